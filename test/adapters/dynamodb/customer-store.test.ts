import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { accountsOfPhone } from '../../../adapters/dynamodb/customer-phones.ts';
import { customerStore } from '../../../adapters/dynamodb/customer-store.ts';
import { customerKey, phoneKey } from '../../../adapters/dynamodb/keys.ts';
import { listed } from '../../../adapters/dynamodb/list-keys.ts';
import { accountContext } from '../../../core/access/account-context.ts';
import { type Customer, firstContactId } from '../../../core/customer/customer.ts';
import { ContactId } from '../../../core/ids/ids.ts';
import { NORTHSIDE, ulidOf } from '../../support/builders/team.ts';
import { START } from '../../support/builders/world.ts';
import { aCustomer, openBoth, SOUTHSIDE, storeOf } from './northside.ts';
import { type ServedTable, serveTable } from './served-table.ts';

const PHONE = '+13125550190';
const OTHER = '+13125550191';

let served: ServedTable;
beforeEach(async () => {
  served = await serveTable();
  await openBoth(served);
});
afterEach(() => served.close());

const customers = (account = NORTHSIDE) => customerStore(served.table, accountContext(account, 'session'));
/** Whom a call from this phone is found under. */
const callFrom = async (phone: string) => (await storeOf(served).readOpening({ phone })).customer?.id;
const put = (Item: Record<string, unknown>) =>
  served.table.client.send(new PutCommand({ TableName: served.table.name, Item }));

const withPhone = (before: Customer, phone: string): Customer => ({
  ...before,
  contacts: before.contacts.map((each) => ({ ...each, phone })),
  version: before.version + 1,
});
const [FIRST, SECOND] = [aCustomer(1, { phone: PHONE }), aCustomer(2, { phone: PHONE })];

describe('a phone', () => {
  test('that two have is the one’s who was added first, and the other’s when he changes his', async () => {
    expect(await customers().add(SECOND)).toEqual({ outcome: 'added' });
    expect(await customers().add(FIRST)).toEqual({ outcome: 'added' });
    expect(await callFrom(PHONE)).toBe(FIRST.id);
    expect(await customers().change(FIRST, withPhone(FIRST, OTHER))).toBe(true);
    expect(await callFrom(PHONE)).toBe(SECOND.id);
    expect(await callFrom(OTHER)).toBe(FIRST.id);
  });

  test('that nobody has any more is free for the next caller', async () => {
    await customers().add(FIRST);
    await customers().change(FIRST, withPhone(FIRST, OTHER));
    expect(await callFrom(PHONE)).toBeUndefined();
    await customers().add(SECOND);
    expect(await callFrom(PHONE)).toBe(SECOND.id);
  });

  test('of any contact leads to the customer', async () => {
    const tenant = { id: ContactId.parse(ulidOf('con', 7)), kind: 'tenant' as const, name: 'Tom', phone: OTHER };
    await customers().add({ ...FIRST, contacts: [...FIRST.contacts, tenant] });
    expect([await callFrom(PHONE), await callFrom(OTHER)]).toEqual([FIRST.id, FIRST.id]);
  });

  test('moves with its customer or not at all: of eight changes at once one is written', async () => {
    await customers().add(FIRST);
    const phones = Array.from({ length: 8 }, (_, n) => `+1312555020${n}`);
    const written = await Promise.all(phones.map((phone) => customers().change(FIRST, withPhone(FIRST, phone))));
    expect(written.filter(Boolean)).toHaveLength(1);
    const owners = await Promise.all([PHONE, ...phones].map(callFrom));
    const after = await customers().read(FIRST.id);
    expect(owners).toEqual(
      [PHONE, ...phones].map((phone) => (after?.contacts[0]?.phone === phone ? FIRST.id : undefined)),
    );
  });

  test('is known by the accounts whose customers have it, and by those that had one', async () => {
    await customers().add(FIRST);
    await customers(SOUTHSIDE).add({ ...FIRST, accountId: SOUTHSIDE });
    await customers().change(FIRST, withPhone(FIRST, OTHER));
    expect(await accountsOfPhone(served.table, PHONE)).toEqual([NORTHSIDE, SOUTHSIDE]);
    expect(await accountsOfPhone(served.table, OTHER)).toEqual([NORTHSIDE]);
    expect(await accountsOfPhone(served.table, '+13125550199')).toEqual([]);
  });
});

describe('a row from before customers had contacts', () => {
  const { locations: _l, contacts: _c, ...flat } = FIRST;
  const old = { ...flat, phone: PHONE, email: 'maria@example.com', address: '1200 W Lake St' };
  beforeEach(async () => {
    await put({ ...customerKey(NORTHSIDE, FIRST.id), ...listed(NORTHSIDE, 'CUSTOMERS', FIRST.id), ...old });
    await put({ ...phoneKey(NORTHSIDE, PHONE), customerId: FIRST.id });
  });

  test('is read as one contact and one location, in lists too', async () => {
    const read = await customers().read(FIRST.id);
    expect(read?.contacts).toEqual([
      { id: firstContactId(FIRST.id), kind: 'primary', name: 'Maria Lopez', phone: PHONE, email: 'maria@example.com' },
    ]);
    expect(read?.locations).toMatchObject([{ address: '1200 W Lake St' }]);
    expect((await customers().list({ limit: 10 })).items).toEqual([read]);
  });

  test('is found by its phone until that is another’s', async () => {
    expect(await callFrom(PHONE)).toBe(FIRST.id);
    const read = await customers().read(FIRST.id);
    if (!read) throw new Error('it was there');
    expect(await customers().change(read, withPhone(read, OTHER))).toBe(true);
    expect([await callFrom(PHONE), await callFrom(OTHER)]).toEqual([undefined, FIRST.id]);
    await customers().add(SECOND);
    expect(await callFrom(PHONE)).toBe(SECOND.id);
  });
});

test('a change made from an older version is not written', async () => {
  await customers().add(FIRST);
  expect(await customers().change(FIRST, { ...FIRST, name: 'A', version: 2, updatedAt: START })).toBe(true);
  expect(await customers().change(FIRST, { ...FIRST, name: 'B', version: 2, updatedAt: START })).toBe(false);
  expect((await customers().read(FIRST.id))?.name).toBe('A');
});
