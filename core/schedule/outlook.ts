import type { PersonId } from '../ids/ids.ts';
import { OUTLOOK_DAYS, type ScheduleOutlook } from '../plan/checks.ts';
import { fromEpochMs, type Instant, plusMinutes, toEpochMs } from '../time/instant.ts';
import { occurrencesOf, wallTimeAt } from '../time/wall-clock.ts';
import { finalShifts, gaps, onCallAt } from './on-call.ts';
import { contradictions } from './override.ts';
import type { Schedule } from './schedule.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** A night is whoever's it is at two in the morning. */
const NIGHT_HOUR = 2;

/** What plan checks look at: a schedule over the next sixty days. */
export function outlookOf(schedule: Schedule, from: Instant): ScheduleOutlook {
  const to = plusMinutes(from, OUTLOOK_DAYS * 24 * 60);
  const nights = new Map<PersonId, number>(finalShifts(schedule, from, to).map(({ personId }) => [personId, 0]));
  for (const night of nightsWithin(schedule.zone, from, to))
    for (const personId of onCallAt(schedule, night)) nights.set(personId, (nights.get(personId) ?? 0) + 1);
  return {
    name: schedule.name,
    zone: schedule.zone,
    gaps: gaps(schedule, from, to),
    nights,
    contradictions: contradictions(schedule.overrides)
      .map(([one, other]) => ({
        start: one.start > other.start ? one.start : other.start,
        end: one.end < other.end ? one.end : other.end,
      }))
      .filter(({ end }) => end > from),
  };
}

function nightsWithin(zone: string, from: Instant, to: Instant): Instant[] {
  const firstDay = Math.floor(wallTimeAt(zone, toEpochMs(from)) / DAY_MS);
  return Array.from({ length: OUTLOOK_DAYS + 2 }, (_, day) =>
    fromEpochMs(occurrencesOf(zone, (firstDay + day) * DAY_MS + NIGHT_HOUR * HOUR_MS).first),
  ).filter((night) => night >= from && night < to);
}
