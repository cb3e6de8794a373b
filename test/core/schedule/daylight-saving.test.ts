import { expect, test } from 'vitest';
import { aSchedule, gapsIn, onCall, shifts } from './a-schedule.ts';

/*
 * Escalation spec, case 12. In 2026 the clocks of Chicago go from 02:00 to 03:00 on 8 March (08:00 UTC) and from 02:00
 * back to 01:00 on 1 November (07:00 UTC).
 */

const chicago = (people: string, shift: string, start: string) =>
  aSchedule({ zone: 'America/Chicago', layers: [{ people, shift, start }] });

test('a handoff at 01:30 in the repeated hour has both on call from its first occurrence to its last', () => {
  const schedule = chicago('AB', '1 day', '2026-10-30T01:30:00-05:00');
  expect(shifts(schedule, '2026-10-31T06:30:00Z', '2026-11-02T07:30:00Z')).toEqual([
    'B 2026-10-31T06:30Z 2026-11-01T07:30Z',
    'A 2026-11-01T06:30Z 2026-11-02T07:30Z',
  ]);
  expect(onCall(schedule, '2026-11-01T01:29:59-05:00')).toBe('B');
  expect(onCall(schedule, '2026-11-01T01:30:00-05:00')).toBe('BA');
  expect(onCall(schedule, '2026-11-01T01:10:00-06:00')).toBe('BA');
  expect(onCall(schedule, '2026-11-01T01:30:00-06:00')).toBe('A');
});

test('a handoff at 02:30 in the skipped hour happens at the first instant after it', () => {
  const schedule = chicago('AB', '1 day', '2026-03-06T02:30:00-06:00');
  expect(shifts(schedule, '2026-03-07T08:30:00Z', '2026-03-09T07:30:00Z')).toEqual([
    'B 2026-03-07T08:30Z 2026-03-08T08:00Z',
    'A 2026-03-08T08:00Z 2026-03-09T07:30Z',
  ]);
});

test('a day is from one wall time to the same, 23 or 25 hours when the clocks change', () => {
  expect(
    shifts(chicago('AB', '1 day', '2026-03-07T08:00:00-06:00'), '2026-03-07T14:00:00Z', '2026-03-09T13:00:00Z'),
  ).toEqual(['A 2026-03-07T14:00Z 2026-03-08T13:00Z', 'B 2026-03-08T13:00Z 2026-03-09T13:00Z']);
  expect(
    shifts(chicago('AB', '1 day', '2026-10-31T08:00:00-05:00'), '2026-10-31T13:00:00Z', '2026-11-02T14:00:00Z'),
  ).toEqual(['A 2026-10-31T13:00Z 2026-11-01T14:00Z', 'B 2026-11-01T14:00Z 2026-11-02T14:00Z']);
});

test('an hour that is skipped still uses up its turn', () => {
  const schedule = chicago('ABCD', '1 hour', '2026-03-08T00:00:00-06:00');
  expect(shifts(schedule, '2026-03-08T06:00:00Z', '2026-03-08T10:00:00Z')).toEqual([
    'A 2026-03-08T06:00Z 2026-03-08T07:00Z',
    'B 2026-03-08T07:00Z 2026-03-08T08:00Z',
    'D 2026-03-08T08:00Z 2026-03-08T09:00Z',
    'A 2026-03-08T09:00Z 2026-03-08T10:00Z',
  ]);
});

test('a skipped hour takes its part of a longer shift of hours along', () => {
  const schedule = chicago('AB', '8 hour', '2026-03-08T00:00:00-06:00');
  expect(shifts(schedule, '2026-03-08T06:00:00Z', '2026-03-08T21:00:00Z')).toEqual([
    'A 2026-03-08T06:00Z 2026-03-08T13:00Z',
    'B 2026-03-08T13:00Z 2026-03-08T21:00Z',
  ]);
});

test('a repeated hour lengthens a shift of hours, and its neighbours meet it without a gap', () => {
  const schedule = chicago('ABC', '1 hour', '2026-11-01T00:00:00-05:00');
  expect(shifts(schedule, '2026-11-01T05:00:00Z', '2026-11-01T09:00:00Z')).toEqual([
    'A 2026-11-01T05:00Z 2026-11-01T07:00Z',
    'B 2026-11-01T06:00Z 2026-11-01T08:00Z',
    'C 2026-11-01T08:00Z 2026-11-01T09:00Z',
  ]);
});

test('a layer that starts in the second of two equal hours has nobody in the first', () => {
  const schedule = chicago('AB', '1 day', '2026-11-01T01:30:00-06:00');
  expect(onCall(schedule, '2026-11-01T01:45:00-05:00')).toBe('');
  expect(onCall(schedule, '2026-11-01T01:30:00-06:00')).toBe('A');
  expect(shifts(schedule, '2026-11-01T00:00:00Z', '2026-11-02T07:30:00Z')).toEqual([
    'A 2026-11-01T07:30Z 2026-11-02T07:30Z',
  ]);
});

