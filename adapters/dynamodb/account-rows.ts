import type { AccountContext } from '../../core/access/account-context.ts';
import type { Table } from './client.ts';
import { settingsKey } from './keys.ts';
import { queryAll } from './read.ts';

/**
 * The rows that stand beside an account's settings and whose sort key begins so, read strongly. What was removed is
 * marked so and left out: no function may delete rows there, where an account's settings, plans and schedules stand.
 */
export async function liveAccountRows(
  table: Table,
  { accountId }: AccountContext,
  prefix: string,
): Promise<Record<string, unknown>[]> {
  const rows = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: { ':pk': settingsKey(accountId).pk, ':prefix': prefix },
    ConsistentRead: true,
  });
  return rows.filter(({ removed }) => removed !== true);
}
