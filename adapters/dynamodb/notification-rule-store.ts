import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { AccountContext } from '../../core/access/account-context.ts';
import { NotificationRule } from '../../core/notification/rule.ts';
import type { NotificationRuleStore } from '../../core/notification/rule-store.ts';
import { liveAccountRows } from './account-rows.ts';
import type { Table } from './client.ts';
import { notificationRuleKey, RULE_PREFIX } from './keys.ts';
import { putNew, putVersion, transact } from './transaction.ts';

/** The notification rules of one account in the table. */
export const notificationRuleStore = (table: Table, context: AccountContext): NotificationRuleStore => ({
  async list() {
    const rows = await liveAccountRows(table, context, RULE_PREFIX);
    return rows.map((row) => NotificationRule.parse(row));
  },
  async save(rule) {
    const item = { ...notificationRuleKey(context.accountId, rule.id), ...rule };
    // A rule of the system has version 1 and no row until it is changed for the first time.
    for (const write of [putVersion(table, 'rule', item, rule.version - 1), putNew(table, 'rule', item)]) {
      const { outcome } = await transact(table, [write]);
      if (outcome === 'written') return true;
      if (rule.version > 2) return false;
    }
    return false;
  },
  async remove(id) {
    const Item = { ...notificationRuleKey(context.accountId, id), removed: true };
    await table.client.send(new PutCommand({ TableName: table.name, Item }));
  },
});
