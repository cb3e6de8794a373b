import { expect, test } from 'vitest';
import { contradictions } from '../../../core/schedule/override.ts';
import { aSchedule, gapsIn, onCall, type ScheduleInWords, shifts } from './a-schedule.ts';

/** Ana has the first of June from 08:00, Ben the second, Cal the third. */
const DAILY = { people: 'ABC', shift: '1 day', start: '2026-06-01T08:00:00Z' };
const june = (time: string): string => `2026-06-${time}:00Z`;
const changed = (...overrides: [string, string, string][]) =>
  aSchedule({ layers: [DAILY], overrides: overrides.map(([what, from, to]) => [what, june(from), june(to)]) });
const firstDay = (schedule: ReturnType<typeof aSchedule>) => shifts(schedule, june('01T08:00'), june('02T08:00'));

test('an add puts somebody on call beside the rotation, after everybody else', () => {
  const schedule = changed(['add D', '01T10:00', '01T12:00']);
  expect(onCall(schedule, june('01T11:00'))).toBe('AD');
  expect(firstDay(schedule)).toEqual([
    'A 2026-06-01T08:00Z 2026-06-02T08:00Z',
    'D* 2026-06-01T10:00Z 2026-06-01T12:00Z',
  ]);
});

test('an add of somebody who is on call changes nothing about who is', () => {
  expect(onCall(changed(['add A', '01T10:00', '01T12:00']), june('01T11:00'))).toBe('A');
});

test('a remove takes somebody off and leaves a gap', () => {
  const schedule = changed(['remove A', '01T10:00', '01T12:00']);
  expect(onCall(schedule, june('01T11:00'))).toBe('');
  expect(firstDay(schedule)).toEqual([
    'A 2026-06-01T08:00Z 2026-06-01T10:00Z',
    'A 2026-06-01T12:00Z 2026-06-02T08:00Z',
  ]);
  expect(gapsIn(schedule, june('01T08:00'), june('02T08:00'))).toEqual(['2026-06-01T10:00Z 2026-06-01T12:00Z']);
});

test('a replace puts one in the place of another, only while the other would be on call', () => {
  const schedule = changed(['A→D', '01T20:00', '03T00:00']);
  expect(shifts(schedule, june('01T08:00'), june('03T08:00'))).toEqual([
    'A 2026-06-01T08:00Z 2026-06-01T20:00Z',
    'D* 2026-06-01T20:00Z 2026-06-02T08:00Z',
    'B 2026-06-02T08:00Z 2026-06-03T08:00Z',
  ]);
});

test('a replace of somebody who is not on call does nothing', () => {
  expect(firstDay(changed(['B→D', '01T08:00', '02T08:00']))).toEqual(['A 2026-06-01T08:00Z 2026-06-02T08:00Z']);
});

test('an override is half-open', () => {
  const schedule = changed(['A→D', '01T10:00', '01T12:00']);
  expect(onCall(schedule, '2026-06-01T09:59:59.999Z')).toBe('A');
  expect(onCall(schedule, '2026-06-01T10:00:00.000Z')).toBe('D');
  expect(onCall(schedule, '2026-06-01T11:59:59.999Z')).toBe('D');
  expect(onCall(schedule, '2026-06-01T12:00:00.000Z')).toBe('A');
});

test('somebody who is removed and added is on call: removes are done first and adds last, in whichever order they were entered', () => {
  const remove: [string, string, string] = ['remove A', '01T10:00', '01T12:00'];
  const add: [string, string, string] = ['add A', '01T11:00', '01T13:00'];
  for (const schedule of [changed(remove, add), changed(add, remove)]) {
    expect(onCall(schedule, june('01T10:30'))).toBe('');
    expect(onCall(schedule, june('01T11:30'))).toBe('A');
    expect(onCall(schedule, june('01T12:30'))).toBe('A');
  }
});

test('a replace finds nobody where a remove was, whichever was entered first', () => {
  expect(onCall(changed(['A→D', '01T10:00', '01T12:00'], ['remove A', '01T10:00', '01T12:00']), june('01T11:00'))).toBe(
    '',
  );
  expect(onCall(changed(['remove A', '01T10:00', '01T12:00'], ['A→D', '01T10:00', '01T12:00']), june('01T11:00'))).toBe(
    '',
  );
});

test('of two replaces of one person the first entered counts where they overlap', () => {
  const schedule = changed(['A→D', '01T10:00', '01T14:00'], ['A→E', '01T12:00', '01T16:00']);
  expect(firstDay(schedule)).toEqual([
    'A 2026-06-01T08:00Z 2026-06-01T10:00Z',
    'D* 2026-06-01T10:00Z 2026-06-01T14:00Z',
    'E* 2026-06-01T14:00Z 2026-06-01T16:00Z',
    'A 2026-06-01T16:00Z 2026-06-02T08:00Z',
  ]);
});

test('a replacement can be replaced by a later entry', () => {
  const schedule = changed(['A→D', '01T10:00', '01T14:00'], ['D→E', '01T12:00', '01T16:00']);
  expect(onCall(schedule, june('01T11:00'))).toBe('D');
  expect(onCall(schedule, june('01T13:00'))).toBe('E');
  expect(onCall(schedule, june('01T15:00'))).toBe('A');
});

