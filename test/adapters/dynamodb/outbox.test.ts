import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dueMessages, dueWork } from '../../../adapters/dynamodb/due.ts';
import { due } from '../../../adapters/dynamodb/due-keys.ts';
import { replyCodeKey } from '../../../adapters/dynamodb/keys.ts';
import { messageItem } from '../../../adapters/dynamodb/message-item.ts';
import { outbox } from '../../../adapters/dynamodb/outbox.ts';
import { IncidentNumber } from '../../../core/ids/ids.ts';
import { LEASE_SECONDS } from '../../../core/message/classes.ts';
import type { Message } from '../../../core/message/message.ts';
import type { MessageRef, Outbox } from '../../../core/message/outbox.ts';
import { type Instant, plusMinutes, plusSeconds } from '../../../core/time/instant.ts';
import { actor } from '../../support/builders/story.ts';
import { JOHN } from '../../support/builders/team.ts';
import { START } from '../../support/builders/world.ts';
import { dueEscalations } from '../../support/due-work.ts';
import { decided, escalate, openBoth, read, storeOf } from './northside.ts';
import { type ServedTable, serveTable } from './served-table.ts';

let served: ServedTable;
let box: Outbox;
let refs: MessageRef[];
beforeEach(async () => {
  served = await serveTable();
  await openBoth(served);
  await escalate(storeOf(served));
  box = outbox(served.table);
  refs = await box.due(START);
});
afterEach(() => served.close());

const lease = (at: Instant) => plusSeconds(at, LEASE_SECONDS);
const claim = (ref: MessageRef, at: Instant) => box.claim(ref, at, lease(at));
const first = (): MessageRef => {
  const [ref] = refs;
  if (!ref) throw new Error('no message is due');
  return ref;
};
const rowAt = async (ref: MessageRef) => (await served.rows()).find((row) => row.pk === ref.pk && row.sk === ref.sk);

describe('a claim', () => {
  test('of many at once is won by one', async () => {
    const claims = await Promise.all(Array.from({ length: 20 }, () => claim(first(), START)));
    expect(claims.filter((message) => message !== undefined)).toHaveLength(1);
    expect(await rowAt(first())).toMatchObject({ status: 'claimed', attempts: 1, leaseUntil: lease(START) });
  });

  test('is good until its lease is over, and then another may be made', async () => {
    await claim(first(), START);
    expect(await claim(first(), plusSeconds(START, LEASE_SECONDS - 1))).toBeUndefined();
    const second = await claim(first(), plusSeconds(START, LEASE_SECONDS));
    expect(second).toMatchObject({ status: 'claimed', attempts: 1 });
    expect(await rowAt(first())).toMatchObject({ attempts: 2 });
  });

  test('counts an outcome that nobody knows for each sender that died over the row', async () => {
    await claim(first(), START);
    expect(await claim(first(), plusMinutes(START, 1))).toMatchObject({ ambiguous: 0 });
    expect(await claim(first(), plusMinutes(START, 2))).toMatchObject({ ambiguous: 1 });
    expect(await rowAt(first())).toMatchObject({ ambiguous: 2 });
  });

  test('of a row that is not there is nothing', async () => {
    expect(await claim({ pk: 'A#northside#ESC#4821', sk: 'OUT#PAGE#none' }, START)).toBeUndefined();
    expect((await served.rows()).some(({ sk }) => sk === 'OUT#PAGE#none')).toBe(false);
  });
});

