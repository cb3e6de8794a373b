import type { AccountContext } from '../../core/access/account-context.ts';
import type { PlanStore } from '../../core/plan/plan-store.ts';
import { planItem, toPlan } from './account-items.ts';
import type { Table } from './client.ts';
import { planKey } from './keys.ts';
import { listed } from './list-keys.ts';
import { listPage } from './list-page.ts';
import { getItem, queryAll } from './read.ts';
import { repeated, repeatWrite } from './repeat-row.ts';
import { putNew, putVersion, transact } from './transaction.ts';

/** The plans of one account in the table. */
export const planStore = (table: Table, { accountId }: AccountContext): PlanStore => ({
  async read(id) {
    const item = await getItem(table, planKey(accountId, id));
    return item && toPlan(item);
  },

  async list() {
    const items = await queryAll(table, {
      IndexName: 'gsi1',
      KeyConditionExpression: 'gsi1pk = :pk',
      ExpressionAttributeValues: { ':pk': listed(accountId, 'PLANS', '').gsi1pk },
    });
    return items.map(toPlan);
  },

  page: (query) => listPage(table, listed(accountId, 'PLANS', '').gsi1pk, query, toPlan),

  async add(plan, now, repeat) {
    const result = await transact(table, [
      putNew(table, 'plan', planItem(plan)),
      ...(repeat ? [repeatWrite(table, accountId, repeat, plan.id, now)] : []),
    ]);
    if (result.outcome === 'written') return { outcome: 'added' };
    const known = result.outcome === 'condition_failed' ? repeated(result.failed, repeat) : undefined;
    if (known) return known;
    throw new Error('a plan with this id exists already');
  },

  async replace(plan) {
    const result = await transact(table, [putVersion(table, 'plan', planItem(plan), plan.version - 1)]);
    return result.outcome === 'written';
  },
});
