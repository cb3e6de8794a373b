import { describe, expect, test } from 'vitest';
import {
  lostStateOf,
  methodLostNotices,
  withLostMethod,
  withVerifiedMethod,
} from '../../../core/person/method-state.ts';
import { usableMethods } from '../../../core/person/person.ts';
import { ANA, BRIAN, DEE, email, JOHN, sms, withMethods } from '../../support/builders/team.ts';

const PHONE = '+13125550101';

describe('what a failure says of an address', () => {
  test.each([
    ['opted_out', 'opted_out'],
    ['invalid_number', 'bounced'],
    ['bounced', 'bounced'],
    ['complaint', 'bounced'],
    ['spend_limit', undefined],
    ['ValidationException', undefined],
    ['method_unusable', undefined],
    [undefined, undefined],
  ])('%s: %s', (why, state) => {
    expect(lostStateOf(why)).toBe(state);
  });
});

describe('a lost method', () => {
  test('is marked once, and is not usable any more; the others stay', () => {
    const after = withLostMethod(JOHN, PHONE, 'opted_out');
    if (!after) throw new Error('nothing changed');
    expect(after.version).toBe(JOHN.version + 1);
    expect(usableMethods(after, 'sms')).toEqual([]);
    expect(usableMethods(after, 'email')).toEqual(usableMethods(JOHN, 'email'));
    expect(withLostMethod(after, PHONE, 'opted_out')).toBeUndefined();
    expect(withLostMethod(after, PHONE, 'bounced'), 'lost is lost').toBeUndefined();
  });

  test('of somebody else is nothing', () => {
    expect(withLostMethod(BRIAN, PHONE, 'bounced')).toBeUndefined();
  });

  test('is told to every administrator who is there', () => {
    const gone = { ...ANA, enabled: false };
    const notices = methodLostNotices(JOHN, PHONE, 'bounced', [DEE, ANA, BRIAN, gone]);
    expect(notices).toMatchObject([
      {
        class: 'staff',
        to: { personId: ANA.id },
        content: { kind: 'method_lost', name: JOHN.name, address: PHONE, state: 'bounced' },
      },
    ]);
  });
});

describe('signing in with a method', () => {
  test('verifies one that waited for it, and no other', () => {
    const invited = withMethods(JOHN, sms(PHONE, 'unverified'), email('john@northside.example', 'unverified'));
    expect(withVerifiedMethod(invited, PHONE)).toMatchObject({
      methods: [{ state: 'verified' }, { state: 'unverified' }],
      version: invited.version + 1,
    });
  });

  test.each(['verified', 'opted_out', 'bounced'] as const)('leaves one that is %s as it is', (state) => {
    expect(withVerifiedMethod(withMethods(JOHN, sms(PHONE, state)), PHONE)).toBeUndefined();
  });
});
