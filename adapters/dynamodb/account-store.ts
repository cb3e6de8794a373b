import type { AccountContext } from '../../core/access/account-context.ts';
import type { AccountStore } from '../../core/account/account-store.ts';
import { accountItem, toAccount } from './account-items.ts';
import type { Table } from './client.ts';
import { settingsKey } from './keys.ts';
import { teamStore } from './person-store.ts';
import { getItem } from './read.ts';
import { putVersion, transact } from './transaction.ts';

/** One account and its team in the table. */
export const accountStore = (table: Table, context: AccountContext): AccountStore => ({
  async read() {
    const item = await getItem(table, settingsKey(context.accountId));
    return item && toAccount(item);
  },
  person: (id) => teamStore(table, context).read(id),
  async replace(account) {
    const result = await transact(table, [putVersion(table, 'account', accountItem(account), account.version - 1)]);
    return result.outcome === 'written';
  },
});
