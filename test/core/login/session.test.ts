import { describe, expect, test } from 'vitest';
import { readIdentifier } from '../../../core/login/identifier.ts';
import { beginSession, isLive, refreshed, type Session } from '../../../core/login/session.ts';
import type { Role } from '../../../core/person/role.ts';
import { plusSeconds } from '../../../core/time/instant.ts';
import { JOHN, NORTHSIDE } from '../../support/builders/team.ts';
import { START } from '../../support/builders/world.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
const afterSeconds = (seconds: number) => plusSeconds(START, seconds);
const sessionOf = (...roles: Role[]): Session =>
  beginSession({ accountId: NORTHSIDE, personId: JOHN.id, name: JOHN.name, roles }, START);

describe('the session of a technician', () => {
  test('lasts 30 days without being used, and ends then', () => {
    const session = sessionOf('technician');
    expect(isLive(session, afterSeconds(30 * DAY - 1))).toBe(true);
    expect(isLive(session, afterSeconds(30 * DAY))).toBe(false);
    expect(refreshed(session, afterSeconds(DAY)), 'there is nothing to move on').toBeUndefined();
  });
});

describe('the session of anybody else', () => {
  test.each<Role>(['administrator', 'manager', 'office', 'dispatcher', 'agent'])(
    'who is %s ends after 12 idle hours',
    (role) => {
      const session = sessionOf(role);
      expect(isLive(session, afterSeconds(12 * HOUR - 1))).toBe(true);
      expect(isLive(session, afterSeconds(12 * HOUR))).toBe(false);
    },
  );

  test('who is also a technician is held to the shorter life', () => {
    expect(isLive(sessionOf('technician', 'dispatcher'), afterSeconds(12 * HOUR))).toBe(false);
  });

  test('is moved on by use, but not at each request, and never beyond 7 days', () => {
    const session = sessionOf('dispatcher');
    expect(refreshed(session, afterSeconds(15 * 60))).toBeUndefined();
    expect(refreshed(session, afterSeconds(15 * 60 + 1))).toBe(afterSeconds(12 * HOUR + 15 * 60 + 1));
    let used = session;
    for (let at = 0; at < 8 * DAY && isLive(used, afterSeconds(at)); at += HOUR) {
      const idleUntil = refreshed(used, afterSeconds(at));
      if (idleUntil) used = { ...used, idleUntil };
    }
    expect(used.idleUntil).toBe(afterSeconds(7 * DAY));
    expect(isLive(used, afterSeconds(7 * DAY - 1))).toBe(true);
    expect(isLive(used, afterSeconds(7 * DAY))).toBe(false);
  });
});

test.each([
  ['Ana@Northside.Example', { kind: 'email', address: 'ana@northside.example' }],
  ['(312) 555-0101', { kind: 'sms', address: '+13125550101' }],
  ['ana@', undefined],
  ['nobody', undefined],
])('%s is read as %j', (typed, identifier) => {
  expect(readIdentifier(typed, 'US')).toEqual(identifier);
});
