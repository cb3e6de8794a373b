import type { Customer } from '../../core/customer/customer.ts';
import { customerItem } from './account-items.ts';
import type { Table } from './client.ts';
import { phoneWrites } from './customer-phones.ts';
import { searchWrite } from './customer-search.ts';
import { putNew, putVersion, type Write } from './transaction.ts';

/** A customer nobody knew, with the ways to him. `ifNobodys`: only while no customer has a phone of his. */
export const newCustomerWrites = (table: Table, customer: Customer, options: { ifNobodys?: boolean } = {}): Write[] => [
  putNew(table, 'customer', customerItem(customer)),
  ...phoneWrites(table, undefined, customer, options),
  searchWrite(table, customer),
];

/** A change under the guard of the version it was made from, and the ways to him after it. */
export const customerChangeWrites = (table: Table, before: Customer, after: Customer): Write[] => [
  putVersion(table, 'customer', customerItem(after), before.version),
  ...phoneWrites(table, before, after),
  searchWrite(table, after),
];
