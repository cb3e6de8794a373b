import { afterEach, beforeEach, expect, test } from 'vitest';
import { deliveryStore } from '../../../adapters/dynamodb/delivery-store.ts';
import { outbox } from '../../../adapters/dynamodb/outbox.ts';
import { LEASE_SECONDS } from '../../../core/message/classes.ts';
import type { DeliveryEvent } from '../../../core/message/delivery.ts';
import type { MessageRef } from '../../../core/message/outbox.ts';
import { plusSeconds } from '../../../core/time/instant.ts';
import { START } from '../../support/builders/world.ts';
import { escalate, openBoth, storeOf } from './northside.ts';
import { type ServedTable, serveTable } from './served-table.ts';

const PHONE = '+13125550101';
const LEASE = plusSeconds(START, LEASE_SECONDS);

let served: ServedTable;
let ref: MessageRef;
beforeEach(async () => {
  served = await serveTable();
  await openBoth(served);
  await escalate(storeOf(served));
  const box = outbox(served.table);
  const [first] = (await box.due(START)).filter(({ sk }) => sk.includes('#sms#'));
  if (!first) throw new Error('no text is due');
  ref = first;
  await box.claim(ref, START, LEASE);
  await box.settle(ref, LEASE, { status: 'sent', providerId: 'p1', channel: 'sms', address: PHONE, at: START });
});
afterEach(() => served.close());

const event = (more: Partial<DeliveryEvent> = {}): DeliveryEvent =>
  // What the parts make together is one of the union.
  ({ kind: 'delivered', providerId: 'p1', recipient: PHONE, at: START, ...more }) as DeliveryEvent;
const record = (more: Partial<DeliveryEvent> = {}) => deliveryStore(served.table).record(event(more));
const row = async () => (await served.rows()).find(({ pk, sk }) => pk === ref.pk && sk === ref.sk);
const failed = { kind: 'failed', why: 'opted_out' } as const;

test('a receipt is found by the provider’s own id, and written once', async () => {
  expect(await record()).toBe('recorded');
  expect(await row()).toMatchObject({ status: 'sent', deliveredAt: START });
  expect(await record({ at: plusSeconds(START, 5) })).toBe('known');
  expect(await row()).toMatchObject({ deliveredAt: START });
});

test('a failure ends the row, once, and no receipt brings it back', async () => {
  expect(await record(failed)).toBe('recorded');
  expect(await row()).toMatchObject({ status: 'failed', why: 'opted_out' });
  expect(await record({ ...failed, why: 'not_delivered' })).toBe('known');
  expect(await record()).toBe('known');
  expect(await row()).toMatchObject({ status: 'failed', why: 'opted_out' });
});

test('a failure after a receipt, as a complaint is, counts', async () => {
  await record();
  expect(await record({ kind: 'failed', why: 'complaint' })).toBe('recorded');
});

test('what is not ours changes nothing: another id, another recipient', async () => {
  const before = await served.rows();
  expect(await record({ ...failed, providerId: 'p2' })).toBe('unknown');
  expect(await record({ ...failed, recipient: '+13125550199' })).toBe('known');
  expect(await served.rows()).toEqual(before);
});
