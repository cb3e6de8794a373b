import { expect, test } from 'vitest';
import { dayOf, hoursOf, placed, rowsOf, stretchOf } from '../../dashboard/desk/day-strip/strip.ts';
import { windowOf, withStart } from '../../dashboard/desk/jobs/visit-fields.tsx';
import { aVisitItem } from './a-visit-item.ts';
import { BRIAN, JOHN } from './an-escalation.ts';

const ZONE = 'America/Chicago';
const DATE = '2026-06-02';
const at = (hour: number, minute = 0) => new Date(Date.UTC(2026, 5, 2, hour + 5, minute)).toISOString();
const visit = (id: string, from: number, until: number, part: object = {}) =>
  aVisitItem({ start: at(from), end: at(until), ...part, id: id as never });

test('a day shows six to eight, and as much more as its appointments take', () => {
  const usual = stretchOf([visit('a', 9, 11)], DATE, ZONE);
  expect([usual.start, usual.end]).toEqual([Date.parse(at(6)), Date.parse(at(20))]);
  const long = stretchOf([visit('a', 4, 5), visit('b', 22, 26)], DATE, ZONE);
  expect([long.start, long.end]).toEqual([Date.parse(at(4)), Date.parse(at(24))]);
});

test('a day on which the clocks change has as many hours as it has', () => {
  expect(hoursOf(dayOf('2026-03-08', ZONE))).toHaveLength(23);
  expect(hoursOf(dayOf('2026-11-01', ZONE))).toHaveLength(25);
});

test('a bar is cut to what is in sight', () => {
  const stretch = { start: Date.parse(at(6)), end: Date.parse(at(16)) };
  expect(placed({ start: at(7), end: at(9) }, stretch)).toEqual({ from: 10, length: 20 });
  expect(placed({ start: at(5), end: at(7) }, stretch)).toEqual({ from: 0, length: 10 });
  expect(placed({ start: at(4), end: at(6) }, stretch)).toBeUndefined();
});

test('what nobody has comes first, then everybody in order, also who is sent without being on the list', () => {
  const none = visit('none', 9, 11, { assignments: [] });
  const rows = rowsOf([visit('a', 9, 11), none], [BRIAN], stretchOf([], DATE, ZONE));
  expect(rows.map(({ person, bars }) => [person?.name, bars.map(({ item }) => item.id)])).toEqual([
    [undefined, ['none']],
    ['Brian Smith', []],
    ['John Smith', ['a']],
  ]);
});

test('what overlaps stands below each other, and a lane is used again', () => {
  const items = [visit('a', 9, 11), visit('b', 10, 12), visit('c', 11, 13)];
  const [row] = rowsOf(items, [JOHN], stretchOf(items, DATE, ZONE));
  expect(row?.bars.map(({ item, lane }) => [item.id, lane])).toEqual([
    ['a', 0],
    ['b', 1],
    ['c', 0],
  ]);
  expect(row?.lanes).toBe(2);
});

test('a visit that is moved keeps its length, a new one takes two hours', () => {
  const moved = withStart(windowOf(visit('a', 9, 10), ZONE), '2026-06-03T14:00', ZONE);
  expect(moved).toEqual({ start: '2026-06-03T14:00', end: '2026-06-03T15:00' });
  expect(withStart({ start: '', end: '' }, '2026-06-03T14:00', ZONE).end).toBe('2026-06-03T16:00');
  expect(withStart({ start: '', end: '' }, 'soon', ZONE)).toEqual({ start: 'soon', end: '' });
});
