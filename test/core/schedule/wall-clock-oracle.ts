import { Temporal } from 'temporal-polyfill';

/*
 * The same questions that the schedule answers by arithmetic, asked of Temporal one by one: slow, and independent of
 * the code under test.
 */

/** When a wall time first and last occurs in a zone, in epoch milliseconds; after the skip if it never does. */
export function occurrencesByTemporal(zone: string, wall: Temporal.PlainDateTime): { first: number; last: number } {
  const first = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (first.toPlainDateTime().equals(wall)) {
    const last = wall.toZonedDateTime(zone, { disambiguation: 'later' });
    return { first: first.epochMilliseconds, last: last.epochMilliseconds };
  }
  // Read with the offset before the skip, a skipped time is "earlier" one of before it: the skip comes next.
  const skip = first.getTimeZoneTransition('next');
  if (skip === null) throw new Error(`${wall.toString()} does not occur in ${zone}, and nothing skips it`);
  return { first: skip.epochMilliseconds, last: skip.epochMilliseconds };
}

/** Every change of a zone's offset from 2020 to 2030, in epoch milliseconds. */
export function changesOfTenYears(zone: string): number[] {
  const end = Date.UTC(2031, 0);
  const changes: number[] = [];
  let at = Temporal.Instant.from('2020-01-01T00:00:00Z').toZonedDateTimeISO(zone).getTimeZoneTransition('next');
  for (; at !== null && at.epochMilliseconds < end; at = at.getTimeZoneTransition('next')) {
    changes.push(at.epochMilliseconds);
  }
  return changes;
}

export const wallAt = (zone: string, at: number): Temporal.PlainDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime();
