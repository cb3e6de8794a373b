import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { PersonId } from '../../../core/ids/ids.ts';
import type { Layer, Window } from '../../../core/schedule/layer.ts';
import { finalShifts, gaps, onCallAt } from '../../../core/schedule/on-call.ts';
import type { Schedule } from '../../../core/schedule/schedule.ts';
import { fromEpochMs, type Instant, toEpochMs } from '../../../core/time/instant.ts';
import { fc } from '../../support/property.ts';
import { aSchedule, type LayerInWords, type ScheduleInWords } from './a-schedule.ts';
import { occurrencesByTemporal, wallAt } from './wall-clock-oracle.ts';

/*
 * Any schedule at any moment against the rules as one would say them: walk the layer's slots from its start with
 * Temporal, look whether a window is open, then remove, replace and add. Slow, plain, and without the code under test.
 */

function isOpen(zone: string, windows: readonly Window[], at: number): boolean {
  const today = wallAt(zone, at).toPlainDate();
  return [-2, -1, 0, 1].some((days) => {
    const day = today.add({ days });
    return windows.some((window) => {
      if (!window.days.includes(day.dayOfWeek)) return false;
      const opens = day.toPlainDateTime(window.from);
      const closes = (window.to > window.from ? day : day.add({ days: 1 })).toPlainDateTime(window.to);
      return occurrencesByTemporal(zone, opens).first <= at && at < occurrencesByTemporal(zone, closes).last;
    });
  });
}

function onCallOfLayer(zone: string, layer: Layer, at: number): PersonId[] {
  const start = toEpochMs(layer.start);
  if (at < start || (layer.windows && !isOpen(zone, layer.windows, at))) return [];
  const slot = { [`${layer.shift.unit}s`]: layer.shift.length };
  const found: PersonId[] = [];
  let wall = wallAt(zone, start);
  for (let turn = 0; occurrencesByTemporal(zone, wall).first <= at; turn++) {
    const next = wall.add(slot);
    const person = layer.people[turn % layer.people.length];
    if (person !== undefined && at < occurrencesByTemporal(zone, next).last) found.push(person);
    wall = next;
  }
  return found;
}

function onCallByTheRules(schedule: Schedule, instant: Instant): PersonId[] {
  const holds = (span: { start: Instant; end: Instant }) => span.start <= instant && instant < span.end;
  const temporary = schedule.temporary.find(holds);
  if (temporary) return [...new Set(temporary.shifts.filter(holds).map(({ personId }) => personId))];
  let people = schedule.layers.flatMap((layer) => onCallOfLayer(schedule.zone, layer, toEpochMs(instant)));
  const overrides = schedule.overrides.filter(holds);
  for (const each of overrides) if (each.kind === 'remove') people = people.filter((person) => person !== each.out);
  for (const each of overrides) {
    if (each.kind === 'replace') people = people.map((person) => (person === each.out ? each.in : person));
  }
  for (const each of overrides) if (each.kind === 'add') people.push(each.in);
  return [...new Set(people)];
}

const MINUTE = 60_000;
const ZONES = [
  'America/Chicago',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'Antarctica/Troll',
  'UTC',
];
/** The first change of the zone's clocks in 2025: schedules are made around it, to the quarter of an hour. */
const around = (zone: string): number => {
  const change = Temporal.Instant.from('2025-01-01T00:00:00Z').toZonedDateTimeISO(zone).getTimeZoneTransition('next');
  return change?.epochMilliseconds ?? Date.UTC(2025, 2, 1);
};
const quarters = (days: number) => fc.integer({ min: -days * 96, max: days * 96 }).map((n) => n * 15 * MINUTE);
const letter = fc.constantFrom(...'ABCD');
const span = fc
  .tuple(quarters(3), fc.integer({ min: 1, max: 200 }))
  .map(([at, n]): [number, number] => [at, at + n * 15 * MINUTE]);
const timeOfDay = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30'))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
const window = fc.record({
  days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
  from: timeOfDay,
  to: timeOfDay,
});
const layer = fc.record({
  people: fc.array(letter, { minLength: 1, maxLength: 4 }).map((letters) => letters.join('')),
  shift: fc.constantFrom('1 hour', '3 hour', '12 hour', '1 day', '2 day', '1 week'),
  start: quarters(4),
  windows: fc.option(fc.array(window, { minLength: 1, maxLength: 3 }), { nil: undefined }),
});
const override = fc.tuple(
  fc.oneof(
    letter.map((who) => `add ${who}`),
    letter.map((who) => `remove ${who}`),
    fc
      .tuple(letter, letter)
      .filter(([out, comes]) => out !== comes)
      .map(([out, comes]) => `${out}→${comes}`),
  ),
  span,
);

const anySchedule = fc
  .record({
    zone: fc.constantFrom(...ZONES),
    layers: fc.array(layer, { minLength: 1, maxLength: 3 }),
    overrides: fc.array(override, { maxLength: 4 }),
    temporary: fc.option(fc.tuple(span, fc.array(letter, { maxLength: 3 })), { nil: undefined }),
  })
  .map(({ zone, layers, overrides, temporary }) => {
    const base = around(zone);
    const time = (ms: number) => fromEpochMs(base + ms);
    const words: ScheduleInWords = {
      zone,
      layers: layers.map(
        ({ start, windows, ...rest }): LayerInWords => ({
          ...rest,
          start: time(start),
          ...(windows ? { windows } : {}),
        }),
      ),
      overrides: overrides.map(([what, [start, end]]) => [what, time(start), time(end)]),
    };
    if (temporary) {
      const [[start, end], people] = temporary;
      const half = (start + end) / 2;
      words.temporary = [
        [
          time(start),
          time(end),
          people.map((who, n) => [who, time(n === 0 ? start : half), time(n === 1 ? end : half + MINUTE)]),
        ],
      ];
    }
    return { base, schedule: aSchedule(words) };
  });

test('who is on call is what the rules say, at any moment of any schedule, and the shifts and gaps agree', {
  timeout: 120_000,
}, () => {
  let moments = 0;
  fc.assert(
    fc.property(anySchedule, fc.array(quarters(4), { minLength: 1, maxLength: 8 }), ({ base, schedule }, offsets) => {
      const from = fromEpochMs(base - 5 * 1440 * MINUTE);
      const to = fromEpochMs(base + 5 * 1440 * MINUTE);
      const shifts = finalShifts(schedule, from, to);
      const empty = gaps(schedule, from, to);
      for (const shift of shifts) expect(shift.start < shift.end && from <= shift.start && shift.end <= to).toBe(true);
      const edges = shifts.slice(0, 4).flatMap(({ start, end }) => [toEpochMs(start), toEpochMs(end) - 1]);
      for (const at of [...offsets.map((offset) => base + offset), ...edges].map(fromEpochMs)) {
        const holds = (each: { start: Instant; end: Instant }) => each.start <= at && at < each.end;
        const told = onCallAt(schedule, at);
        expect(told, at).toEqual(onCallByTheRules(schedule, at));
        expect(new Set(shifts.filter(holds).map(({ personId }) => personId)), at).toEqual(new Set(told));
        expect(empty.some(holds), at).toBe(told.length === 0);
        moments++;
      }
    }),
    { numRuns: 600, seed: 20260601 },
  );
  console.log(`any schedule: ${moments} moments`);
  expect(moments).toBeGreaterThanOrEqual(5_000);
});
