import { occurrencesOf, wallTimeAt } from '../time/wall-clock.ts';
import type { BusinessCalendar } from './business-calendar.ts';

/*
 * The open hours of a calendar, a year at a time: computed once, kept with the calendar object, then only searched.
 * Each opening knows how much open time of its year lies before it, so that adding and subtracting business time are
 * two binary searches. Everything here is epoch milliseconds; days are counted from 1970-01-01 on the wall calendar.
 */

export const DAY_MS = 86_400_000;

/** One stretch of open hours: `start` belongs to it, `end` does not. */
interface Opening {
  readonly start: number;
  readonly end: number;
  /** Open milliseconds of the year before it. */
  readonly before: number;
}

/** A day that is open at all, from its first opening to its last closing. */
interface OpenDay {
  readonly day: number;
  readonly start: number;
  readonly end: number;
}

/** The openings whose dates are in one year of the zone's calendar, in order, and their sum. */
export interface OpenYear {
  readonly openings: readonly Opening[];
  readonly days: readonly OpenDay[];
  readonly openMs: number;
}

const kept = new WeakMap<BusinessCalendar, Map<number, OpenYear>>();

/** Years in a row without an open day that no valid calendar has: 300 holidays cannot close so many. */
const MOST_CLOSED_YEARS = 8;

/** The year of the zone's calendar at `at`. */
export const yearOf = (calendar: BusinessCalendar, at: number): number =>
  new Date(wallTimeAt(calendar.zone, at)).getUTCFullYear();

/** The date of `at` in the calendar's zone. */
export const dayOf = (calendar: BusinessCalendar, at: number): number =>
  Math.floor(wallTimeAt(calendar.zone, at) / DAY_MS);

/** One year of a calendar. Kept by the calendar's identity: a calendar is a value, a changed one is another object. */
export function openYear(calendar: BusinessCalendar, year: number): OpenYear {
  const years = kept.get(calendar) ?? new Map<number, OpenYear>();
  kept.set(calendar, years);
  const found = years.get(year) ?? readYear(calendar, year);
  years.set(year, found);
  return found;
}

function readYear({ zone, hours, holidays }: BusinessCalendar, year: number): OpenYear {
  const closed = new Set(holidays.map((date) => Date.parse(date) / DAY_MS));
  const perWeekday = Object.fromEntries(
    Object.entries(hours).map(([weekday, day]) => [
      weekday,
      day.map(({ from, to }) => ({ from: msOfDay(from), to: msOfDay(to) })),
    ]),
  );
  const openings: Opening[] = [];
  const days: OpenDay[] = [];
  let openMs = 0;
  let reached = Number.NEGATIVE_INFINITY;
  const last = Date.UTC(year, 11, 31) / DAY_MS;
  for (let day = Date.UTC(year, 0, 1) / DAY_MS; day <= last; day++) {
    if (closed.has(day)) continue;
    let first: number | undefined;
    for (const { from, to } of perWeekday[isoWeekday(day)] ?? []) {
      // Around a repeated hour, stretches and even days may overlap: no moment is counted twice.
      const start = Math.max(reached, occurrencesOf(zone, day * DAY_MS + from).first);
      const end = closingOf(zone, day * DAY_MS + to);
      // A stretch that the zone skips, or a date it never had, is no opening.
      if (start >= end) continue;
      openings.push({ start, end, before: openMs });
      openMs += end - start;
      reached = end;
      first ??= start;
    }
    if (first !== undefined) days.push({ day, start: first, end: reached });
  }
  return { openings, days, openMs };
}

const msOfDay = (time: string): number => (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * 60_000;
/** 1970-01-01 was a Thursday, ISO 4. */
const isoWeekday = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/**
 * When the wall clock leaves the last moment before `wall`. Not the last time it shows `wall`: where 01:00 to 02:00 is
 * repeated, hours that close at 01:00 close before the repetition, those that close at 01:30 within it.
 */
function closingOf(zone: string, wall: number): number {
  const { last } = occurrencesOf(zone, wall - 1);
  // A skipped time counts as the first moment after the skip, which is the closing already.
  return wallTimeAt(zone, last) === wall - 1 ? last + 1 : last;
}

/** The index of the first item that passes; the length when none does. Items that pass follow those that do not. */
function firstIndex<T>(items: readonly T[], passes: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && passes(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The open milliseconds of a year before `at`. */
export function openMsBefore({ openings, openMs }: OpenYear, at: number): number {
  const next = openings[firstIndex(openings, ({ end }) => end > at)];
  return next === undefined ? openMs : next.before + Math.max(0, at - next.start);
}

/** The opening that `at` is in, or else the next one. */
export function firstOpeningAfter(calendar: BusinessCalendar, at: number): Opening {
  return search(
    calendar,
    yearOf(calendar, at),
    ({ openings }) => openings[firstIndex(openings, ({ end }) => end > at)],
  );
}

/** The nth open day, counting from the date of `at`: 1 is that date, or the first open day after it. */
export function firstDayFrom(calendar: BusinessCalendar, at: number, n: number): OpenDay {
  const today = dayOf(calendar, at);
  let left = n - 1;
  return search(calendar, yearOf(calendar, at), ({ days }) => {
    const first = firstIndex(days, ({ day }) => day >= today);
    const found = days[first + left];
    left -= days.length - first;
    return found;
  });
}

/** When `openMs` open milliseconds have passed since the beginning of `year`; more than the year has go on into the next. */
export function whenReached(calendar: BusinessCalendar, year: number, openMs: number): number {
  let left = openMs;
  const { start, before } = search(calendar, year, (open) => {
    if (left <= open.openMs)
      return open.openings[firstIndex(open.openings, (each) => each.before + each.end - each.start >= left)];
    left -= open.openMs;
    return undefined;
  });
  return start + left - before;
}

/** Asks one year after the other. */
function search<T>(calendar: BusinessCalendar, from: number, ask: (year: OpenYear) => T | undefined): T {
  for (let year = from, closed = 0; closed < MOST_CLOSED_YEARS; year++) {
    const open = openYear(calendar, year);
    const found = ask(open);
    if (found !== undefined) return found;
    closed = open.openings.length === 0 ? closed + 1 : 0;
  }
  throw new RangeError('a business calendar that is never open');
}
