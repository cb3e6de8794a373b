import { type Span, united } from '../time/span.ts';
import { occurrencesOf, wallTimesNear } from '../time/wall-clock.ts';
import type { Window } from './layer.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

const minutesOf = (timeOfDay: string): number => Number(timeOfDay.slice(0, 2)) * 60 + Number(timeOfDay.slice(3));

/** ISO weekday, 1 is Monday, of a day counted from 1 January 1970, a Thursday; it may be negative. */
const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/**
 * When windows are open between two epoch times, in order and without overlap. Like a shift, a window opens at the
 * first occurrence of its wall time and closes at the last, so a repeated hour never leaves a gap between two of them.
 */
export function openHours(zone: string, windows: readonly Window[], within: Span): Span[] {
  // A window may begin up to two midnights before it ends.
  const firstDay = Math.floor(wallTimesNear(zone, within.start).least / DAY_MS) - 1;
  const lastDay = Math.floor(wallTimesNear(zone, within.end).most / DAY_MS);
  const open: Span[] = [];
  for (let day = firstDay; day <= lastDay; day++) {
    for (const { days, from, to } of windows) {
      if (!days.includes(weekdayOf(day))) continue;
      const opens = minutesOf(from);
      const closes = minutesOf(to);
      const wall = (minutes: number) => day * DAY_MS + minutes * MINUTE_MS;
      const start = occurrencesOf(zone, wall(opens)).first;
      const end = occurrencesOf(zone, wall(closes > opens ? closes : closes + 24 * 60)).last;
      if (start < within.end && end > within.start) open.push({ start, end });
    }
  }
  return united(open);
}