test('two replaces that meet in one turn are one shift, and two turns stay two', () => {
  const meeting = changed(['A→D', '01T10:00', '01T12:00'], ['A→D', '01T12:00', '01T14:00']);
  expect(firstDay(meeting)).toContain('D* 2026-06-01T10:00Z 2026-06-01T14:00Z');
  const turns = changed(['A→D', '01T08:00', '02T08:00'], ['B→D', '02T08:00', '03T08:00']);
  expect(shifts(turns, june('01T08:00'), june('03T08:00'))).toEqual([
    'D* 2026-06-01T08:00Z 2026-06-02T08:00Z',
    'D* 2026-06-02T08:00Z 2026-06-03T08:00Z',
  ]);
});

test('an override reaches every layer, and who comes in takes the place of who goes out', () => {
  const layers = [DAILY, { people: 'AC', shift: '1 week', start: '2026-06-01T08:00:00Z' }];
  const at = june('01T11:00');
  const with_ = (what: string) => aSchedule({ layers, overrides: [[what, june('01T10:00'), june('01T12:00')]] });
  expect(onCall(with_('remove A'), at)).toBe('');
  expect(onCall(with_('A→D'), at)).toBe('D');
  const beside = aSchedule({
    layers: [DAILY, { people: 'E', shift: '1 week', start: '2026-06-01T08:00:00Z' }],
    overrides: [['A→D', june('01T10:00'), june('01T12:00')]],
  });
  expect(onCall(beside, at)).toBe('DE');
});

test('an override before the layers start puts somebody on call there', () => {
  const schedule = changed(['add D', '01T00:00', '01T08:00']);
  expect(onCall(schedule, june('01T04:00'))).toBe('D');
  expect(gapsIn(schedule, '2026-05-31T12:00:00Z', june('02T08:00'))).toEqual(['2026-05-31T12:00Z 2026-06-01T00:00Z']);
});

test('an override that begins before and ends after what is asked for is cut to it', () => {
  const schedule = changed(['A→D', '01T08:00', '02T08:00'], ['add E', '01T08:00', '02T08:00']);
  expect(shifts(schedule, june('01T10:00'), june('01T11:00'))).toEqual([
    'D* 2026-06-01T10:00Z 2026-06-01T11:00Z',
    'E* 2026-06-01T10:00Z 2026-06-01T11:00Z',
  ]);
});

test('a temporary schedule counts before overrides and rotations, and outside its shifts has nobody', () => {
  const words: ScheduleInWords = {
    layers: [DAILY],
    overrides: [
      ['add D', june('01T09:00'), june('01T20:00')],
      ['A→E', june('01T09:00'), june('01T20:00')],
    ],
    temporary: [
      [
        june('01T10:00'),
        june('01T16:00'),
        [
          ['F', june('01T10:00'), june('01T12:00')],
          ['G', june('01T11:00'), june('01T14:00')],
        ],
      ],
    ],
  };
  const schedule = aSchedule(words);
  expect(firstDay(schedule)).toEqual([
    'A 2026-06-01T08:00Z 2026-06-01T09:00Z',
    'E* 2026-06-01T09:00Z 2026-06-01T10:00Z',
    'D* 2026-06-01T09:00Z 2026-06-01T10:00Z',
    'F* 2026-06-01T10:00Z 2026-06-01T12:00Z',
    'G* 2026-06-01T11:00Z 2026-06-01T14:00Z',
    'E* 2026-06-01T16:00Z 2026-06-01T20:00Z',
    'D* 2026-06-01T16:00Z 2026-06-01T20:00Z',
    'A 2026-06-01T20:00Z 2026-06-02T08:00Z',
  ]);
  expect(onCall(schedule, june('01T11:30'))).toBe('FG');
  expect(onCall(schedule, june('01T15:00'))).toBe('');
  expect(onCall(schedule, june('01T16:00'))).toBe('ED');
  expect(gapsIn(schedule, june('01T08:00'), june('02T08:00'))).toEqual(['2026-06-01T14:00Z 2026-06-01T16:00Z']);
});

test('one turn that a temporary schedule cuts is two shifts', () => {
  const schedule = aSchedule({ layers: [DAILY], temporary: [[june('01T10:00'), june('01T12:00'), []]] });
  expect(firstDay(schedule)).toEqual([
    'A 2026-06-01T08:00Z 2026-06-01T10:00Z',
    'A 2026-06-01T12:00Z 2026-06-02T08:00Z',
  ]);
});

const MORNING = ['01T08:00', '01T12:00'] as const;
test.each([
  ['add A', 'remove A'],
  ['remove A', 'A→B'],
  ['A→B', 'A→C'],
  ['B→A', 'remove A'],
  ['add A', 'A→B'],
])('%s and %s at one time contradict each other', (one, other) => {
  const { overrides } = changed([one, ...MORNING], [other, '01T11:00', '01T13:00']);
  expect(contradictions(overrides)).toEqual([[overrides[0], overrides[1]]]);
  expect(contradictions(overrides.toReversed())).toHaveLength(1);
});

test.each([
  ['remove A', 'remove A'],
  ['A→B', 'A→B'],
  ['A→B', 'B→C'],
  ['add A', 'add B'],
  ['add A', 'remove B'],
])('%s and %s at one time agree', (one, other) => {
  expect(contradictions(changed([one, ...MORNING], [other, '01T11:00', '01T13:00']).overrides)).toEqual([]);
});

test('overrides that only touch do not contradict each other', () => {
  expect(contradictions(changed(['add A', ...MORNING], ['remove A', '01T12:00', '01T13:00']).overrides)).toEqual([]);
});
