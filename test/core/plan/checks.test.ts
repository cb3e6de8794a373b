import { describe, expect, test } from 'vitest';
import { checkPlan, type PlanOutlook, refusing } from '../../../core/plan/checks.ts';
import { sequenceErrors } from '../../../core/plan/sequence-fits.ts';
import { outlookOf } from '../../../core/schedule/outlook.ts';
import { Schedule } from '../../../core/schedule/schedule.ts';
import { ANA, BRIAN, email, JOHN, sms, TEAM, ulidOf, unreachable, withMethods } from '../../support/builders/team.ts';
import { aPlan, scheduleId } from '../../support/builders/world.ts';

const START = '2026-06-01T15:00:00.000Z';
const nights = (overrides: object[] = []): Schedule =>
  Schedule.parse({
    accountId: 'northside',
    id: scheduleId(1),
    name: 'Nights',
    zone: 'America/Chicago',
    layers: [{ people: [JOHN.id, BRIAN.id], shift: { unit: 'day', length: 1 }, start: '2026-05-30T08:00:00-05:00' }],
    overrides: overrides.map((each, n) => ({ id: ulidOf('ovr', n), ...each })),
    temporary: [],
    version: 1,
  });
const outlook = (people: readonly (typeof JOHN)[] = TEAM, schedule: Schedule = nights()): PlanOutlook => ({
  people: new Map(people.map((person) => [person.id, person])),
  schedules: new Map([[schedule.id, outlookOf(schedule, START)]]),
  red: new Map(),
});
const swapped = (person: typeof JOHN) => TEAM.map((each) => (each.id === person.id ? person : each));
const codes = (findings: ReturnType<typeof checkPlan>) => findings.map(({ code }) => code);

describe('a plan', () => {
  test('of people with two verified channels each has nothing against it', () => {
    expect(checkPlan(aPlan(), outlook())).toEqual([]);
  });

  test.each([
    ['without a fallback', aPlan({ fallback: null }), TEAM, 'E01', 'fallbackPersonId'],
    [
      'whose fallback has an email only',
      aPlan(),
      swapped(withMethods(ANA, email('a@b.example'))),
      'E01',
      'fallbackPersonId',
    ],
    ['with somebody disabled', aPlan(), swapped({ ...JOHN, enabled: false }), 'E04', 'steps.0.targets.0.personId'],
    [
      'with a schedule that is gone',
      aPlan({ steps: [[JOHN], [{ scheduleId: scheduleId(9) }]] }),
      TEAM,
      'E04',
      'steps.1.targets.0.scheduleId',
    ],
    [
      'that wakes nobody at first',
      aPlan({ steps: [[JOHN]] }),
      swapped(withMethods(JOHN, email('j@b.example'))),
      'E05',
      'steps',
    ],
    [
      'whose last step comes after a day',
      aPlan({ steps: [[JOHN], [BRIAN], [ANA]], minutes: 1440 }),
      TEAM,
      'E07',
      'steps',
    ],
  ])('%s is refused by code and field', (_, plan, people, code, field) => {
    expect(refusing(checkPlan(plan, outlook(people)))).toContainEqual(expect.objectContaining({ code, field }));
  });

  test('whose schedule is empty for a while is told the days, and is not refused', () => {
    const off = { start: '2026-06-09T08:00:00-05:00', end: '2026-06-10T08:00:00-05:00' };
    const schedule = nights([{ kind: 'remove', out: JOHN.id, ...off }]);
    const findings = checkPlan(aPlan({ steps: [[{ scheduleId: schedule.id }]] }), outlook(TEAM, schedule));
    expect(findings).toContainEqual(expect.objectContaining({ code: 'E03', dates: ['2026-06-09', '2026-06-10'] }));
    expect(refusing(findings)).toEqual([]);
    // Somebody by name beside the schedule: never empty.
    const filled = checkPlan(aPlan({ steps: [[{ scheduleId: schedule.id }, ANA]] }), outlook(TEAM, schedule));
    expect(codes(filled)).not.toContain('E03');
  });

  test('is told of methods that do not work, and of people with one channel', () => {
    const people = swapped(withMethods(JOHN, sms('+13125550101', 'opted_out'), email('j@b.example')));
    expect(codes(checkPlan(aPlan({ steps: [[JOHN, BRIAN]] }), outlook(people))).sort()).toEqual(['W01', 'W04']);
    expect(codes(checkPlan(aPlan({ steps: [[JOHN, BRIAN]] }), outlook(swapped(unreachable(JOHN)))))).toEqual(['W01']);
  });
});

describe('a drill that failed', () => {
  const red = (kind: 'sms' | 'email', more: object) => [
    { kind, address: 'x', state: 'failed' as const, isRed: true, ...more },
  ];
  const START_OF_YEAR = { at: '2026-01-01T15:00:00.000Z', seconds: 60 };

  test('is a warning for each method, the fallback’s too, once however often the plan names him', () => {
    const plan = aPlan({ steps: [[JOHN], [JOHN, BRIAN]] });
    const reds = new Map([
      [JOHN.id, red('sms', {})],
      [ANA.id, red('email', { state: 'old', answered: START_OF_YEAR })],
    ]);
    const found = checkPlan(plan, { ...outlook(), red: reds }).filter(({ code }) => code === 'W03');
    expect(found.map(({ message }) => message)).toEqual([
      'John Smith did not answer the last test by SMS to x.',
      'Ana Ortiz has not answered a test by email to x for 30 days.',
    ]);
    expect(refusing(found)).toEqual([]);
  });
});

describe('a method sequence', () => {
  const at = (afterMinutes: number) => ({
    urgent: [{ kind: 'sms' as const, afterMinutes: 0 }],
    standard: [{ kind: 'email' as const, afterMinutes }],
  });
  const { schedules } = outlook();

  test('is refused where an entry is not before the end of the shortest step that pages him', () => {
    const plans = [
      aPlan({ steps: [[JOHN]], minutes: 9 }),
      aPlan({ steps: [[{ scheduleId: scheduleId(1) }]], minutes: 5 }),
    ];
    expect(sequenceErrors(JOHN, at(4), plans, schedules)).toEqual([]);
    expect(sequenceErrors(JOHN, at(5), plans, schedules)).toEqual([
      expect.objectContaining({ field: 'methodSequence.standard.0.afterMinutes' }),
    ]);
  });

  test('may be anything for somebody whom no step pages', () => {
    expect(sequenceErrors(ANA, at(600), [aPlan()], schedules)).toEqual([]);
  });
});
