import { afterEach, beforeEach, expect, test } from 'vitest';
import { customerStore } from '../../../adapters/dynamodb/customer-store.ts';
import { accountContext } from '../../../core/access/account-context.ts';
import { FOUND_MAX } from '../../../core/customer/search.ts';
import { NORTHSIDE } from '../../support/builders/team.ts';
import { aCustomer, openBoth, SOUTHSIDE } from './northside.ts';
import { type ServedTable, serveTable } from './served-table.ts';

let served: ServedTable;
beforeEach(async () => {
  served = await serveTable();
  await openBoth(served);
});
afterEach(() => served.close());

const customers = (account = NORTHSIDE) => customerStore(served.table, accountContext(account, 'session'));
const found = async (typed: string, account = NORTHSIDE) =>
  (await customers(account).search(typed)).items.map(({ name }) => name);

test('a customer is found by what he is now, in his own account, in the order of names', async () => {
  const maria = aCustomer(1, { name: 'Maria Lopez', phone: '+13125550190' });
  await customers().add(maria);
  await customers().add(aCustomer(2, { name: 'Amy Lopez' }));
  expect(await found('lopez')).toEqual(['Amy Lopez', 'Maria Lopez']);
  expect(await found('555-0190')).toEqual(['Maria Lopez']);
  expect(await found('lopez', SOUTHSIDE)).toEqual([]);

  const contacts = maria.contacts.map((each) => ({ ...each, name: 'Maria Diaz' }));
  const after = { ...maria, name: 'Maria Diaz', contacts, version: 2 };
  expect(await customers().change(maria, after)).toBe(true);
  expect(await found('lopez')).toEqual(['Amy Lopez']);
  expect(await found('diaz')).toEqual(['Maria Diaz']);
  // Somebody who lost the race has not changed what he is found by.
  expect(await customers().change(maria, { ...maria, name: 'Maria Sand', version: 2 })).toBe(false);
  expect(await found('sand')).toEqual([]);
});

test('of very many the first by name are found', async () => {
  for (let n = 1; n <= FOUND_MAX + 3; n++)
    await customers().add(aCustomer(n, { name: `Tenant ${String(n).padStart(3, '0')}` }));
  const names = await found('tenant');
  expect(names).toHaveLength(FOUND_MAX);
  expect([names[0], names.at(-1)]).toEqual(['Tenant 001', 'Tenant 025']);
  expect(await customers().search('tenant')).toMatchObject({ more: true });
  expect(await found('tenant 028')).toEqual(['Tenant 028']);
  expect(await customers().search('tenant 028')).toMatchObject({ more: false });
});