describe('settling', () => {
  const sent = { status: 'sent', providerId: 'p1', channel: 'sms', address: '+13125550101', at: START } as const;

  test('keeps what the provider said, and the row is due no more', async () => {
    await claim(first(), START);
    expect(await box.settle(first(), lease(START), sent)).toBe(true);
    const row = await rowAt(first());
    expect(row).toMatchObject({ status: 'sent', providerId: 'p1', channel: 'sms', sentAt: START });
    expect(row).not.toHaveProperty('leaseUntil');
    expect(row).not.toHaveProperty('gsi2pk');
    expect(await claim(first(), plusMinutes(START, 60)), 'a settled row is never sent again').toBeUndefined();
  });

  test('by a sender whose lease is over and taken is refused', async () => {
    await claim(first(), START);
    const later = plusMinutes(START, 2);
    await claim(first(), later);
    expect(await box.settle(first(), lease(START), sent)).toBe(false);
    expect(await rowAt(first())).toMatchObject({ status: 'claimed', leaseUntil: lease(later) });
    expect(await box.settle(first(), lease(later), { status: 'failed', why: 'refused' })).toBe(true);
  });

  test('without a claim is refused', async () => {
    expect(await box.settle(first(), lease(START), sent)).toBe(false);
    expect(await rowAt(first())).toMatchObject({ status: 'queued' });
  });

  test('that gives the row back makes it due then, and not before', async () => {
    await claim(first(), START);
    const dueAt = plusMinutes(START, 3);
    await box.settle(first(), lease(START), { status: 'queued', dueAt, why: 'Throttling', ambiguous: 1 });
    expect(await claim(first(), plusSeconds(dueAt, -1))).toBeUndefined();
    expect(await dueMessages(served.table, plusSeconds(dueAt, -1))).not.toContainEqual(first());
    expect(await dueMessages(served.table, dueAt)).toContainEqual(first());
    expect(await claim(first(), dueAt)).toMatchObject({ status: 'queued', ambiguous: 1, why: 'Throttling' });
  });
});

describe('what is due', () => {
  test('are rows that nobody claimed, and those whose sender died', async () => {
    expect(refs).toHaveLength(2);
    await claim(first(), START);
    expect(await dueMessages(served.table, START)).toEqual(refs.slice(1));
    expect(await dueMessages(served.table, lease(START))).toHaveLength(2);
  });

  test('are escalations from their wake on, until they are settled', async () => {
    const wake = plusMinutes(START, 5);
    expect(await dueEscalations(served.table, plusSeconds(wake, -1))).toEqual([]);
    const [it] = await dueEscalations(served.table, wake);
    expect(it).toMatchObject({ accountId: 'northside', number: '4821', status: 'pending' });
    const store = storeOf(served);
    const found = await read(store, IncidentNumber.parse(it?.number));
    await store.change(found, decided(found, { trigger: 'accept', by: actor(JOHN), via: 'web' }), START);
    expect((await dueEscalations(served.table, wake)).map(({ status }) => status)).not.toContain('pending');
  });

  test('is found beside a row that nobody can read, which is named', async () => {
    const wake = plusMinutes(START, 5);
    const broken = { pk: 'A#northside#ESC#9', sk: 'ESC', ...due('ESC', START, 'broken') };
    await served.table.client.send(new PutCommand({ TableName: served.table.name, Item: broken }));
    const unreadable: MessageRef[] = [];
    const { escalations } = await dueWork(served.table, wake, (row) => unreadable.push(row));
    expect(escalations).toMatchObject([{ number: '4821' }]);
    expect(unreadable).toEqual([{ pk: broken.pk, sk: broken.sk }]);
  });
});

test('what a message needs to be addressed is read as it is now', async () => {
  const message = await claim(first(), START);
  if (!message) throw new Error('not claimed');
  expect(await box.addressing(message)).toMatchObject({
    account: { name: 'Northside Heating & Air' },
    escalation: { status: 'pending' },
    person: { id: JOHN.id },
    members: [],
  });
});

test('an answer to an SMS from before answers were texts is still sent', async () => {
  const message: Message = {
    ...{ key: 'REPLY#sms-1', class: 'staff', status: 'queued', to: { address: '+13125550101', channel: 'sms' } },
    ...{ content: { kind: 'reply', says: 'reply_help', values: {} }, createdAt: START, dueAt: START },
    ...{ attempts: 0, ambiguous: 0 },
  };
  const item = {
    ...messageItem(replyCodeKey('+13125550101', ''), message),
    content: { kind: 'reply', text: 'You have call 4821. Thank you.' },
  };
  await served.table.client.send(new PutCommand({ TableName: served.table.name, Item: item }));
  const claimed = await claim(item, START);
  expect(claimed?.content).toMatchObject({ kind: 'sample', sms: 'You have call 4821. Thank you.' });
});
