import { expect, test } from 'vitest';
import { finalShifts, gaps, onCallAt } from '../../../core/schedule/on-call.ts';
import { fromEpochMs, toEpochMs } from '../../../core/time/instant.ts';
import { canonicalZone } from '../../../core/time/zone.ts';
import { aSchedule, letterOf } from './a-schedule.ts';
import { changesOfTenYears, occurrencesByTemporal, wallAt } from './wall-clock-oracle.ts';

/*
 * Escalation spec, case 12, in every zone of the runtime: around each change of its offset from 2020 to 2030, a
 * rotation of hours, of days and of weeks is compared, turn by turn, with what Temporal says of the same wall times.
 * A zone without a change is asked about one moment.
 */

const UNITS = ['hour', 'day', 'week'] as const;
/** How far the handoff nearest the change is from it on the wall clock, and how long shifts are; taken in turns. */
const MINUTES_FROM_CHANGE = [0, 30, -30, 15, -60, 59, -1, 90, 60, -45];
const LENGTHS = [1, 2, 3, 5];
const PEOPLE = 'ABC';
/** Shifts before the one that meets the change, and as many after. */
const AROUND = 2;

interface Case {
  zone: string;
  change: number;
  unit: (typeof UNITS)[number];
  length: number;
  minutes: number;
}

/** The rotation of a case, and its turns by Temporal: from `AROUND` before the change to `AROUND` after it. */
function rotationOf({ zone, change, unit, length, minutes }: Case) {
  const shift = { [`${unit}s`]: length };
  const handoff = wallAt(zone, change - 1)
    .add({ milliseconds: 1 })
    .add({ minutes });
  let wall = handoff;
  for (let n = 0; n < AROUND; n++) wall = wall.subtract(shift);
  // What is skipped or repeated has no one instant to start at: begin where the wall clock is plain.
  let { first: start, last } = occurrencesByTemporal(zone, wall);
  while (start !== last) {
    wall = wall.subtract(shift);
    ({ first: start, last } = occurrencesByTemporal(zone, wall));
  }
  const begins = wallAt(zone, start);
  const walls = [begins];
  for (let n = 0; n < 2 * AROUND + 2; n++) walls.push((walls.at(-1) ?? begins).add(shift));
  const handoffs = walls.map((each) => occurrencesByTemporal(zone, each));
  const end = handoffs.at(-1)?.first ?? start;
  const turns = handoffs.slice(0, -1).map(({ first }, n) => ({
    person: PEOPLE[n % PEOPLE.length] ?? '',
    start: first,
    end: Math.min(handoffs[n + 1]?.last ?? end, end),
  }));
  const schedule = aSchedule({
    zone,
    layers: [{ people: PEOPLE, shift: `${length} ${unit}`, start: fromEpochMs(start) }],
  });
  return { schedule, start, end, turns: turns.filter((turn) => turn.start < turn.end) };
}

/** Milliseconds covered, overlaps counted once. */
function covered(spans: readonly { start: number; end: number }[]): number {
  let total = 0;
  let reached = -Infinity;
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    total += Math.max(0, end - Math.max(start, reached));
    reached = Math.max(reached, end);
  }
  return total;
}

function check(each: Case): number {
  const { schedule, start, end, turns } = rotationOf(each);
  const from = fromEpochMs(start);
  const to = fromEpochMs(end);
  const what = JSON.stringify({ ...each, change: fromEpochMs(each.change), from });
  const shifts = finalShifts(schedule, from, to).map((shift) => ({
    person: letterOf(shift.personId),
    start: toEpochMs(shift.start),
    end: toEpochMs(shift.end),
  }));
  expect(shifts, what).toEqual(turns);
  expect(gaps(schedule, from, to), what).toEqual([]);
  expect(covered(shifts), what).toBe(end - start);
  const moments = new Set(
    [each.change, ...shifts.flatMap((shift) => [shift.start, shift.end, (shift.start + shift.end) / 2])]
      .flatMap((at) => [at - 1, Math.floor(at)])
      .filter((at) => at >= start && at < end),
  );
  const wrong = [...moments].flatMap((at) => {
    const now = shifts.filter((shift) => shift.start <= at && at < shift.end).map((shift) => shift.person);
    const told = onCallAt(schedule, fromEpochMs(at)).map(letterOf);
    const said = [...new Set(now)].join();
    return told.join() === said ? [] : [`${fromEpochMs(at)}: ${told.join()}, but the shifts say ${said}`];
  });
  expect(wrong, what).toEqual([]);
  return moments.size;
}

test('no zone has a gap, a negative shift, or a turn that Temporal would give to somebody else', {
  timeout: 120_000,
}, () => {
  let cases = 0;
  let moments = 0;
  for (const name of Intl.supportedValuesOf('timeZone')) {
    const zone = canonicalZone(name) ?? name;
    const changes = changesOfTenYears(zone);
    for (const change of changes.length > 0 ? changes : [Date.UTC(2026, 5, 1, 12)]) {
      for (const unit of UNITS) {
        const minutes = MINUTES_FROM_CHANGE[cases % MINUTES_FROM_CHANGE.length] ?? 0;
        const length = LENGTHS[cases % LENGTHS.length] ?? 1;
        moments += check({ zone, change, unit, length, minutes });
        cases++;
      }
    }
  }
  console.log(`every zone: ${cases} rotations around a change of the clocks, ${moments} moments`);
  expect(cases).toBeGreaterThanOrEqual(5_000);
});
