import type { AccountContext } from '../../core/access/account-context.ts';
import type { AccountId } from '../../core/ids/ids.ts';
import type { ReadinessStore } from '../../core/readiness/readiness-store.ts';
import { ReadinessWatch } from '../../core/readiness/readiness-watch.ts';
import { fromEpochMs } from '../../core/time/instant.ts';
import type { Table } from './client.ts';
import { due } from './due-keys.ts';
import { readinessKey } from './keys.ts';
import { getItem } from './read.ts';
import { noticeWrites } from './schedule-store.ts';
import { putVersion, transact } from './transaction.ts';

const watchItem = (watch: ReadinessWatch) => ({
  ...readinessKey(watch.accountId),
  ...watch,
  ...due('RDY', watch.lookAt, watch.accountId),
});

/** The watch with which an account is opened: it is looked at in the next minute. */
export const newWatchItem = (accountId: AccountId) =>
  watchItem({ accountId, lookAt: fromEpochMs(0), told: {}, version: 1 });

/** The readiness watch of one account in the table. */
export const readinessStore = (table: Table, context: AccountContext): ReadinessStore => ({
  async read() {
    const item = await getItem(table, readinessKey(context.accountId));
    return item && ReadinessWatch.parse(item);
  },

  async lookNow(now) {
    const item = await getItem(table, readinessKey(context.accountId));
    if (!item) return;
    const watch = ReadinessWatch.parse(item);
    const next = watchItem({ ...watch, lookAt: now, version: watch.version + 1 });
    await transact(table, [putVersion(table, 'watch', next, watch.version)]);
  },

  async looked(next, { notices, tellAt }) {
    const result = await transact(table, [
      putVersion(table, 'watch', watchItem(next), next.version - 1),
      ...noticeWrites(table, context, notices, tellAt),
    ]);
    return result.outcome === 'written';
  },
});
