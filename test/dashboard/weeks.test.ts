import { expect, test } from 'vitest';
import { rangeOf, weeksOf } from '../../dashboard/desk/schedules/weeks.ts';

const CHICAGO = 'America/Chicago';
type Shifts = Parameters<typeof weeksOf>[0];

/** Ids are checked on the server; here only their equality counts. */
const shifts = (...parts: [personId: string, start: string, end: string, overridden?: true][]): Shifts =>
  parts.map(([personId, start, end, overridden]) => ({
    personId,
    start,
    end,
    ...(overridden ? { overridden } : {}),
  })) as unknown as Shifts;

test('the range is four weeks from midnight to midnight of the zone', () => {
  expect(rangeOf('2026-06-01', CHICAGO)).toEqual({ from: '2026-06-01T05:00:00.000Z', to: '2026-06-29T05:00:00.000Z' });
});

test('a shift over the end of a week is in both, cut at midnight', () => {
  const weeks = weeksOf(shifts(['per_j', '2026-06-05T13:00:00Z', '2026-06-10T13:00:00Z']), [], '2026-06-01', CHICAGO);
  const midnight = Date.parse('2026-06-08T05:00:00Z');
  expect(weeks[0]?.lines[0]?.bars).toEqual([
    { start: Date.parse('2026-06-05T13:00:00Z'), end: midnight, overridden: false },
  ]);
  expect(weeks[1]?.lines[0]?.bars).toEqual([
    { start: midnight, end: Date.parse('2026-06-10T13:00:00Z'), overridden: false },
  ]);
  expect(weeks[2]?.lines).toEqual([]);
});

test('touching shifts of a person are one bar, unless one of them was changed by hand', () => {
  const parts = shifts(
    ['per_j', '2026-06-01T13:00:00Z', '2026-06-02T13:00:00Z'],
    ['per_j', '2026-06-02T13:00:00Z', '2026-06-03T13:00:00Z'],
    ['per_j', '2026-06-03T13:00:00Z', '2026-06-04T13:00:00Z', true],
  );
  const bars = weeksOf(parts, [], '2026-06-01', CHICAGO)[0]?.lines[0]?.bars;
  expect(bars?.map(({ start, end, overridden }) => [(end - start) / 3_600_000, overridden])).toEqual([
    [48, false],
    [24, true],
  ]);
});

test('hours without anybody are a line of their own, the last one', () => {
  const gap = { start: '2026-06-01T05:00:00Z', end: '2026-06-01T13:00:00Z' };
  const lines = weeksOf(
    shifts(['per_j', '2026-06-01T13:00:00Z', '2026-06-08T05:00:00Z']),
    [gap],
    '2026-06-01',
    CHICAGO,
  )[0]?.lines;
  expect(lines?.map(({ personId }) => personId)).toEqual(['per_j', undefined]);
});

test('the week in which the clocks change has an hour less or more, and still seven days', () => {
  const spring = weeksOf([], [], '2026-03-02', CHICAGO)[0];
  expect(((spring?.end ?? 0) - (spring?.start ?? 0)) / 3_600_000).toBe(167);
  const autumn = weeksOf([], [], '2026-10-26', CHICAGO)[0];
  expect(((autumn?.end ?? 0) - (autumn?.start ?? 0)) / 3_600_000).toBe(169);
  expect(autumn?.days).toHaveLength(7);
});