test('a layer that starts in the first of two equal hours has no turn before its first', () => {
  const schedule = chicago('A', '1 day', '2026-11-01T01:30:00-05:00');
  expect(shifts(schedule, '2026-11-01T00:00:00Z', '2026-11-02T07:30:00Z')).toEqual([
    'A 2026-11-01T06:30Z 2026-11-02T07:30Z',
  ]);
});

test('Lord Howe changes its clocks by half an hour', () => {
  // 5 April 2026, 02:00 (+11:00) back to 01:30 (+10:30), which is 15:00 UTC of the day before.
  const autumn = aSchedule({
    zone: 'Australia/Lord_Howe',
    layers: [{ people: 'AB', shift: '1 day', start: '2026-04-04T01:45:00+11:00' }],
  });
  expect(shifts(autumn, '2026-04-03T14:45:00Z', '2026-04-05T15:15:00Z')).toEqual([
    'A 2026-04-03T14:45Z 2026-04-04T15:15Z',
    'B 2026-04-04T14:45Z 2026-04-05T15:15Z',
  ]);
  // 4 October 2026, 02:00 (+10:30) to 02:30 (+11:00), which is 15:30 UTC of the day before.
  const spring = aSchedule({
    zone: 'Australia/Lord_Howe',
    layers: [{ people: 'AB', shift: '1 day', start: '2026-10-03T02:15:00+10:30' }],
  });
  expect(shifts(spring, '2026-10-02T15:45:00Z', '2026-10-04T15:15:00Z')).toEqual([
    'A 2026-10-02T15:45Z 2026-10-03T15:30Z',
    'B 2026-10-03T15:30Z 2026-10-04T15:15Z',
  ]);
});

test('Casablanca goes back for Ramadan and forth after it', () => {
  // In 2024: 10 March, 03:00 (+01:00) back to 02:00; 14 April, 02:00 (+00:00) forth to 03:00.
  const schedule = aSchedule({
    zone: 'Africa/Casablanca',
    layers: [{ people: 'AB', shift: '1 week', start: '2024-03-03T02:30:00+01:00' }],
  });
  expect(shifts(schedule, '2024-03-03T01:30:00Z', '2024-04-21T01:30:00Z')).toEqual([
    'A 2024-03-03T01:30Z 2024-03-10T02:30Z',
    'B 2024-03-10T01:30Z 2024-03-17T02:30Z',
    'A 2024-03-17T02:30Z 2024-03-24T02:30Z',
    'B 2024-03-24T02:30Z 2024-03-31T02:30Z',
    'A 2024-03-31T02:30Z 2024-04-07T02:30Z',
    'B 2024-04-07T02:30Z 2024-04-14T02:00Z',
    'A 2024-04-14T02:00Z 2024-04-21T01:30Z',
  ]);
});

test('the day that Apia never had uses up its turn', () => {
  // Samoa crossed the date line: after 29 December 2011 (-10:00) came the 31st (+14:00), at 10:00 UTC of the 30th.
  const schedule = aSchedule({
    zone: 'Pacific/Apia',
    layers: [{ people: 'ABCD', shift: '1 day', start: '2011-12-28T00:00:00-10:00' }],
  });
  expect(shifts(schedule, '2011-12-28T10:00:00Z', '2012-01-01T10:00:00Z')).toEqual([
    'A 2011-12-28T10:00Z 2011-12-29T10:00Z',
    'B 2011-12-29T10:00Z 2011-12-30T10:00Z',
    'D 2011-12-30T10:00Z 2011-12-31T10:00Z',
    'A 2011-12-31T10:00Z 2012-01-01T10:00Z',
  ]);
  const noon = aSchedule({
    zone: 'Pacific/Apia',
    layers: [{ people: 'ABCD', shift: '1 day', start: '2011-12-28T12:00:00-10:00' }],
  });
  expect(shifts(noon, '2011-12-28T22:00:00Z', '2011-12-31T22:00:00Z')).toEqual([
    'A 2011-12-28T22:00Z 2011-12-29T22:00Z',
    'B 2011-12-29T22:00Z 2011-12-30T10:00Z',
    'C 2011-12-30T10:00Z 2011-12-30T22:00Z',
    'D 2011-12-30T22:00Z 2011-12-31T22:00Z',
  ]);
});

test('no change of the clocks of Chicago leaves a gap in a year of hours, days and weeks', () => {
  for (const shift of ['1 hour', '5 hour', '1 day', '1 week']) {
    const schedule = chicago('ABC', shift, '2025-12-31T01:30:00-06:00');
    expect(gapsIn(schedule, '2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z')).toEqual([]);
  }
});
