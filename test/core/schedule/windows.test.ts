import { expect, test } from 'vitest';
import { aSchedule, gapsIn, type LayerInWords, onCall, shifts } from './a-schedule.ts';

/** 2026-06-01 is a Monday. */
const within = (windows: NonNullable<LayerInWords['windows']>, layer: Partial<LayerInWords> = {}, zone = 'UTC') =>
  aSchedule({
    zone,
    layers: [{ people: 'AB', shift: '1 week', start: '2026-06-01T00:00:00Z', ...layer, windows }],
  });

const WEEKDAYS = [1, 2, 3, 4, 5];

test('outside its windows a layer has nobody', () => {
  const schedule = within([{ days: WEEKDAYS, from: '09:00', to: '17:00' }]);
  expect(onCall(schedule, '2026-06-01T08:59:59.999Z')).toBe('');
  expect(onCall(schedule, '2026-06-01T09:00:00Z')).toBe('A');
  expect(onCall(schedule, '2026-06-01T17:00:00Z')).toBe('');
  expect(shifts(schedule, '2026-06-05T00:00:00Z', '2026-06-09T00:00:00Z')).toEqual([
    'A 2026-06-05T09:00Z 2026-06-05T17:00Z',
    'B 2026-06-08T09:00Z 2026-06-08T17:00Z',
  ]);
  expect(gapsIn(schedule, '2026-06-05T12:00:00Z', '2026-06-08T12:00:00Z')).toEqual([
    '2026-06-05T17:00Z 2026-06-08T09:00Z',
  ]);
});

test('a window over midnight belongs to the day on which it opens', () => {
  const schedule = within([{ days: [7], from: '22:00', to: '06:00' }]);
  expect(onCall(schedule, '2026-06-07T03:00:00Z')).toBe('');
  expect(onCall(schedule, '2026-06-07T23:00:00Z')).toBe('A');
  expect(shifts(schedule, '2026-06-02T00:00:00Z', '2026-06-14T00:00:00Z')).toEqual([
    'A 2026-06-07T22:00Z 2026-06-08T00:00Z',
    'B 2026-06-08T00:00Z 2026-06-08T06:00Z',
  ]);
});

test('a window may already be open when its layer starts', () => {
  const schedule = within([{ days: [7], from: '22:00', to: '06:00' }]);
  expect(shifts(schedule, '2026-05-30T00:00:00Z', '2026-06-07T00:00:00Z')).toEqual([
    'A 2026-06-01T00:00Z 2026-06-01T06:00Z',
  ]);
});

test('from a time to the same time is a whole day', () => {
  const schedule = within([{ days: [2], from: '08:00', to: '08:00' }]);
  expect(shifts(schedule, '2026-06-01T00:00:00Z', '2026-06-08T00:00:00Z')).toEqual([
    'A 2026-06-02T08:00Z 2026-06-03T08:00Z',
  ]);
});

test('windows that overlap or touch are one: they do not cut a turn', () => {
  const schedule = within([
    { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00' },
    { days: [3], from: '10:00', to: '14:00' },
  ]);
  expect(shifts(schedule, '2026-06-01T00:00:00Z', '2026-06-15T00:00:00Z')).toEqual([
    'A 2026-06-01T00:00Z 2026-06-08T00:00Z',
    'B 2026-06-08T00:00Z 2026-06-15T00:00Z',
  ]);
});

test('a turn goes on in the night while nobody is on call: windows do not move a handoff', () => {
  const schedule = within([{ days: [1, 2], from: '18:00', to: '20:00' }], { people: 'ABC', shift: '12 hour' });
  expect(shifts(schedule, '2026-06-01T00:00:00Z', '2026-06-03T00:00:00Z')).toEqual([
    'B 2026-06-01T18:00Z 2026-06-01T20:00Z',
    'A 2026-06-02T18:00Z 2026-06-02T20:00Z',
  ]);
});

test('hours that close at a handoff leave the next turn its own hours', () => {
  const schedule = within(
    [
      { days: WEEKDAYS, from: '04:00', to: '08:00' },
      { days: WEEKDAYS, from: '16:00', to: '20:00' },
    ],
    { shift: '1 day', start: '2026-06-01T08:00:00Z' },
  );
  expect(shifts(schedule, '2026-06-01T08:00:00Z', '2026-06-03T08:00:00Z')).toEqual([
    'A 2026-06-01T16:00Z 2026-06-01T20:00Z',
    'A 2026-06-02T04:00Z 2026-06-02T08:00Z',
    'B 2026-06-02T16:00Z 2026-06-02T20:00Z',
    'B 2026-06-03T04:00Z 2026-06-03T08:00Z',
  ]);
});

test('weekdays are those of the zone', () => {
  const schedule = within([{ days: [1], from: '00:00', to: '00:00' }], {}, 'Pacific/Auckland');
  expect(shifts(schedule, '2026-06-06T00:00:00Z', '2026-06-09T00:00:00Z')).toEqual([
    'A 2026-06-07T12:00Z 2026-06-08T00:00Z',
    'B 2026-06-08T00:00Z 2026-06-08T12:00Z',
  ]);
});

const night = { people: 'A', start: '2026-01-01T00:00:00-06:00' };

test('a window loses the hour that is skipped', () => {
  const schedule = within([{ days: [6], from: '22:00', to: '06:00' }], night, 'America/Chicago');
  expect(shifts(schedule, '2026-03-07T12:00:00Z', '2026-03-08T18:00:00Z')).toEqual([
    'A 2026-03-08T04:00Z 2026-03-08T11:00Z',
  ]);
});

test('a window that opens in the skipped hour opens right after it, and one inside it does not open', () => {
  const opening = within([{ days: [7], from: '02:30', to: '06:00' }], night, 'America/Chicago');
  expect(shifts(opening, '2026-03-08T06:00:00Z', '2026-03-08T18:00:00Z')).toEqual([
    'A 2026-03-08T08:00Z 2026-03-08T11:00Z',
  ]);
  const inside = within([{ days: [7], from: '02:15', to: '02:45' }], night, 'America/Chicago');
  expect(shifts(inside, '2026-03-08T06:00:00Z', '2026-03-08T18:00:00Z')).toEqual([]);
});

test('a window in the repeated hour opens at its first occurrence and closes at its last', () => {
  const schedule = within([{ days: [7], from: '01:15', to: '01:45' }], night, 'America/Chicago');
  expect(shifts(schedule, '2026-11-01T00:00:00Z', '2026-11-02T00:00:00Z')).toEqual([
    'A 2026-11-01T06:15Z 2026-11-01T07:45Z',
  ]);
});

test("one layer by day and another by night cover a week without a gap, the clocks' change included", () => {
  const everyDay = [1, 2, 3, 4, 5, 6, 7];
  const schedule = aSchedule({
    zone: 'America/Chicago',
    layers: [
      {
        people: 'A',
        shift: '1 week',
        start: '2026-01-01T00:00:00-06:00',
        windows: [{ days: everyDay, from: '01:30', to: '17:00' }],
      },
      {
        people: 'B',
        shift: '1 week',
        start: '2026-01-01T00:00:00-06:00',
        windows: [{ days: everyDay, from: '17:00', to: '01:30' }],
      },
    ],
  });
  expect(gapsIn(schedule, '2026-02-01T00:00:00Z', '2026-12-01T00:00:00Z')).toEqual([]);
  expect(onCall(schedule, '2026-11-01T01:40:00-05:00')).toBe('AB');
});
