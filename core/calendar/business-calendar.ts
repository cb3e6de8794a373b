import * as z from 'zod';
import { fromEpochMs, type Instant, toEpochMs } from '../time/instant.ts';
import { Zone } from '../time/zone.ts';
import {
  DAY_MS,
  dayOf,
  firstDayFrom,
  firstOpeningAfter,
  openMsBefore,
  openYear,
  whenReached,
  yearOf,
} from './open-year.ts';

/*
 * An account's business calendar: when somebody is there. Due times and reminders of tickets are counted in it. Time
 * is counted as it passes: an hour the zone repeats counts twice, one it skips not at all. All functions take and
 * answer instants; `at` in a zone's repeated hour is no special case, because an instant is never ambiguous.
 */

const OPENS = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day from 00:00 to 23:59');
const CLOSES = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be a time of day from 00:00 to 24:00');

/** One stretch of open hours of a day, `from` inclusive, `to` exclusive; over midnight it is written as two. */
export const OpenHours = z
  .object({ from: OPENS, to: CLOSES })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'must be after from, on the same day' });
export type OpenHours = z.infer<typeof OpenHours>;

/** ISO weekdays as keys: `1` is Monday. */
export const Weekday = z.enum(['1', '2', '3', '4', '5', '6', '7']);
export type Weekday = z.infer<typeof Weekday>;

/** A handful is usual: a day with two breaks has three. */
const MOST_STRETCHES = 6;
/** Ten years of thirty holidays; also what keeps every search for an open day finite. */
const MOST_HOLIDAYS = 300;

const DayHours = z
  .array(OpenHours)
  .max(MOST_STRETCHES)
  .refine(
    (stretches) => stretches.every(({ from }, index) => index === 0 || (stretches[index - 1]?.to ?? '') <= from),
    'must be in order and not overlap',
  );

export const BusinessCalendar = z.object({
  zone: Zone,
  /** A weekday that is absent or empty is closed. */
  hours: z
    .partialRecord(Weekday, DayHours)
    .refine((hours) => Object.values(hours).some((day) => day.length > 0), 'must be open on one day at least'),
  /** Closed all day. */
  holidays: z.array(z.iso.date('must be a date like 2026-12-25')).max(MOST_HOLIDAYS),
});
export type BusinessCalendar = Readonly<z.infer<typeof BusinessCalendar>>;

const NINE_HOURS: OpenHours[] = [{ from: '08:00', to: '17:00' }];

/** Monday to Friday, 08:00 to 17:00 (tickets spec, 6). */
export const DEFAULT_HOURS: BusinessCalendar['hours'] = {
  '1': NINE_HOURS,
  '2': NINE_HOURS,
  '3': NINE_HOURS,
  '4': NINE_HOURS,
  '5': NINE_HOURS,
};

/** Whether somebody is there at `at`; at the moment of closing nobody is. */
export function isOpen(calendar: BusinessCalendar, at: Instant): boolean {
  const ms = toEpochMs(at);
  return firstOpeningAfter(calendar, ms).start <= ms;
}

/** The first open moment that is not before `at`: `at` itself when it is open. */
export function nextOpening(calendar: BusinessCalendar, at: Instant): Instant {
  const ms = toEpochMs(at);
  const { start } = firstOpeningAfter(calendar, ms);
  return start <= ms ? at : fromEpochMs(start);
}

/**
 * The earliest instant by which `seconds` of open time have passed since `start`: what ends with a stretch of open
 * hours is answered with its closing, not with the opening after it.
 * @throws RangeError for negative or non-finite seconds.
 */
export function plusBusinessTime(calendar: BusinessCalendar, start: Instant, seconds: number): Instant {
  if (!(seconds >= 0 && seconds < Number.POSITIVE_INFINITY)) throw new RangeError(`not a length of time: ${seconds}`);
  if (seconds === 0) return start;
  const at = toEpochMs(start);
  const year = yearOf(calendar, at);
  const left = openMsBefore(openYear(calendar, year), at) + Math.round(seconds * 1000);
  return fromEpochMs(whenReached(calendar, year, left));
}

/** The open seconds from `from` to `to`, to the millisecond; negative when `to` is earlier. */
export function businessSecondsBetween(calendar: BusinessCalendar, from: Instant, to: Instant): number {
  if (to < from) return -businessSecondsBetween(calendar, to, from);
  const [start, end] = [toEpochMs(from), toEpochMs(to)];
  const last = yearOf(calendar, end);
  let ms = openMsBefore(openYear(calendar, last), end);
  let year = yearOf(calendar, start);
  ms -= openMsBefore(openYear(calendar, year), start);
  for (; year < last; year++) ms += openYear(calendar, year).openMs;
  return ms / 1000;
}

/** A day with open hours, from its first opening to its last closing. */
export interface BusinessDay {
  /** In the calendar's zone, `YYYY-MM-DD`. */
  date: string;
  opensAt: Instant;
  closesAt: Instant;
}

/** The nth business day counting from the date of `at`: 1 is that date itself, or the first business day after it. */
export function businessDay(calendar: BusinessCalendar, at: Instant, n: number): BusinessDay {
  if (!(Number.isInteger(n) && n >= 1)) throw new RangeError(`not a count of days: ${n}`);
  const { day, start, end } = firstDayFrom(calendar, toEpochMs(at), n);
  return { date: fromEpochMs(day * DAY_MS).slice(0, 10), opensAt: fromEpochMs(start), closesAt: fromEpochMs(end) };
}

/** Whether the date of `at`, in the calendar's zone, has open hours, be they over or not. */
export function isBusinessDay(calendar: BusinessCalendar, at: Instant): boolean {
  const ms = toEpochMs(at);
  return firstDayFrom(calendar, ms, 1).day === dayOf(calendar, ms);
}

/** When the nth business day ends, counted as `businessDay` counts. */
export const endOfBusinessDay = (calendar: BusinessCalendar, at: Instant, n: number): Instant =>
  businessDay(calendar, at, n).closesAt;
