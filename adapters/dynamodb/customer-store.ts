import type { AccountContext } from '../../core/access/account-context.ts';
import type { CustomerStore } from '../../core/customer/customer-store.ts';
import { customerItem, toCustomer } from './account-items.ts';
import type { Table } from './client.ts';
import { customerKey, listed, phoneKey } from './keys.ts';
import { listPage } from './list-page.ts';
import { getItem, getItems } from './read.ts';
import { repeated, repeatWrite } from './repeat-row.ts';
import { putNew, transact } from './transaction.ts';

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

  async add(customer, repeat) {
    const { id, phone, createdAt } = customer;
    const own = [
      putNew(table, 'customer', customerItem(customer)),
      ...(repeat ? [repeatWrite(table, accountId, repeat, id, createdAt)] : []),
    ];
    const owner = phone ? [putNew(table, 'phone', { ...phoneKey(accountId, phone), customerId: id })] : [];
    for (const writes of [[...own, ...owner], own]) {
      const result = await transact(table, writes);
      if (result.outcome === 'written') return { outcome: 'added' };
      const known = result.outcome === 'condition_failed' ? repeated(result.failed, repeat) : undefined;
      if (known) return known;
    }
    throw new Error('a customer with this id exists already');
  },
});
