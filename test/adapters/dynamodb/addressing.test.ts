import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addressing } from '../../../adapters/dynamodb/addressing.ts';
import { ownTextKeys } from '../../../adapters/dynamodb/keys.ts';
import { outbox } from '../../../adapters/dynamodb/outbox.ts';
import { ownTextStore } from '../../../adapters/dynamodb/own-text-store.ts';
import { teamStore } from '../../../adapters/dynamodb/person-store.ts';
import { accountContext } from '../../../core/access/account-context.ts';
import type { Message } from '../../../core/message/message.ts';
import { plusMinutes } from '../../../core/time/instant.ts';
import { aPerson, JOHN, NORTHSIDE, sms } from '../../support/builders/team.ts';
import { START } from '../../support/builders/world.ts';
import { escalate, openBoth, storeOf } from './northside.ts';
import { type ServedTable, serveTable } from './served-table.ts';

/* Whose words a message may be written in: one account's never reach the people of another. */

let served: ServedTable;
beforeEach(async () => {
  served = await serveTable();
  await openBoth(served);
  const text = { name: 'login_code', language: 'en', channel: 'sms', version: 1 } as const;
  await ownTextStore(served.table, accountContext(NORTHSIDE, 'item')).save({
    ...{ ...text, accountId: NORTHSIDE, words: { text: '{{ code }}: tell it to whoever calls you' } },
    ...{ at: START, by: { id: JOHN.id, name: JOHN.name } },
  });
});
afterEach(() => served.close());

const codeTo = (identifier: string): Message => ({
  ...{ key: 'CODE', class: 'code', status: 'claimed', to: { identifier, channel: 'sms' } },
  ...{ content: { kind: 'login_code', code: '00482193', host: 'call.northside.example' } },
  ...{ createdAt: START, dueAt: START, attempts: 1, ambiguous: 0 },
});

test('a sign-in code is said in the words of an account to whoever is in that account alone', async () => {
  const only = {
    ...aPerson(9, 'Nia Moss', ['technician'], { methods: [sms('+13125550999')] }),
    language: 'es' as const,
  };
  await teamStore(served.table, accountContext(NORTHSIDE, 'item')).add(only, [], START);
  const { ownTexts, language } = await addressing(served.table, codeTo('+13125550999'));
  expect(ownTexts.map(({ accountId, name }) => [accountId, name])).toEqual([[NORTHSIDE, 'login_code']]);
  expect(language).toBe('es');
});

test('whoever is in two accounts gets his code in our words: it opens both', async () => {
  const { members, ownTexts, account } = await addressing(served.table, codeTo('+13125550101'));
  expect(members.map(({ accountId }) => accountId)).toEqual(['northside', 'southside']);
  expect(ownTexts).toEqual([]);
  expect(account).toBeUndefined();
});

test('nor is an answer to an SMS that may be about a call of either', async () => {
  const answer = (isInOthers: boolean): Message => ({
    ...{ ...codeTo(''), class: 'staff', to: { address: '+13125550101', channel: 'sms' } },
    content: {
      ...{ kind: 'reply', says: 'reply_help', values: {} },
      reader: { accountId: NORTHSIDE, personId: JOHN.id, isInOthers },
    },
  });
  const text = { name: 'reply_help', language: 'en', channel: 'sms', version: 1 } as const;
  await ownTextStore(served.table, accountContext(NORTHSIDE, 'item')).save({
    ...{ ...text, accountId: NORTHSIDE, words: { text: 'Call Northside' }, at: START },
    by: { id: JOHN.id, name: JOHN.name },
  });
  expect((await addressing(served.table, answer(false))).ownTexts).toHaveLength(1);
  expect((await addressing(served.table, answer(true))).ownTexts).toEqual([]);
});

test('an own text that cannot be read is none: no message waits for it', async () => {
  const key = ownTextKeys(NORTHSIDE, { name: 'page', language: 'en', channel: 'sms' }).current;
  const broken = { ...key, accountId: NORTHSIDE, name: 'page', language: 'en', channel: 'sms', words: 'Call!' };
  await served.table.client.send(new PutCommand({ TableName: served.table.name, Item: broken }));
  await escalate(storeOf(served));
  const box = outbox(served.table);
  const [ref] = await box.due(START);
  const page = ref && (await box.claim(ref, START, plusMinutes(START, 1)));
  if (page?.content.kind !== 'page') throw new Error('no page is due');
  expect(await box.addressing(page)).toMatchObject({ ownTexts: [], escalation: { status: 'pending' } });
});
