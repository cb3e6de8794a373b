/*
 * How long it takes to resolve a schedule, as one JSON on standard output: a year of 1 000 shifts, the same with 200
 * overrides, who is on call at an instant of a layer that began long ago, and reading a year of a zone for the first
 * time. Figures in milliseconds; run it with `node bench/schedule.ts`.
 */
import { performance } from 'node:perf_hooks';
import { finalShifts, gaps, onCallAt } from '../core/schedule/on-call.ts';
import { Schedule } from '../core/schedule/schedule.ts';
import { fromEpochMs, toEpochMs } from '../core/time/instant.ts';
import { wallTimeAt } from '../core/time/wall-clock.ts';

const FROM = '2026-01-01T06:00:00.000Z';
const TO = '2027-01-01T06:00:00.000Z';
const OVERRIDES = 200;
const HOUR_MS = 3_600_000;
const ulidOf = (prefix: string, n: number) => `${prefix}_${String(n).padStart(26, '0')}`;
const people = [1, 2, 3, 4, 5].map((n) => ulidOf('per', n));

const scheduleOf = (start: string, overrides: unknown[]): Schedule =>
  Schedule.parse({
    accountId: 'northside',
    id: ulidOf('sch', 1),
    name: 'After hours',
    zone: 'America/Chicago',
    // 8 760 hours of a year in slots of 9 hours: 974 turns; and a second layer of weeks.
    layers: [
      { people, shift: { unit: 'hour', length: 9 }, start },
      { people, shift: { unit: 'week', length: 1 }, start },
    ],
    overrides,
    temporary: [],
    version: 1,
  });

const plain = scheduleOf(FROM, []);
const overridden = scheduleOf(
  FROM,
  Array.from({ length: OVERRIDES }, (_, n) => ({
    id: ulidOf('ovr', n),
    kind: 'replace',
    out: people[n % people.length],
    in: people[(n + 1) % people.length],
    start: fromEpochMs(toEpochMs(FROM) + n * 40 * HOUR_MS),
    end: fromEpochMs(toEpochMs(FROM) + (n * 40 + 60) * HOUR_MS),
  })),
);
const longAgo = scheduleOf('1990-01-01T06:00:00.000Z', []);

function timed(runs: number, run: () => unknown): { runs: number; first: number; median: number; worst: number } {
  const times = Array.from({ length: runs }, () => {
    const begun = performance.now();
    run();
    return performance.now() - begun;
  });
  const [first = 0] = times;
  const sorted = times.slice(1).toSorted((a, b) => a - b);
  const round = (ms: number) => Math.round(ms * 10_000) / 10_000;
  return {
    runs,
    first: round(first),
    median: round(sorted[sorted.length >> 1] ?? first),
    worst: round(sorted.at(-1) ?? first),
  };
}

function checked(what: string, holds: boolean): void {
  if (!holds) throw new Error(`wrong before it was timed: ${what}`);
}

let zoneYears = 1900;
const firstReading = timed(50, () => wallTimeAt('Europe/Berlin', Date.UTC(zoneYears++, 6, 1)));
const firstYear = timed(1, () => finalShifts(plain, FROM, TO));
const shifts = finalShifts(plain, FROM, TO).length;
checked('a year has about a thousand shifts', shifts > 1_000 && shifts < 1_050);
checked('a rotation without windows has no gap', gaps(plain, FROM, TO).length === 0);
checked('two layers are two persons at most', onCallAt(longAgo, FROM).length <= 2);

const figures = {
  unit: 'ms',
  node: process.version,
  shifts,
  overrides: OVERRIDES,
  firstReadingOfAZoneYear: firstReading,
  yearOfShiftsOnFirstUse: firstYear.first,
  yearOfShifts: timed(200, () => finalShifts(plain, FROM, TO)),
  yearOfShiftsWithOverrides: timed(200, () => finalShifts(overridden, FROM, TO)),
  onCallAtOfALayerSince1990: timed(5_000, () => onCallAt(longAgo, '2026-07-04T05:00:00.000Z')),
};
console.log(JSON.stringify(figures, null, 2));
