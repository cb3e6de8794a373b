import { expect, test } from 'vitest';
import { dutyOf, nextHandoff, onCallWithin } from '../../../core/schedule/duty.ts';
import { scheduleId } from '../../support/builders/world.ts';
import { aSchedule, person } from './a-schedule.ts';

const START = '2026-06-01T08:00:00.000Z';
const daily = aSchedule({ layers: [{ people: 'AB', shift: '1 day', start: START }] });

test('the next handoff is when other people come on call', () => {
  expect(nextHandoff(daily, '2026-06-01T09:00:00.000Z')).toBe('2026-06-02T08:00:00.000Z');
  // At the very moment of a handoff the next one is a day off.
  expect(nextHandoff(daily, '2026-06-02T08:00:00.000Z')).toBe('2026-06-03T08:00:00.000Z');
});

test('a turn that begins for the same person is no handoff', () => {
  const alone = aSchedule({ layers: [{ people: 'A', shift: '1 hour', start: START }] });
  expect(nextHandoff(alone, '2026-06-01T09:00:00.000Z')).toBeUndefined();
});

test('an override begins and ends with a handoff, also where nobody else is on call', () => {
  const off = aSchedule({
    layers: [{ people: 'A', shift: '1 week', start: START }],
    overrides: [['remove A', '2026-06-01T10:00:00Z', '2026-06-01T11:00:00Z']],
  });
  expect(nextHandoff(off, '2026-06-01T09:00:00.000Z')).toBe('2026-06-01T10:00:00.000Z');
  expect(nextHandoff(off, '2026-06-01T10:00:00.000Z')).toBe('2026-06-01T11:00:00.000Z');
  expect(nextHandoff(off, '2026-06-01T11:00:00.000Z')).toBeUndefined();
});

test('before the first layer starts nobody is on call, and its start is a handoff', () => {
  expect(nextHandoff(daily, '2026-05-31T12:00:00.000Z')).toBe(START);
});

test('a schedule that is gone has nobody, and hands over never', () => {
  const duty = dutyOf(new Map([[daily.id, daily]]));
  expect(duty.onCall(daily.id, START)).toEqual([person('A')]);
  expect(duty.onCall(scheduleId(9), START)).toEqual([]);
  expect(duty.nextHandoff(scheduleId(9), START)).toBeUndefined();
});

test('everybody of a stretch of time is named once', () => {
  expect(onCallWithin([daily, daily], START, '2026-06-05T08:00:00.000Z')).toEqual([person('A'), person('B')]);
});
