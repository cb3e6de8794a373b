import type { AccountContext } from '../../core/access/account-context.ts';
import type { CustomerStore } from '../../core/customer/customer-store.ts';
import { toCustomer } from './account-items.ts';
import type { Table } from './client.ts';
import { searchCustomers } from './customer-search.ts';
import { customerChangeWrites, newCustomerWrites } from './customer-writes.ts';
import { customerKey } from './keys.ts';
import { listed } from './list-keys.ts';
import { listPage } from './list-page.ts';
import { getItem, getItems } from './read.ts';
import { repeated, repeatWrite } from './repeat-row.ts';
import { transact } from './transaction.ts';

/** Whoever else writes a phone of the customer just then is soon done. */
const ATTEMPTS = 5;

/** The customers of one account in the table. */
export const customerStore = (table: Table, { accountId }: AccountContext): CustomerStore => ({
  async read(id) {
    const item = await getItem(table, customerKey(accountId, id));
    return item && toCustomer(item);
  },

  async readMany(ids) {
    const items = await getItems(
      table,
      ids.map((id) => customerKey(accountId, id)),
    );
    return items.map(toCustomer);
  },

  list: (query) => listPage(table, listed(accountId, 'CUSTOMERS', '').gsi1pk, query, toCustomer),

  search: (typed) => searchCustomers(table, accountId, typed),

  async add(customer, repeat) {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const result = await transact(table, [
        ...newCustomerWrites(table, customer),
        ...(repeat ? [repeatWrite(table, accountId, repeat, customer.id, customer.createdAt)] : []),
      ]);
      if (result.outcome === 'written') return { outcome: 'added' };
      if (result.outcome === 'contended') continue;
      const known = repeated(result.failed, repeat);
      if (known) return known;
      throw new Error('a customer with this id exists already');
    }
    throw new Error('a phone of a new customer stayed contended');
  },

  async change(before, after) {
    const result = await transact(table, customerChangeWrites(table, before, after));
    return result.outcome === 'written';
  },
});
