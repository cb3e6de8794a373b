import { expect, test } from 'vitest';
import { instantOf, plusDays, wallTime } from '../../dashboard/time/wall-time.ts';

const CHICAGO = 'America/Chicago';
const at = (iso: string) => Date.parse(iso);

test('a wall time is read in its zone, in winter and in summer', () => {
  expect(instantOf('2026-01-15T08:00', CHICAGO)).toBe(at('2026-01-15T14:00:00Z'));
  expect(instantOf('2026-07-15T08:00', CHICAGO)).toBe(at('2026-07-15T13:00:00Z'));
  expect(wallTime(at('2026-07-15T13:00:00Z'), CHICAGO)).toBe('2026-07-15T08:00');
});

test('midnight is 00:00 of its own day', () => {
  expect(wallTime(at('2026-06-01T05:00:00Z'), CHICAGO)).toBe('2026-06-01T00:00');
  expect(instantOf('2026-06-01T00:00', CHICAGO)).toBe(at('2026-06-01T05:00:00Z'));
});

test('on the nights on which the clocks change, the times on either side are right', () => {
  // 2026: forward on March 8, back on November 1.
  expect(instantOf('2026-03-08T01:30', CHICAGO)).toBe(at('2026-03-08T07:30:00Z'));
  expect(instantOf('2026-03-08T03:30', CHICAGO)).toBe(at('2026-03-08T08:30:00Z'));
  expect(instantOf('2026-11-01T00:30', CHICAGO)).toBe(at('2026-11-01T05:30:00Z'));
  expect(instantOf('2026-11-01T03:30', CHICAGO)).toBe(at('2026-11-01T09:30:00Z'));
});

test('a skipped time is an hour later, a doubled one the first of the two', () => {
  expect(wallTime(instantOf('2026-03-08T02:30', CHICAGO), CHICAGO)).toBe('2026-03-08T03:30');
  expect(instantOf('2026-11-01T01:30', CHICAGO)).toBe(at('2026-11-01T06:30:00Z'));
});

test('what is no time is NaN', () => {
  expect(instantOf('', CHICAGO)).toBeNaN();
});

test('days are counted over the end of a month', () => {
  expect(plusDays('2026-06-28', 7)).toBe('2026-07-05');
});
