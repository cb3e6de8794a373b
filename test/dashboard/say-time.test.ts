import { expect, test } from 'vitest';
import { sayAge, sayCountdown, sayTime, secondsLeft } from '../../dashboard/time/say-time.ts';

const NIGHT = Date.parse('2026-06-02T07:04:00.000Z');

test.each([
  [252, '4:12'],
  [7, '0:07'],
  [0, '0:00'],
  [60, '1:00'],
  [3852, '1:04:12'],
])('%i seconds are shown as %s', (seconds, shown) => {
  expect(sayCountdown(seconds)).toBe(shown);
});

test('a begun second counts as a second, and what is past as none', () => {
  expect(secondsLeft('2026-06-02T07:04:00.200Z', NIGHT)).toBe(1);
  expect(secondsLeft('2026-06-02T07:04:00.000Z', NIGHT)).toBe(0);
  expect(secondsLeft('2026-06-02T07:03:00.000Z', NIGHT)).toBe(0);
});

test('a time has its zone, and its day only when that is not today there', () => {
  expect(sayTime('2026-06-02T07:04:00.000Z', 'America/Chicago', NIGHT)).toBe('2:04 AM CDT');
  expect(sayTime('2026-06-02T04:40:00.000Z', 'America/Chicago', NIGHT)).toBe('Jun 1, 11:40 PM CDT');
  expect(sayTime('2026-01-10T08:04:00.000Z', 'America/Chicago', Date.parse('2026-01-10T09:00:00.000Z'))).toBe(
    '2:04 AM CST',
  );
});

test.each([
  [20, 'just now'],
  [59 * 60, '59 min ago'],
  [120 * 60, '2 h ago'],
  [125 * 60, '2 h 5 min ago'],
  [30 * 3600, '1 day ago'],
])('%i seconds ago is said as “%s”', (seconds, said) => {
  expect(sayAge(new Date(NIGHT - seconds * 1000).toISOString(), NIGHT)).toBe(said);
});
