import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { consentStore } from '../../../adapters/dynamodb/consent-store.ts';
import { accountContext } from '../../../core/access/account-context.ts';
import { type ConsentEntry, EVERYTHING, isSuspended, optedOutOf } from '../../../core/consent/consent.ts';
import { plusMinutes } from '../../../core/time/instant.ts';
import { NORTHSIDE } from '../../support/builders/team.ts';
import { START } from '../../support/builders/world.ts';
import { SOUTHSIDE } from './northside.ts';
import { type ServedTable, serveTable } from './served-table.ts';

const PHONE = '+13125550190';
const EMAIL = 'maria@example.com';

let served: ServedTable;
beforeEach(async () => {
  served = await serveTable();
});
afterEach(() => served.close());

const ledger = (account = NORTHSIDE) => consentStore(served.table, accountContext(account, 'item'));
const anEntry = (minute: number, more: Partial<ConsentEntry> = {}): ConsentEntry => ({
  ...{ address: PHONE, categories: [...EVERYTHING], wants: 'out', source: 'sms_stop', wording: 'STOP' },
  ...{ at: plusMinutes(START, minute), cause: `SMS#${minute}` },
  ...more,
});
const stateOf = async (address = PHONE) => (await ledger().stateOf([address])).get(address);

describe('the ledger', () => {
  test('keeps what was said with the state that follows, and answers for what it knows only', async () => {
    const stop = anEntry(1);
    const survey = anEntry(2, { address: EMAIL, categories: ['survey'], source: 'unsubscribe_link', cause: 'link' });
    expect([await ledger().record(stop), await ledger().record(survey)]).toEqual(['recorded', 'recorded']);
    const states = await ledger().stateOf([PHONE, EMAIL, '+13125550191', PHONE]);
    expect([...states].map(([address, state]) => [address, optedOutOf(state)]).sort()).toEqual([
      [PHONE, EVERYTHING],
      [EMAIL, ['survey']],
    ]);
    expect(await ledger().history(PHONE)).toEqual([stop]);
    expect(await ledger(SOUTHSIDE).stateOf([PHONE]), 'another account knows nothing of it').toEqual(new Map());
  });

  test('has one entry a cause, however often it is heard, and whenever', async () => {
    await ledger().record(anEntry(1));
    const before = await served.rows();
    expect(await ledger().record(anEntry(1))).toBe('known');
    expect(await ledger().record(anEntry(9, { cause: 'SMS#1' }))).toBe('known');
    expect(await served.rows()).toEqual(before);
  });

  test('takes in late what was said before, and stays as it is', async () => {
    await ledger().record(anEntry(5, { wants: 'in', source: 'sms_start', wording: 'START' }));
    expect(await ledger().record(anEntry(1))).toBe('recorded');
    expect(optedOutOf((await stateOf()) ?? expect.fail('there is a state'))).toEqual([]);
    expect((await ledger().history(PHONE)).map(({ wording }) => wording)).toEqual(['STOP', 'START']);
  });

  test('of eight who speak at once keeps all, and what was said last holds', async () => {
    const entries = Array.from({ length: 8 }, (_, n) => anEntry(n, { wants: n === 7 ? 'in' : 'out' }));
    expect(new Set(await Promise.all(entries.map((entry) => ledger().record(entry))))).toEqual(new Set(['recorded']));
    expect(await ledger().history(PHONE)).toHaveLength(8);
    expect(optedOutOf((await stateOf()) ?? expect.fail('there is a state'))).toEqual([]);
  });
});

test('a bounce is noted once, beside what was said', async () => {
  const bounce = { at: START, why: 'bounced' };
  await ledger().suspend(EMAIL, bounce);
  const before = await served.rows();
  await ledger().suspend(EMAIL, bounce);
  expect(await served.rows()).toEqual(before);
  await ledger().record(anEntry(1, { address: EMAIL, wants: 'in', source: 'staff', categories: ['survey'] }));
  const state = await stateOf(EMAIL);
  expect(state).toMatchObject({ bounce, version: 2 });
  expect(state && isSuspended(state)).toBe(false);
});
