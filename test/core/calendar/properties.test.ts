import { Temporal } from 'temporal-polyfill';
import { afterAll, expect, test } from 'vitest';
import {
  type BusinessCalendar,
  businessDay,
  businessSecondsBetween,
  isOpen,
  nextOpening,
  plusBusinessTime,
} from '../../../core/calendar/business-calendar.ts';
import { dueAtOf, watchTimes } from '../../../core/ticket/due-time.ts';
import { fromEpochMs, type Instant, toEpochMs } from '../../../core/time/instant.ts';
import { fc } from '../../support/property.ts';
import { anInstant, anyCalendar } from './calendars.ts';

/* What holds of every calendar and every instant, and that it agrees with asking Temporal minute by minute. */

const CALENDARS = 250;
/** Cases asked of one calendar, because the first question to it computes a year. */
const CASES = 20;
let checked = 0;
afterAll(() => console.log(`business time: ${checked} random cases checked`));

const holds = <T>(
  aCase: fc.Arbitrary<T>,
  check: (calendar: BusinessCalendar, values: T) => void,
  { calendars = CALENDARS, cases = CASES } = {},
): void => {
  // Nothing here is asynchronous: when assert returns, all has been checked.
  void fc.assert(
    fc.property(anyCalendar, fc.array(aCase, { minLength: 1, maxLength: cases, size: 'max' }), (calendar, all) => {
      for (const each of all) {
        checked++;
        check(calendar, each);
      }
    }),
    { numRuns: calendars, seed: 20260601 },
  );
};

const someSeconds = fc.integer({ min: 0, max: 400 * 3600 });
const ordered = (instants: Instant[]): Instant[] => instants.toSorted();

test('business seconds are additive, and the other way round they are negative', () => {
  holds(fc.tuple(anInstant, anInstant, anInstant), (calendar, [a, b, c]) => {
    const between = (from: Instant, to: Instant) => businessSecondsBetween(calendar, from, to);
    expect(between(a, b) + between(b, c)).toBeCloseTo(between(a, c), 3);
    expect(between(a, b) + between(b, a)).toBe(0);
  });
});

test('no more business time passes than time, and none while closed', () => {
  holds(fc.tuple(anInstant, anInstant), (calendar, [a, b]) => {
    const [from = a, to = b] = ordered([a, b]);
    const seconds = businessSecondsBetween(calendar, from, to);
    expect(seconds).toBeGreaterThanOrEqual(0);
    expect(Math.round(seconds * 1000)).toBeLessThanOrEqual(toEpochMs(to) - toEpochMs(from));
    expect(businessSecondsBetween(calendar, from, nextOpening(calendar, from))).toBe(0);
    expect(isOpen(calendar, nextOpening(calendar, from))).toBe(true);
  });
});

test('adding and counting are inverse, and a sum is reached at the earliest moment possible', () => {
  holds(fc.tuple(anInstant, someSeconds), (calendar, [start, seconds]) => {
    const reached = plusBusinessTime(calendar, start, seconds);
    expect(businessSecondsBetween(calendar, start, reached)).toBe(seconds);
    if (seconds > 0) {
      const justBefore = fromEpochMs(toEpochMs(reached) - 1);
      expect(businessSecondsBetween(calendar, start, justBefore)).toBeLessThan(seconds);
    }
  });
});

test('adding twice is adding the sum', () => {
  holds(fc.tuple(anInstant, someSeconds, someSeconds), (calendar, [start, one, two]) => {
    const twice = plusBusinessTime(calendar, plusBusinessTime(calendar, start, one), two);
    expect(twice).toBe(plusBusinessTime(calendar, start, one + two));
  });
});

test('due times never move backwards with a later arrival, be it by a second or by months', () => {
  const gap = fc.oneof(fc.integer({ min: 0, max: 7200_000 }), fc.integer({ min: 0, max: 5_000_000_000 }));
  holds(fc.tuple(anInstant, gap), (calendar, [earlier, ms]) => {
    const later = fromEpochMs(toEpochMs(earlier) + ms);
    for (const urgency of ['urgent', 'standard'] as const) {
      const [first, second] = [watchTimes(calendar, urgency, earlier), watchTimes(calendar, urgency, later)];
      expect(second.dueAt >= first.dueAt, urgency).toBe(true);
      expect(second.breachAt >= first.breachAt, urgency).toBe(true);
      expect(second.halfAt >= first.halfAt, urgency).toBe(true);
    }
  });
});

