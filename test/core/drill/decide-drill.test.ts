import { describe, expect, test } from 'vitest';
import { acknowledge, beginDrills, endOverdue, failDrill, failureNotices } from '../../../core/drill/decide-drill.ts';
import type { PersonDrills } from '../../../core/drill/drill.ts';
import { methodsReadiness, redList } from '../../../core/drill/red-list.ts';
import { plusMinutes } from '../../../core/time/instant.ts';
import { ANA, aPerson, JOHN, NORTHSIDE, TEAM, withMethods } from '../../support/builders/team.ts';

const START = '2026-06-01T15:00:00.000Z';
const LATER = plusMinutes(START, 241);
const ADDRESSES = JOHN.methods.map(({ address }) => address);
const [PHONE = '', MAILBOX = ''] = ADDRESSES;

/** John's drills as they are when both have just been begun. */
function begun(had?: PersonDrills, now = START): PersonDrills {
  const start = beginDrills(JOHN, had, ADDRESSES, { now });
  const drills = [...start.kept, ...start.begun.map((drill, n) => ({ ...drill, code: `100${n}` }))];
  return { accountId: NORTHSIDE, personId: JOHN.id, drills, version: (had?.version ?? 0) + 1 };
}

function answered(code: string, at: string, of = begun()): PersonDrills {
  const result = acknowledge(of, code, undefined, at);
  if (result.outcome !== 'answered' || !result.next) throw new Error('it should have been acknowledged');
  return result.next;
}

describe('a drill', () => {
  test('is begun once: while it waits another start finds nothing to do', () => {
    expect(beginDrills(JOHN, begun(), ADDRESSES, { now: START }).begun).toEqual([]);
    const half = answered('1000', START);
    expect(beginDrills(JOHN, half, ADDRESSES, { now: LATER }).begun.map(({ address }) => address)).toEqual([PHONE]);
  });

  test('is of verified methods only, and forgets those that are not his any more', () => {
    const one = withMethods(JOHN, { kind: 'email', address: MAILBOX, state: 'verified' });
    const lost = withMethods(JOHN, { kind: 'sms', address: PHONE, state: 'opted_out' });
    expect(beginDrills(lost, undefined, ADDRESSES, { now: START }).begun).toEqual([]);
    expect(beginDrills(one, begun(), [], { now: LATER }).kept.map(({ address }) => address)).toEqual([MAILBOX]);
  });

  test('counts from the hand-over of its message, and a second word changes nothing', () => {
    const result = acknowledge(begun(), '1000', plusMinutes(START, 1), plusMinutes(START, 4));
    expect(result).toMatchObject({ outcome: 'answered', drill: { seconds: 180 } });
    const again = acknowledge(answered('1000', START), '1000', undefined, LATER);
    expect(again).toMatchObject({ outcome: 'answered', drill: { answeredAt: START } });
    expect(again).not.toHaveProperty('next');
  });

  test('is not acknowledged with a foreign code, or when its time is over', () => {
    expect(acknowledge(begun(), '9999', undefined, START)).toEqual({ outcome: 'refused', refusal: 'unknown' });
    expect(acknowledge(undefined, '1000', undefined, START)).toEqual({ outcome: 'refused', refusal: 'unknown' });
    expect(acknowledge(begun(), '1000', undefined, LATER)).toEqual({ outcome: 'refused', refusal: 'too_late' });
  });

  test('has failed after four hours of silence, once, and says where our message was never sent', () => {
    const of = answered('1000', START);
    expect(endOverdue(of, JOHN, () => true, plusMinutes(START, 239))).toBeUndefined();
    const ended = endOverdue(of, JOHN, () => true, LATER);
    expect(ended?.failed).toMatchObject([{ address: MAILBOX, why: 'no_answer', failedAt: LATER }]);
    expect(ended && endOverdue(ended.next, JOHN, () => true, LATER)).toBeUndefined();
    expect(endOverdue(of, JOHN, () => false, LATER)?.failed).toMatchObject([{ why: 'not_sent' }]);
  });

  test('of a method that is gone by then is forgotten: nobody has failed', () => {
    for (const person of [undefined, { ...JOHN, enabled: false }]) {
      const ended = endOverdue(begun(), person, () => true, LATER);
      expect(ended).toMatchObject({ failed: [], next: { drills: [] } });
    }
  });

  test('fails at once by a certain failure, and only while it waits', () => {
    const failed = failDrill(begun(), '1001', 'bounced', START);
    expect(failed?.failed).toMatchObject([{ address: MAILBOX, why: 'bounced' }]);
    expect(failDrill(answered('1001', START), '1001', 'bounced', START)).toBeUndefined();
    expect(failed && failDrill(failed.next, '1001', 'bounced', START)).toBeUndefined();
  });

  test('that failed is told to managers; of a lost address the administrators know already', () => {
    const failed = failDrill(begun(), '1001', 'bounced', START);
    if (!failed) throw new Error('it should have failed');
    const mona = aPerson(30, 'Mona', ['manager']);
    const told = (lost?: 'bounced') =>
      failureNotices(JOHN, failed, [...TEAM, mona, { ...mona, enabled: false }], lost).map(({ to }) => to.personId);
    expect(told()).toEqual([ANA.id, mona.id]);
    expect(told('bounced')).toEqual([mona.id]);
  });
});

describe('the red list', () => {
  const red = (had: PersonDrills | undefined, now: string, since: string | undefined = START) =>
    (redList([JOHN], new Map(had ? [[JOHN.id, had]] : []), since, now).get(JOHN.id) ?? []).map(
      ({ address, state }) => `${address === PHONE ? 'phone' : 'mailbox'} ${state}`,
    );

  test('names whose last drill failed, and whose last is older than thirty days', () => {
    const both = answered('1001', START, answered('1000', START));
    expect(red(both, plusMinutes(START, 30 * 24 * 60))).toEqual([]);
    expect(red(both, plusMinutes(START, 30 * 24 * 60 + 1))).toEqual(['phone old', 'mailbox old']);
    expect(red(failDrill(begun(), '1001', 'bounced', START)?.next, START)).toEqual(['mailbox failed']);
  });

  test('keeps the last answer while a new drill waits, and after it failed', () => {
    const again = begun(answered('1001', START, answered('1000', START)), LATER);
    expect(red(again, LATER)).toEqual([]);
    const failed = failDrill(again, '1001', 'no_answer', LATER)?.next;
    expect(methodsReadiness(JOHN, failed, START, LATER)[1]).toMatchObject({ isRed: true, answered: { at: START } });
  });

  test('counts for somebody never tested from when drills were switched on', () => {
    expect(red(undefined, plusMinutes(START, 60))).toEqual([]);
    expect(red(undefined, plusMinutes(START, 31 * 24 * 60))).toEqual(['phone old', 'mailbox old']);
  });

  test('is empty while drills are off', () => {
    expect(redList([JOHN], new Map(), undefined, LATER).size).toBe(0);
  });
});
