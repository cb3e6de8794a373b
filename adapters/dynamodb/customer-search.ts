import * as z from 'zod';
import type { Customer } from '../../core/customer/customer.ts';
import type { FoundCustomers } from '../../core/customer/customer-store.ts';
import { FOUND_MAX, isMeant, searchTextOf } from '../../core/customer/search.ts';
import { type AccountId, CustomerId } from '../../core/ids/ids.ts';
import { toCustomer } from './account-items.ts';
import type { Table } from './client.ts';
import { customerKey, customerSearchKey } from './keys.ts';
import { getItems, queryAll } from './read.ts';
import type { Write } from './transaction.ts';

/*
 * A customer is found by any part of what is known of him. Beside each stands a short row with that as one text; a search
 * reads those of the account, some two hundred bytes each, and only the customers it has found (ADR 35).
 */

/** The row follows the customer in the transaction that writes him; written twice, it is the same. */
export const searchWrite = (table: Table, customer: Customer): Write => ({
  name: 'search',
  item: {
    Put: {
      TableName: table.name,
      Item: { ...customerSearchKey(customer.accountId, customer.id), text: searchTextOf(customer) },
    },
  },
});

const Row = z.object({ sk: CustomerId, text: z.string() });

/** Whom a search may mean, by name; the first of them where there are more. */
export async function searchCustomers(table: Table, acc: AccountId, typed: string): Promise<FoundCustomers> {
  const rows = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': customerSearchKey(acc, '').pk },
    ConsistentRead: true,
  });
  const meant = rows
    .map((row) => Row.parse(row))
    .filter(({ text }) => isMeant(text, typed))
    // The text begins with the name.
    .sort((a, b) => (a.text < b.text ? -1 : 1));
  const found = meant.slice(0, FOUND_MAX);
  const items = await getItems(
    table,
    found.map(({ sk }) => customerKey(acc, sk)),
  );
  const customers = new Map(items.map((item) => toCustomer(item)).map((customer) => [customer.id, customer]));
  return { items: found.flatMap(({ sk }) => customers.get(sk) ?? []), more: meant.length > found.length };
}
