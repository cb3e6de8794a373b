import { expect, test } from 'vitest';
import { coverageOf } from '../../../core/escalation/coverage.ts';
import { BRIAN, email, JOHN, sms, unreachable, withMethods } from '../../support/builders/team.ts';
import { aPlan, aWorld, scheduleId } from '../../support/builders/world.ts';

const smsOnly = (person: typeof JOHN) => withMethods(person, sms('+13125550101'));

test.each([
  ['ok', 'two people with two channels', {}],
  ['weak', 'one person', { plan: aPlan({ steps: [[JOHN]] }) }],
  ['weak', 'one channel', { people: [smsOnly(JOHN), smsOnly(BRIAN)] }],
  ['weak', 'an empty step', { plan: aPlan({ steps: [[JOHN, BRIAN], [{ scheduleId: scheduleId(1) }]] }) }],
  ['weak', 'the same person in both steps', { plan: aPlan({ steps: [[JOHN], [JOHN]] }) }],
  ['none', 'nobody with a method', { people: [unreachable(JOHN), unreachable(BRIAN)] }],
  ['none', 'nobody on call', { plan: aPlan({ steps: [[{ scheduleId: scheduleId(1) }]] }) }],
  [
    'ok',
    'one by SMS and the other by email',
    { people: [smsOnly(JOHN), withMethods(BRIAN, email('b@northside.example'))] },
  ],
] as const)('coverage is %s with %s', (verdict, _, setting) => {
  expect(coverageOf('urgent', aWorld(setting))).toBe(verdict);
});

test('whoever is on call counts like a person who is named', () => {
  const plan = aPlan({ steps: [[{ scheduleId: scheduleId(1) }]] });
  expect(coverageOf('urgent', aWorld({ plan, onCall: () => [JOHN.id, BRIAN.id] }))).toBe('ok');
});
