import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loginStore } from '../../../adapters/dynamodb/login-store.ts';
import { outbox } from '../../../adapters/dynamodb/outbox.ts';
import { teamStore } from '../../../adapters/dynamodb/person-store.ts';
import { sessionStore } from '../../../adapters/dynamodb/session-store.ts';
import { accountContext } from '../../../core/access/account-context.ts';
import type { Identifier } from '../../../core/login/identifier.ts';
import { CODE_TRIES } from '../../../core/login/limits.ts';
import type { LoginStore } from '../../../core/login/login-store.ts';
import { beginSession } from '../../../core/login/session.ts';
import { plusMinutes, plusSeconds } from '../../../core/time/instant.ts';
import { email, JOHN, NORTHSIDE } from '../../support/builders/team.ts';
import { START } from '../../support/builders/world.ts';
import { openBoth, SOUTHSIDE } from './northside.ts';
import { type ServedTable, serveTable } from './served-table.ts';

let served: ServedTable;
let login: LoginStore;
beforeEach(async () => {
  served = await serveTable();
  login = loginStore(served.table);
});
afterEach(() => served.close());

const ANA: Identifier = { kind: 'email', address: 'ana@northside.example' };
const ask = (seconds: number, who = ANA, from = '203.0.113.9') =>
  login.countCode(who, from, plusSeconds(START, seconds));
const message = {
  key: 'CODE',
  class: 'code' as const,
  to: { identifier: ANA.address, channel: 'email' as const },
  content: { kind: 'login_code' as const, code: '00482193', host: 'call.northside.example' },
};
const challenge = (secret = 'hash') =>
  login.challenge(secret, { proof: 'p', tries: 0, used: false, goodUntil: plusMinutes(START, 10) }, message, START);

describe('codes are limited', () => {
  test('to one in 30 seconds', async () => {
    expect(await ask(0)).toBe(true);
    expect(await ask(29)).toBe(false);
    expect(await ask(30), 'the refused one moved nothing on').toBe(true);
  });

  test('to five an hour for one identifier, however they are spread, and from wherever', async () => {
    const answers = [];
    for (let n = 0; n < 7; n++) answers.push(await ask(n * 60, ANA, `203.0.113.${n}`));
    expect(answers).toEqual([true, true, true, true, true, false, false]);
    expect(await ask(3600), 'the next hour').toBe(true);
  });

  test('to ten a day for one identifier', async () => {
    let granted = 0;
    for (let n = 0; n < 9 * 12; n++) if (await ask(n * 300)) granted++;
    expect(granted).toBe(10);
  });

  test('to twenty an hour from one network address, whoever is asked for', async () => {
    let granted = 0;
    for (let n = 0; n < 25; n++) if (await ask(n, { kind: 'email', address: `person${n}@x.example` })) granted++;
    expect(granted).toBe(20);
  });

  test('by conditions: twenty askers at once get one code', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(0)));
    expect(answers.filter(Boolean)).toHaveLength(1);
  });
});

describe('a challenge', () => {
  test('is used by one of twenty at once', async () => {
    await challenge();
    const uses = await Promise.all(Array.from({ length: 20 }, () => login.useChallenge('hash', START)));
    expect(uses.filter(Boolean)).toHaveLength(1);
    expect(await login.readChallenge('hash')).toMatchObject({ used: true });
  });

  test('is good for ten minutes, by the clock and not by TTL', async () => {
    await challenge();
    expect(await login.useChallenge('hash', plusMinutes(START, 10))).toBe(false);
    expect(await login.useChallenge('hash', plusSeconds(plusMinutes(START, 10), -1))).toBe(true);
  });

  test('is dead after five wrong tries', async () => {
    await challenge();
    for (let n = 0; n < CODE_TRIES; n++) await login.countTry('hash');
    expect(await login.useChallenge('hash', START)).toBe(false);
  });

  test('that does not exist is neither used nor counted nor made by counting', async () => {
    expect(await login.useChallenge('other', START)).toBe(false);
    await login.countTry('other');
    expect(await login.readChallenge('other')).toBeUndefined();
    expect(await served.rows()).toEqual([]);
  });

  test('keeps its code only in the row of its message, until that is claimed', async () => {
    await challenge();
    expect(JSON.stringify(await login.readChallenge('hash'))).not.toContain('00482193');
    const box = outbox(served.table);
    const [ref] = await box.due(START);
    if (!ref) throw new Error('no message');
    expect(await box.claim(ref, START, plusMinutes(START, 1))).toMatchObject({ content: { code: '00482193' } });
    expect(JSON.stringify(await served.rows())).not.toContain('00482193');
  });

  test('under a secret that exists already is refused', async () => {
    await challenge();
    await expect(challenge()).rejects.toThrow('exists already');
  });
});

describe('an address', () => {
  test('leads to everybody who has it, in every account', async () => {
    await openBoth(served);
    expect(await login.memberships('+13125550101')).toEqual([
      { accountId: NORTHSIDE, personId: JOHN.id },
      { accountId: SOUTHSIDE, personId: JOHN.id },
    ]);
    expect(await login.memberships('+13125559999')).toEqual([]);
  });

  test('that a person gives up leads to him no more', async () => {
    await openBoth(served);
    const team = teamStore(served.table, accountContext(NORTHSIDE, 'item'));
    const moved = { ...JOHN, methods: [email('new@northside.example')], version: 2 };
    expect(await team.change(JOHN, moved, { endSessions: false, messages: [], now: START })).toBe(true);
    expect(await login.memberships('+13125550101')).toEqual([{ accountId: SOUTHSIDE, personId: JOHN.id }]);
    expect(await login.memberships('new@northside.example')).toEqual([{ accountId: NORTHSIDE, personId: JOHN.id }]);
    expect(await team.change(JOHN, moved, { endSessions: false, messages: [], now: START }), 'of an old version').toBe(
      false,
    );
  });
});

describe('a session', () => {
  const session = beginSession({ accountId: NORTHSIDE, personId: JOHN.id, name: JOHN.name, roles: JOHN.roles }, START);

  test('is read by the hash of its cookie, moved on, and ended', async () => {
    const sessions = sessionStore(served.table);
    await sessions.begin('hash', session);
    expect(await sessions.read('hash')).toEqual(session);
    await sessions.refresh('hash', plusMinutes(START, 5));
    expect(await sessions.read('hash')).toMatchObject({ idleUntil: plusMinutes(START, 5) });
    await sessions.end('hash', session);
    expect(await sessions.read('hash')).toBeUndefined();
    expect(await served.rows()).toEqual([]);
  });

  test('that has been ended is not brought back by a late use', async () => {
    const sessions = sessionStore(served.table);
    await sessions.begin('hash', session);
    await sessions.end('hash', session);
    await sessions.refresh('hash', plusMinutes(START, 5));
    expect(await served.rows()).toEqual([]);
  });

  test('of somebody whose roles change ends, wherever he is signed in', async () => {
    await openBoth(served);
    const sessions = sessionStore(served.table);
    for (const hash of ['phone', 'desk']) await sessions.begin(hash, session);
    const team = teamStore(served.table, accountContext(NORTHSIDE, 'item'));
    await team.change(JOHN, { ...JOHN, enabled: false, version: 2 }, { endSessions: true, messages: [], now: START });
    expect([await sessions.read('phone'), await sessions.read('desk')]).toEqual([undefined, undefined]);
  });
});
