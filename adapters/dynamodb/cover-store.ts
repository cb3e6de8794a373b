import type { AccountContext } from '../../core/access/account-context.ts';
import { CoverRequest } from '../../core/cover/cover-request.ts';
import type { CoverStore } from '../../core/cover/cover-store.ts';
import type { Table } from './client.ts';
import { coverKey } from './keys.ts';
import { listed } from './list-keys.ts';
import { listPage } from './list-page.ts';
import { getItem } from './read.ts';
import { repeated, repeatWrite } from './repeat-row.ts';
import { noticeWrites, scheduleWrite } from './schedule-store.ts';
import { putNew, putVersion, transact } from './transaction.ts';

const coverItem = (request: CoverRequest) => ({
  ...coverKey(request.accountId, request.id),
  ...listed(request.accountId, 'COVERS', request.id),
  ...request,
});

/** The cover requests of one account in the table. */
export function coverStore(table: Table, context: AccountContext): CoverStore {
  const { accountId } = context;
  const read: CoverStore['read'] = async (id) => {
    const item = await getItem(table, coverKey(accountId, id));
    return item && CoverRequest.parse(item);
  };
  return {
    read,

    page: (query) => listPage(table, listed(accountId, 'COVERS', '').gsi1pk, query, (item) => CoverRequest.parse(item)),

    async add(request, notices, repeat) {
      const { id, createdAt } = request;
      const result = await transact(table, [
        putNew(table, 'request', coverItem(request)),
        ...noticeWrites(table, context, notices, createdAt),
        ...(repeat ? [repeatWrite(table, accountId, repeat, id, createdAt)] : []),
      ]);
      if (result.outcome === 'written') return { outcome: 'added' };
      const known = result.outcome === 'condition_failed' ? repeated(result.failed, repeat) : undefined;
      if (known) return known;
      throw new Error('a cover request with this id exists already');
    },

    async take(request, schedule, notices, now) {
      const result = await transact(table, [
        putVersion(table, 'request', coverItem(request), request.version - 1),
        scheduleWrite(table, schedule, now),
        ...noticeWrites(table, context, notices, now),
      ]);
      if (result.outcome === 'written') return { outcome: 'taken' };
      // Whichever of the two was in the way, or both: the request as it is now tells.
      const standing = await read(request.id);
      return standing && standing.version >= request.version
        ? { outcome: 'lost', to: standing }
        : { outcome: 'schedule_changed' };
    },
  };
}
