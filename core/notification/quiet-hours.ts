import * as z from 'zod';
import { fromEpochMs, type Instant, toEpochMs } from '../time/instant.ts';
import { occurrencesOf, wallTimeAt } from '../time/wall-clock.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

const TimeOfDay = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, 'must be a time like 21:00');

/** When customers are left in peace, on the wall clock of the service address; `from` = `to` means never. */
export const QuietHours = z.object({ from: TimeOfDay, to: TimeOfDay });
export type QuietHours = z.infer<typeof QuietHours>;

/** Messages spec, rule 7. */
export const DEFAULT_QUIET_HOURS: QuietHours = { from: '21:00', to: '08:00' };

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** The end of the quiet hours that `at` lies in; undefined when it lies in none. */
export function quietUntil(at: Instant, zone: string, { from, to }: QuietHours): Instant | undefined {
  const begin = minutesOf(from);
  const end = minutesOf(to);
  const wall = wallTimeAt(zone, toEpochMs(at));
  const midnight = wall - (((wall % DAY_MS) + DAY_MS) % DAY_MS);
  const minute = Math.floor((wall - midnight) / MINUTE_MS);
  const evening = begin > end && minute >= begin;
  const quiet = begin > end ? evening || minute < end : minute >= begin && minute < end;
  if (!quiet) return undefined;
  const until = midnight + (evening ? DAY_MS : 0) + end * MINUTE_MS;
  return fromEpochMs(occurrencesOf(zone, until).first);
}

/** The calendar day on the wall of a zone, `2026-06-01`. */
export const dayIn = (zone: string, at: Instant): string => fromEpochMs(wallTimeAt(zone, toEpochMs(at))).slice(0, 10);

/** The morning of the day after `at`: when the quiet hours of that day end, or at 08:00 where there are none. */
export function nextMorning(at: Instant, zone: string, { from, to }: QuietHours): Instant {
  const wall = wallTimeAt(zone, toEpochMs(at));
  const midnight = wall - (((wall % DAY_MS) + DAY_MS) % DAY_MS) + DAY_MS;
  const opens = minutesOf(from === to ? DEFAULT_QUIET_HOURS.to : to);
  return fromEpochMs(occurrencesOf(zone, midnight + opens * MINUTE_MS).first);
}
