import { expect, test } from 'vitest';
import { finalShifts } from '../../../core/schedule/on-call.ts';
import { aSchedule, gapsIn, onCall, shifts } from './a-schedule.ts';

const daily = aSchedule({ layers: [{ people: 'ABC', shift: '1 day', start: '2026-06-01T08:00:00Z' }] });

test('people take turns in their order, and begin again', () => {
  expect(shifts(daily, '2026-06-01T08:00:00Z', '2026-06-05T08:00:00Z')).toEqual([
    'A 2026-06-01T08:00Z 2026-06-02T08:00Z',
    'B 2026-06-02T08:00Z 2026-06-03T08:00Z',
    'C 2026-06-03T08:00Z 2026-06-04T08:00Z',
    'A 2026-06-04T08:00Z 2026-06-05T08:00Z',
  ]);
});

test('a shift begins with its first millisecond and is over with the first of the next', () => {
  expect(onCall(daily, '2026-06-02T07:59:59.999Z')).toBe('A');
  expect(onCall(daily, '2026-06-02T08:00:00.000Z')).toBe('B');
});

test('before a layer starts nobody is on call, and that is a gap', () => {
  expect(onCall(daily, '2026-06-01T07:59:59.999Z')).toBe('');
  expect(shifts(daily, '2026-05-01T00:00:00Z', '2026-06-01T08:00:00Z')).toEqual([]);
  expect(gapsIn(daily, '2026-05-31T00:00:00Z', '2026-06-03T00:00:00Z')).toEqual([
    '2026-05-31T00:00Z 2026-06-01T08:00Z',
  ]);
});

test('shifts are cut to what is asked for', () => {
  expect(shifts(daily, '2026-06-01T20:00:00Z', '2026-06-02T10:00:00Z')).toEqual([
    'A 2026-06-01T20:00Z 2026-06-02T08:00Z',
    'B 2026-06-02T08:00Z 2026-06-02T10:00Z',
  ]);
});

test.each([
  ['2026-06-02T00:00:00Z', '2026-06-02T00:00:00Z'],
  ['2026-06-03T00:00:00Z', '2026-06-02T00:00:00Z'],
])('between %s and %s there is no shift and no gap', (from, to) => {
  expect(shifts(daily, from, to)).toEqual([]);
  expect(gapsIn(daily, from, to)).toEqual([]);
});

test('a person who stands twice has two turns of a round, each a shift of its own', () => {
  const schedule = aSchedule({ layers: [{ people: 'AAB', shift: '1 day', start: '2026-06-01T08:00:00Z' }] });
  expect(shifts(schedule, '2026-06-01T08:00:00Z', '2026-06-04T08:00:00Z')).toEqual([
    'A 2026-06-01T08:00Z 2026-06-02T08:00Z',
    'A 2026-06-02T08:00Z 2026-06-03T08:00Z',
    'B 2026-06-03T08:00Z 2026-06-04T08:00Z',
  ]);
});

test('a layer of one person has one shift a turn', () => {
  const schedule = aSchedule({ layers: [{ people: 'A', shift: '12 hour', start: '2026-06-01T08:00:00Z' }] });
  expect(shifts(schedule, '2026-06-01T08:00:00Z', '2026-06-02T08:00:00Z')).toHaveLength(2);
});

test('all layers are on call together, in their order, and nobody twice', () => {
  const schedule = aSchedule({
    layers: [
      { people: 'BA', shift: '1 day', start: '2026-06-01T08:00:00Z' },
      { people: 'A', shift: '1 week', start: '2026-06-01T08:00:00Z' },
    ],
  });
  expect(onCall(schedule, '2026-06-01T12:00:00Z')).toBe('BA');
  expect(onCall(schedule, '2026-06-02T12:00:00Z')).toBe('A');
  expect(shifts(schedule, '2026-06-02T08:00:00Z', '2026-06-03T08:00:00Z')).toEqual([
    'A 2026-06-02T08:00Z 2026-06-03T08:00Z',
    'A 2026-06-02T08:00Z 2026-06-03T08:00Z',
  ]);
});

test('a gap of one layer is none while another has somebody', () => {
  const schedule = aSchedule({
    layers: [
      { people: 'A', shift: '1 day', start: '2026-06-03T08:00:00Z' },
      { people: 'B', shift: '1 day', start: '2026-06-02T08:00:00Z' },
    ],
  });
  expect(gapsIn(schedule, '2026-06-01T08:00:00Z', '2026-06-05T08:00:00Z')).toEqual([
    '2026-06-01T08:00Z 2026-06-02T08:00Z',
  ]);
});

test('a week hands off on the weekday and at the time of its start', () => {
  const schedule = aSchedule({
    zone: 'America/Chicago',
    layers: [{ people: 'AB', shift: '1 week', start: '2026-02-23T17:00:00-06:00' }],
  });
  expect(shifts(schedule, '2026-02-23T23:00:00Z', '2026-03-16T22:00:00Z')).toEqual([
    'A 2026-02-23T23:00Z 2026-03-02T23:00Z',
    'B 2026-03-02T23:00Z 2026-03-09T22:00Z',
    'A 2026-03-09T22:00Z 2026-03-16T22:00Z',
  ]);
});

test('two weeks are two weeks, and fourteen days are the same', () => {
  const of = (shift: string) =>
    aSchedule({ zone: 'Europe/Berlin', layers: [{ people: 'ABC', shift, start: '2026-01-05T09:00:00+01:00' }] });
  const year = ['2026-01-05T08:00:00.000Z', '2027-01-05T08:00:00.000Z'] as const;
  expect(finalShifts(of('2 week'), ...year)).toEqual(finalShifts(of('14 day'), ...year));
  expect(finalShifts(of('2 week'), ...year)).toHaveLength(27);
});

test('a layer that began a century ago is answered at once, and right', () => {
  const schedule = aSchedule({ layers: [{ people: 'ABC', shift: '1 hour', start: '1926-01-01T00:00:00Z' }] });
  const hours = (Date.parse('2026-06-01T00:00:00Z') - Date.parse('1926-01-01T00:00:00Z')) / 3_600_000;
  expect(onCall(schedule, '2026-06-01T00:00:00Z')).toBe('ABC'[hours % 3]);
});
