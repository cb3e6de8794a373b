import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { accountStore } from '../../adapters/dynamodb/account-store.ts';
import { consentStore } from '../../adapters/dynamodb/consent-store.ts';
import { accountsOfPhone } from '../../adapters/dynamodb/customer-phones.ts';
import { customerStore } from '../../adapters/dynamodb/customer-store.ts';
import { drillStore } from '../../adapters/dynamodb/drill-store.ts';
import { replyCodeKey } from '../../adapters/dynamodb/keys.ts';
import { loginStore } from '../../adapters/dynamodb/login-store.ts';
import { teamStore } from '../../adapters/dynamodb/person-store.ts';
import { replyCodeStore } from '../../adapters/dynamodb/reply-code-store.ts';
import { accountContext } from '../../core/access/account-context.ts';
import { optedOutOf } from '../../core/consent/consent.ts';
import type { AccountId } from '../../core/ids/ids.ts';
import { plusMinutes } from '../../core/time/instant.ts';
import { hearSms } from '../../functions/inbound-sms/hear-sms.ts';
import { aCustomer, openBoth, SOUTHSIDE, storeOf } from '../adapters/dynamodb/northside.ts';
import { type ServedTable, serveTable } from '../adapters/dynamodb/served-table.ts';
import { JOHN, NORTHSIDE } from '../support/builders/team.ts';
import { START } from '../support/builders/world.ts';

/* One number for several accounts: what a customer says to it, heard late, twice and in the wrong order. */

const PHONE = '+13125550190';
const EVERYTHING = ['service', 'reminder', 'survey'];

let served: ServedTable;
beforeEach(async () => {
  served = await serveTable();
  await openBoth(served);
});
afterEach(() => served.close());

const context = (account: AccountId) => accountContext(account, 'item');
const customers = (account: AccountId) => customerStore(served.table, context(account));
const consentsOf = (account: AccountId) => consentStore(served.table, context(account));

const hear = (text: string, id: string, minute: number, from = PHONE) =>
  hearSms(
    { from, text, id, at: plusMinutes(START, minute) },
    {
      codes: replyCodeStore(served.table),
      storeOf: (account) => storeOf(served, account),
      peopleOf: (account) => teamStore(served.table, context(account)),
      accountOf: (account) => accountStore(served.table, context(account)),
      drillsOf: (account) => drillStore(served.table, context(account)),
      ownersOf: (address) => loginStore(served.table).memberships(address),
      accountsOf: (phone) => accountsOfPhone(served.table, phone),
      consentsOf,
      // Long after, whenever the SMS were sent.
      edge: { clock: () => plusMinutes(START, 60), pause: async () => {} },
    },
  );
const outIn = async (account: AccountId) => {
  const state = (await consentsOf(account).stateOf([PHONE])).get(PHONE);
  return state ? optedOutOf(state) : 'unheard';
};
const messages = async () => (await served.rows()).filter(({ sk }) => String(sk).startsWith('OUT#'));

describe('a STOP', () => {
  test('is for every account with a customer of that number, and for no other; nobody answers', async () => {
    await customers(NORTHSIDE).add(aCustomer(1, { phone: PHONE }));
    await hear('Stop!', 'sms-1', 0);
    expect([await outIn(NORTHSIDE), await outIn(SOUTHSIDE)]).toEqual([EVERYTHING, 'unheard']);
    await customers(SOUTHSIDE).add(aCustomer(1, { phone: PHONE, accountId: SOUTHSIDE }));
    await hear('arrêt', 'sms-2', 1);
    expect(await outIn(SOUTHSIDE)).toEqual(EVERYTHING);
    expect(await messages()).toEqual([]);
  });

  test('is for an account whose customer has another number by now', async () => {
    const maria = aCustomer(1, { phone: PHONE });
    await customers(NORTHSIDE).add(maria);
    const contacts = maria.contacts.map((each) => ({ ...each, phone: '+13125550191' }));
    await customers(NORTHSIDE).change(maria, { ...maria, contacts, version: 2 });
    await hear('STOP', 'sms-1', 0);
    expect(await outIn(NORTHSIDE)).toEqual(EVERYTHING);
  });

  test('that is delivered twice is one entry; what is heard late counts when it was said', async () => {
    await customers(NORTHSIDE).add(aCustomer(1, { phone: PHONE }));
    await hear('START', 'sms-2', 5);
    await hear('STOP', 'sms-1', 0);
    await hear('STOP', 'sms-1', 0);
    expect(await outIn(NORTHSIDE)).toEqual([]);
    const history = await consentsOf(NORTHSIDE).history(PHONE);
    expect(history.map(({ wording, source }) => [wording, source])).toEqual([
      ['STOP', 'sms_stop'],
      ['START', 'sms_start'],
    ]);
  });

  test.each(['STOP it', 'stop 1', 'please stop', 'start over', ''])('is not what says "%s"', async (text) => {
    await customers(NORTHSIDE).add(aCustomer(1, { phone: PHONE }));
    await hear(text, 'sms-1', 0);
    expect(await outIn(NORTHSIDE)).toBe('unheard');
  });

  test('of a stranger leaves nothing behind', async () => {
    const before = await served.rows();
    await hear('STOP', 'sms-1', 0, '+13125550199');
    await hear('UNSTOP', 'sms-2', 1, '+13125550199');
    expect(await served.rows()).toEqual(before);
  });
});

test('an answer is in the words of the account whose code was sent, not of another that paged the phone', async () => {
  for (const [accountId, code] of [
    [NORTHSIDE, '4821'],
    [SOUTHSIDE, '7301'],
  ] as const)
    await served.table.client.send(
      new PutCommand({
        TableName: served.table.name,
        Item: {
          ...replyCodeKey(PHONE, code),
          ...{ code, accountId, number: '4821', personId: JOHN.id, pagedAt: START, goodUntil: plusMinutes(START, 600) },
        },
      }),
    );
  const readerOf = async (text: string, id: string) => {
    await hear(text, id, 0);
    return (await messages()).find(({ key }) => key === `REPLY#${id}`)?.content;
  };
  expect(await readerOf('1 7301', 'sms-1')).toMatchObject({ reader: { accountId: SOUTHSIDE } });
  expect(await readerOf('1 4821', 'sms-2')).toMatchObject({ reader: { accountId: NORTHSIDE } });
  expect(await readerOf('hello?', 'sms-3')).toMatchObject({ says: 'reply_help', reader: { isInOthers: true } });
});
