import { expect, test } from 'vitest';
import { CoverRequest } from '../../../core/cover/cover-request.ts';
import { takeCover } from '../../../core/cover/decide-cover.ts';
import { onCallAt } from '../../../core/schedule/on-call.ts';
import { MOST_OVERRIDES, OverrideId } from '../../../core/schedule/override.ts';
import { Schedule } from '../../../core/schedule/schedule.ts';
import { BRIAN, CARLA, JOHN, ulidOf, unreachable } from '../../support/builders/team.ts';
import { START } from '../../support/builders/world.ts';

const schedule = (overrides: object[] = []) =>
  Schedule.parse({
    accountId: 'northside',
    id: ulidOf('sch', 1),
    name: 'Nights',
    zone: 'UTC',
    layers: [{ people: [JOHN.id, BRIAN.id], shift: { unit: 'day', length: 1 }, start: START }],
    overrides,
    temporary: [],
    version: 4,
  });
const asked = (more: object = {}) =>
  CoverRequest.parse({
    status: 'open',
    accountId: 'northside',
    id: ulidOf('cov', 1),
    scheduleId: ulidOf('sch', 1),
    schedule: 'Nights',
    by: { id: JOHN.id, name: JOHN.name },
    start: '2026-06-01T18:00:00.000Z',
    end: '2026-06-01T20:00:00.000Z',
    note: '',
    createdAt: START,
    version: 1,
    ...more,
  });
let drawn = 500;
const newId = () => OverrideId.parse(ulidOf('ovr', drawn++));
const refusal = (...[request, on, taker, now]: [CoverRequest, Schedule, typeof JOHN, string?]) => {
  const result = takeCover(request, on, taker, now ?? START, newId);
  return 'refusal' in result ? result.refusal.kind : 'taken now';
};

test('whoever takes a request is on call in the other’s place, for just that stretch', () => {
  const taken = takeCover(asked(), schedule(), CARLA, START, newId);
  if ('refusal' in taken) throw new Error(taken.refusal.kind);
  expect(taken.request).toMatchObject({ status: 'taken', takenBy: { id: CARLA.id }, takenAt: START, version: 2 });
  expect(taken.schedule.version).toBe(5);
  const who = ['17:59', '18:00', '19:59', '20:00'].map((at) => onCallAt(taken.schedule, `2026-06-01T${at}:00.000Z`));
  expect(who).toEqual([[JOHN.id], [CARLA.id], [CARLA.id], [JOHN.id]]);
});

test('a swap takes as much as it gives', () => {
  const inReturn = { start: '2026-06-02T18:00:00.000Z', end: '2026-06-02T20:00:00.000Z' };
  const taken = takeCover(asked({ inReturn }), schedule(), BRIAN, START, newId);
  if ('refusal' in taken) throw new Error(taken.refusal.kind);
  expect(onCallAt(taken.schedule, '2026-06-01T19:00:00.000Z')).toEqual([BRIAN.id]);
  expect(onCallAt(taken.schedule, '2026-06-02T19:00:00.000Z')).toEqual([JOHN.id]);
  expect(refusal(asked({ inReturn }), schedule(), CARLA)).toBe('nothing_in_return');
});

test('a request is not taken by whose it is, by somebody nobody could page, or when it is over', () => {
  expect(refusal(asked(), schedule(), JOHN)).toBe('own');
  expect(refusal(asked(), schedule(), unreachable(CARLA))).toBe('not_reachable');
  expect(refusal(asked(), schedule(), CARLA, '2026-06-01T20:00:00.000Z')).toBe('over');
});

test('a request of somebody who is off by now is refused, and so is one that is taken', () => {
  const stretch = { start: '2026-06-01T17:00:00Z', end: '2026-06-01T21:00:00Z' };
  const off = schedule([{ kind: 'remove', id: ulidOf('ovr', 1), out: JOHN.id, ...stretch }]);
  expect(refusal(asked(), off, CARLA)).toBe('not_on_call');
  const taken = asked({ status: 'taken', takenBy: { id: BRIAN.id, name: BRIAN.name }, takenAt: START });
  expect(refusal(taken, schedule(), CARLA)).toBe('taken');
});

test('a schedule that is full of overrides takes no other', () => {
  const full = Array.from({ length: MOST_OVERRIDES }, (_, n) => ({
    kind: 'add',
    id: ulidOf('ovr', n),
    in: CARLA.id,
    start: '2026-07-01T00:00:00Z',
    end: '2026-07-02T00:00:00Z',
  }));
  expect(refusal(asked(), schedule(full), CARLA)).toBe('full');
});
