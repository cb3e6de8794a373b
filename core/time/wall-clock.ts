import { Temporal } from 'temporal-polyfill';

/*
 * What the clock on the wall of a zone shows, and when it shows it. Rotations count wall-clock time, so this is asked
 * thousands of times a schedule: the zone's offsets are read from Temporal once a year of a zone and kept, the rest is
 * arithmetic. A wall time is a number: the milliseconds that `Date.UTC` would give for the same date and time.
 */

const DAY_MS = 86_400_000;

interface Change {
  /** Epoch milliseconds of the first moment at the new offset. */
  readonly at: number;
  /** Milliseconds ahead of UTC from then on. */
  readonly offset: number;
}

/** One UTC year of a zone: the offset with which it begins, and the changes within it. */
interface ZoneYear {
  readonly offset: number;
  readonly changes: readonly Change[];
}

/** Far more than one process meets; it only keeps odd requests from filling the memory. */
const MOST_YEARS_KEPT = 5_000;
const years = new Map<string, ZoneYear>();

function readYear(zone: string, year: number): ZoneYear {
  // Date.UTC reads 0–99 as 1900–1999.
  const begins = new Date(0).setUTCFullYear(year, 0, 1);
  const ends = new Date(0).setUTCFullYear(year + 1, 0, 1);
  const offsetOf = (time: Temporal.ZonedDateTime) => time.offsetNanoseconds / 1_000_000;
  const start = Temporal.Instant.fromEpochMilliseconds(begins).toZonedDateTimeISO(zone);
  const changes: Change[] = [];
  for (
    let next = start.getTimeZoneTransition('next');
    next !== null && next.epochMilliseconds < ends;
    next = next.getTimeZoneTransition('next')
  ) {
    changes.push({ at: next.epochMilliseconds, offset: offsetOf(next) });
  }
  return { offset: offsetOf(start), changes };
}

function zoneYear(zone: string, year: number): ZoneYear {
  const key = `${zone} ${year}`;
  const kept = years.get(key);
  if (kept !== undefined) return kept;
  if (years.size >= MOST_YEARS_KEPT) years.clear();
  const read = readYear(zone, year);
  years.set(key, read);
  return read;
}

const utcYear = (ms: number): number => new Date(ms).getUTCFullYear();

function offsetAt(zone: string, at: number): number {
  const { offset, changes } = zoneYear(zone, utcYear(at));
  return changes.findLast((change) => change.at <= at)?.offset ?? offset;
}

/** The changes less than a day from a time. No offset is as long as a day, so the others cannot matter to it. */
function changesNear(zone: string, ms: number): Change[] {
  const first = utcYear(ms - DAY_MS);
  const last = utcYear(ms + DAY_MS);
  const near = (change: Change) => Math.abs(change.at - ms) <= DAY_MS;
  const found = zoneYear(zone, first).changes.filter(near);
  return first === last ? found : [...found, ...zoneYear(zone, last).changes.filter(near)];
}

/** What the wall clock shows at an epoch time. */
export const wallTimeAt = (zone: string, at: number): number => at + offsetAt(zone, at);

/** The earliest and the latest that the wall clock might show within a day of an epoch time. */
export function wallTimesNear(zone: string, at: number): { least: number; most: number } {
  let least = offsetAt(zone, at - DAY_MS);
  let most = least;
  for (const { offset } of changesNear(zone, at)) {
    least = Math.min(least, offset);
    most = Math.max(most, offset);
  }
  return { least: at + least, most: at + most };
}

/** When a wall clock shows one time: twice or more in a repeated hour, so there are a first and a last. */
export interface Occurrences {
  readonly first: number;
  readonly last: number;
}

/**
 * The epoch times of a wall time (escalation spec, case 12). A time that a zone skips counts as the first instant
 * after the skip; `first` and `last` are the same but for a time that is repeated.
 */
export function occurrencesOf(zone: string, wall: number): Occurrences {
  let offset = offsetAt(zone, wall - DAY_MS);
  let since = -Infinity;
  let skippedAt: number | undefined;
  let first: number | undefined;
  let last = 0;
  const consider = (until: number) => {
    const at = wall - offset;
    if (at < since || at >= until) return;
    first ??= at;
    last = at;
  };
  for (const change of changesNear(zone, wall)) {
    consider(change.at);
    if (wall - offset >= change.at && wall - change.offset < change.at) skippedAt ??= change.at;
    offset = change.offset;
    since = change.at;
  }
  consider(Infinity);
  if (first !== undefined) return { first, last };
  const at = skippedAt ?? wall - offset;
  return { first: at, last: at };
}
