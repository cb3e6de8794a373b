import {
  type BusinessCalendar,
  businessSecondsBetween,
  DEFAULT_HOURS,
  plusBusinessTime,
} from '../core/calendar/business-calendar.ts';
import { watchTimes } from '../core/ticket/due-time.ts';
import { fromEpochMs } from '../core/time/instant.ts';

/*
 * How many operations of business time one core does a second (aim: 50 000). Prints one line of JSON: CPU time, not
 * wall time, of runs in turn, after a warm-up and a check that the answers are right. Seeded, so that runs compare.
 */

const CALENDAR: BusinessCalendar = {
  zone: 'America/Chicago',
  hours: DEFAULT_HOURS,
  holidays: ['2026-01-01', '2026-05-25', '2026-07-03', '2026-09-07', '2026-11-26', '2026-12-25', '2027-01-01'],
};
const BEGIN = Date.UTC(2026, 0, 1);
const YEAR_MS = 365 * 86_400_000;
const OPERATIONS = 100_000;
const RUNS = 5;

/** mulberry32. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const random = seeded(1);
const instant = () => fromEpochMs(BEGIN + Math.floor(random() * YEAR_MS));
const cases = Array.from({ length: 4096 }, () => ({
  from: instant(),
  to: instant(),
  seconds: Math.floor(random() * 160 * 3600),
}));

for (const { from, seconds } of cases) {
  const back = businessSecondsBetween(CALENDAR, from, plusBusinessTime(CALENDAR, from, seconds));
  if (back !== seconds) throw new Error(`${seconds} s after ${from} are counted back as ${back} s`);
}

const operations = {
  plusBusinessTime: (each: (typeof cases)[number]) => plusBusinessTime(CALENDAR, each.from, each.seconds),
  businessSecondsBetween: (each: (typeof cases)[number]) => businessSecondsBetween(CALENDAR, each.from, each.to),
  watchTimes: (each: (typeof cases)[number]) => watchTimes(CALENDAR, 'standard', each.from),
};

/** Operations a CPU second of one run. */
function rateOf(operation: (each: (typeof cases)[number]) => unknown): number {
  const before = process.cpuUsage();
  for (let i = 0; i < OPERATIONS; i++) {
    const each = cases[i % cases.length];
    if (each) operation(each);
  }
  const { user, system } = process.cpuUsage(before);
  return Math.round(OPERATIONS / ((user + system) / 1e6));
}

const rates = Object.fromEntries(Object.keys(operations).map((name) => [name, [] as number[]]));
for (let run = 0; run <= RUNS; run++)
  for (const [name, operation] of Object.entries(operations)) {
    const rate = rateOf(operation);
    // The first run warms up.
    if (run > 0) rates[name]?.push(rate);
  }

const cold = process.cpuUsage();
plusBusinessTime({ ...CALENDAR }, '2026-06-05T22:30:00.000Z', 3600);
const { user, system } = process.cpuUsage(cold);

console.log(
  JSON.stringify({
    bench: 'business-time',
    unit: 'operations per CPU second',
    operations: OPERATIONS,
    ...Object.fromEntries(
      Object.entries(rates).map(([name, all]) => {
        const sorted = all.toSorted((a, b) => a - b);
        return [name, { median: sorted[Math.floor(sorted.length / 2)], least: sorted[0], most: sorted.at(-1) }];
      }),
    ),
    /** The first question to a calendar computes a year of it. */
    firstCallCpuMs: (user + system) / 1000,
  }),
);
