import { expect, test } from 'vitest';
import type { PersonView } from '../../core/contracts/people.ts';
import type { PlanView } from '../../core/contracts/plans.ts';
import { movedRow, rowOf, withoutRow, withRow } from '../../dashboard/desk/form/row.ts';
import * as person from '../../dashboard/desk/people/person-draft.ts';
import * as plan from '../../dashboard/desk/plans/plan-draft.ts';
import { overrideBody, wrongInOverride } from '../../dashboard/desk/schedules/override-form.tsx';
import type { Schedule } from '../../dashboard/desk/schedules/schedule.ts';
import * as schedule from '../../dashboard/desk/schedules/schedule-draft.ts';

// Ids below are not branded; everything else has the contracts' shapes.
const JOHN = {
  id: 'per_J',
  name: 'John Smith',
  roles: ['technician'],
  enabled: true,
  readiness: 'ready',
  methods: [{ kind: 'sms', address: '+13125550101', state: 'verified' }],
  methodSequence: {
    urgent: [{ kind: 'sms', afterMinutes: 0 }],
    standard: [{ kind: 'email', afterMinutes: 2 }],
  },
  certifications: ['EPA 608 certified', 'NATE'],
} as unknown as PersonView;

const PLAN = {
  id: 'pln_1',
  name: 'After hours',
  steps: [{ targets: [{ scheduleId: 'sch_1' }, { personId: 'per_J' }], minutes: 5 }],
  loops: 1,
  fallbackPersonId: 'per_A',
  reopens: false,
  version: 1,
  findings: [],
} as unknown as PlanView;

const SCHEDULE = {
  id: 'sch_1',
  name: 'Heating',
  zone: 'America/Chicago',
  layers: [
    {
      people: ['per_J', 'per_B'],
      shift: { unit: 'week', length: 1 },
      start: '2026-06-01T13:00:00.000Z',
      windows: [{ days: [1, 2], from: '17:00', to: '08:00' }],
    },
  ],
  overrides: [
    { id: 'ovr_1', kind: 'add', in: 'per_J', start: '2026-06-02T00:00:00.000Z', end: '2026-06-03T00:00:00.000Z' },
  ],
  temporary: [],
  version: 3,
} as unknown as Schedule;

test('a person that is opened and saved unchanged stays as he was', () => {
  expect(person.bodyOf(person.draftOf(JOHN))).toEqual({
    name: 'John Smith',
    roles: ['technician'],
    methods: [{ kind: 'sms', address: '+13125550101', verified: false }],
    methodSequence: JOHN.methodSequence,
    certifications: ['EPA 608 certified', 'NATE'],
    language: null,
  });
  expect(person.bodyOf(person.draftOf({ ...JOHN, language: 'es' }))).toMatchObject({ language: 'es' });
});

test('a person needs a name, a role, a method and whole minutes', () => {
  const draft = person.newPerson();
  const sequence = { ...draft.sequence, urgent: [rowOf({ kind: 'sms' as const, afterMinutes: 'soon' })] };
  expect(Object.keys(person.wrongIn({ ...draft, roles: [], sequence })).sort()).toEqual([
    'methodSequence.urgent.0.afterMinutes',
    'methods.0.address',
    'name',
    'roles',
  ]);
});

test('a plan that is opened and saved unchanged stays as it was, schedules as schedules', () => {
  expect(plan.bodyOf(plan.draftOf(PLAN))).toEqual({
    name: 'After hours',
    steps: [{ targets: [{ scheduleId: 'sch_1' }, { personId: 'per_J' }], minutes: 5 }],
    loops: 1,
    fallbackPersonId: 'per_A',
    reopens: false,
  });
  expect(plan.isChanged(plan.draftOf(PLAN), PLAN)).toBe(false);
  expect(plan.isChanged({ ...plan.draftOf(PLAN), loops: '2' }, PLAN)).toBe(true);
});

test('a plan needs a name, targets, whole minutes and a fallback', () => {
  const draft = { ...plan.newPlan(), steps: [rowOf({ targets: [rowOf({ id: '' })], minutes: '0' })] };
  expect(Object.keys(plan.wrongIn(draft)).sort()).toEqual([
    'fallbackPersonId',
    'name',
    'steps.0.minutes',
    'steps.0.targets.0',
  ]);
});

test('a schedule that is opened and saved unchanged stays as it was, its overrides with it', () => {
  const { id: _id, version: _version, ...rest } = SCHEDULE;
  expect(schedule.bodyOf(schedule.draftOf(SCHEDULE), SCHEDULE)).toEqual(rest);
});

test('a schedule’s times are those of its zone, and its missing parts are named', () => {
  const draft = schedule.newSchedule('America/Chicago', Date.parse('2026-06-02T03:00:00Z'));
  expect(draft.layers[0]?.value.start).toBe('2026-06-01T08:00');
  expect(Object.keys(schedule.wrongIn(draft)).sort()).toEqual(['layers.0.people.0', 'name']);
});

test('an override names whom its kind needs, in times of the schedule’s zone', () => {
  const draft = { kind: 'add', in: 'per_J', out: '', start: '2026-06-05T17:00', end: '2026-06-06T08:00' } as const;
  expect(overrideBody(draft, 'America/Chicago')).toEqual({
    kind: 'add',
    in: 'per_J',
    start: '2026-06-05T22:00:00.000Z',
    end: '2026-06-06T13:00:00.000Z',
  });
  expect(overrideBody({ ...draft, end: '' }, 'America/Chicago')).toBeUndefined();
  expect(Object.keys(wrongInOverride({ ...draft, kind: 'replace' }))).toEqual(['out']);
});

test('rows keep their keys while they are changed, moved and taken out', () => {
  const rows = ['a', 'b', 'c'].map((name) => rowOf({ name }));
  const second = rows[1]?.key ?? 0;
  const named = (list: typeof rows) => list.map(({ value }) => value.name).join('');
  expect(named(movedRow(rows, second, -1))).toBe('bac');
  expect(named(movedRow(rows, rows[0]?.key ?? 0, -1))).toBe('abc');
  expect(named(withRow(rows, second, { name: 'x' }))).toBe('axc');
  expect(named(withoutRow(rows, second))).toBe('ac');
});