test('a ticket is reminded of in order, after its arrival, and no business time is lost before half-time', () => {
  const urgencies = fc.constantFrom('urgent' as const, 'standard' as const);
  holds(fc.tuple(anInstant, urgencies), (calendar, [at, urgency]) => {
    const { halfAt, dueAt, breachAt, noticesAt } = watchTimes(calendar, urgency, at);
    expect(ordered([at, halfAt, dueAt, breachAt])).toEqual([at, halfAt, dueAt, breachAt]);
    expect(halfAt > at && halfAt < dueAt).toBe(true);
    expect(noticesAt.map((notice) => notice.at)).toEqual(ordered(noticesAt.map((notice) => notice.at)));
    const [before, after] = [
      businessSecondsBetween(calendar, at, halfAt),
      businessSecondsBetween(calendar, halfAt, dueAt),
    ];
    expect(Math.abs(before - after)).toBeLessThanOrEqual(0.002);
  });
});

/**
 * The hours of one date by Temporal alone, minute by minute: hours begin when the clock first shows a minute of theirs,
 * and end when it last shows one.
 */
function openMinutes({ zone, hours, holidays }: BusinessCalendar, date: Temporal.PlainDate): Set<number> {
  const open = new Set<number>();
  if (holidays.includes(date.toString())) return open;
  const begins = date.toZonedDateTime(zone).epochMilliseconds;
  const ends = date.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds;
  const minutes: { at: number; time: string }[] = [];
  for (let at = begins; at < ends; at += 60_000)
    minutes.push({
      at,
      time: Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainTime().toString().slice(0, 5),
    });
  const weekday = Object.entries(hours).find(([key]) => Number(key) === date.dayOfWeek)?.[1] ?? [];
  for (const { from, to } of weekday) {
    const within = minutes.filter(({ time }) => time >= from && time < to).map(({ at }) => at);
    const [first, last] = [within[0], within.at(-1)];
    if (first === undefined || last === undefined) continue;
    for (let at = first; at <= last; at += 60_000) open.add(at);
  }
  return open;
}

/** Dates on which some of the zones repeat or skip time, and the days around them. */
const TURNS = ['2026-03-08', '2026-03-28', '2026-03-29', '2026-04-05', '2026-04-24', '2026-10-04', '2026-10-25'];
const MORE_TURNS = ['2026-09-27', '2026-10-24', '2026-10-29', '2026-10-30', '2026-11-01', '2026-06-03'];

test('the open minutes of a date are those Temporal finds, through repeated and skipped hours', () => {
  holds(
    fc.constantFrom(...TURNS, ...MORE_TURNS),
    (calendar, text) => {
      const date = Temporal.PlainDate.from(text);
      const expected = openMinutes(calendar, date);
      const begins = date.toZonedDateTime(calendar.zone).epochMilliseconds;
      const ends = date.add({ days: 1 }).toZonedDateTime(calendar.zone).epochMilliseconds;
      const found = new Set<number>();
      for (let at = begins; at < ends; at += 60_000) if (isOpen(calendar, fromEpochMs(at))) found.add(at);
      expect(found).toEqual(expected);
      const counted = businessSecondsBetween(calendar, fromEpochMs(begins), fromEpochMs(ends));
      expect(counted).toBe(expected.size * 60);
      if (expected.size > 0) {
        const day = businessDay(calendar, fromEpochMs(begins), 1);
        expect(day).toEqual({
          date: text,
          opensAt: fromEpochMs(Math.min(...expected)),
          closesAt: fromEpochMs(Math.max(...expected) + 60_000),
        });
      }
    },
    { calendars: 100, cases: 1 },
  );
});

test('what is due is always within the hours of a business day, or at their end', () => {
  holds(anInstant, (calendar, at) => {
    for (const urgency of ['urgent', 'standard'] as const) {
      const dueAt = dueAtOf(calendar, urgency, at);
      const { opensAt, closesAt } = businessDay(calendar, fromEpochMs(toEpochMs(dueAt) - 1), 1);
      expect(opensAt < dueAt && dueAt <= closesAt, `${urgency} ${at} → ${dueAt}`).toBe(true);
    }
  });
});
