import { describe, expect, test } from 'vitest';
import type { PlanFinding } from '../../../core/contracts/plans.ts';
import { checkDue, findingNotices, newFindings, nextCheck } from '../../../core/readiness/nightly-check.ts';
import { ANA, aPerson, JOHN, sms, TEAM, withMethods } from '../../support/builders/team.ts';
import { aPlan } from '../../support/builders/world.ts';

const ZONE = 'America/Chicago';
const PLAN = aPlan();
const one = (message: string, more: Partial<PlanFinding> = {}): PlanFinding => ({
  ...{ code: 'W01', severity: 'warning', message, personId: JOHN.id },
  ...more,
});
const found = (...findings: PlanFinding[]) => [{ plan: PLAN, findings }];
const lines = ({ plans }: ReturnType<typeof newFindings>) =>
  plans.flatMap(({ findings }) => findings.map(({ message }) => message));

describe('the night', () => {
  test('begins at three in the morning where the account is, over a change of the clock too', () => {
    expect(checkDue({ checkedOn: '2026-06-01' }, ZONE, '2026-06-02T07:59:59.000Z')).toBeUndefined();
    expect(checkDue({ checkedOn: '2026-06-01' }, ZONE, '2026-06-02T08:00:00.000Z')).toBe('2026-06-02');
    expect(nextCheck(ZONE, '2026-06-02T07:59:59.000Z')).toBe('2026-06-02T08:00:00.000Z');
    expect(nextCheck(ZONE, '2026-06-02T08:00:00.000Z')).toBe('2026-06-03T08:00:00.000Z');
    expect(nextCheck(ZONE, '2026-10-31T12:00:00.000Z')).toBe('2026-11-01T09:00:00.000Z');
  });

  test('that was missed is made up for, once', () => {
    expect(checkDue({}, ZONE, '2026-06-02T20:00:00.000Z'), 'of a new account').toBeUndefined();
    expect(checkDue({ checkedOn: '2026-05-20' }, ZONE, '2026-06-02T20:00:00.000Z')).toBe('2026-06-02');
  });
});

describe('what is found', () => {
  test('is told when it is new or has changed, and not again', () => {
    const first = newFindings(found(one('John has one channel only.')), {});
    expect(lines(first)).toEqual(['John has one channel only.']);
    const second = newFindings(found(one('John has one channel only.')), first.told);
    expect(lines(second)).toEqual([]);
    expect(lines(newFindings(found(one('John has no verified method.')), second.told))).toHaveLength(1);
  });

  test('is told anew when it comes back', () => {
    const gone = newFindings(found(), newFindings(found(one('One.')), {}).told);
    expect(lines(newFindings(found(one('One.')), gone.told))).toEqual(['One.']);
  });

  test('leaves out nights without anybody, which have messages of their own', () => {
    expect(lines(newFindings(found(one('Nobody.', { code: 'E03', severity: 'error' })), {}))).toEqual([]);
  });

  test('is listed up to ten lines a plan, and counted beyond', () => {
    const many = Array.from({ length: 12 }, (_, n) => one(`Finding ${n}.`));
    expect(newFindings(found(...many), {}).plans).toMatchObject([{ name: PLAN.name, more: 2 }]);
  });

  test('goes to managers and administrators, by email where they have one, once a date', () => {
    const { plans } = newFindings(found(one('One.')), {});
    const mona = withMethods(aPerson(30, 'Mona', ['manager']), sms('+13125550130'));
    const [ana, other, ...rest] = findingNotices('2026-06-02', plans, [...TEAM, mona]);
    expect(rest).toEqual([]);
    expect(ana).toMatchObject({ key: `PLAN_FINDINGS#2026-06-02#${ANA.id}`, to: { method: { kind: 'email' } } });
    expect(other?.to).toEqual({ personId: mona.id });
    expect(findingNotices('2026-06-02', [], TEAM)).toEqual([]);
  });
});
