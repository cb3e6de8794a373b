import * as z from 'zod';
import type { AccountContext } from '../../core/access/account-context.ts';
import { JobId } from '../../core/ids/ids.ts';
import type { JobStore } from '../../core/job/job-store.ts';
import { toJob } from './account-items.ts';
import type { Table } from './client.ts';
import { CUSTOMER_JOB_PREFIX, customerKey, jobKey, jobNumberKey } from './keys.ts';
import { listed, listedJob } from './list-keys.ts';
import { listPage, partitionPage } from './list-page.ts';
import { newJobWrites } from './new-job.ts';
import { getItem } from './read.ts';
import { repeated, repeatWrite } from './repeat-row.ts';
import { transact } from './transaction.ts';

const Pointer = z.object({ jobId: JobId });
const pointed = (item: unknown): JobId => Pointer.parse(item).jobId;

/** The jobs of one account in the table. */
export const jobStore = (table: Table, { accountId }: AccountContext): JobStore => ({
  async read(id) {
    const item = await getItem(table, jobKey(accountId, id));
    return item && toJob(item);
  },

  list(query) {
    const { customerId, status } = query;
    if (customerId) {
      const of = { pk: customerKey(accountId, customerId).pk, prefix: CUSTOMER_JOB_PREFIX };
      return partitionPage(table, of, query, pointed);
    }
    if (status) return listPage(table, listedJob(accountId, status, '').gsi1pk, query, (item) => toJob(item).id);
    return listPage(table, listed(accountId, 'JOBS', '').gsi1pk, query, pointed);
  },

  async numbered(number) {
    const pointer = await getItem(table, jobNumberKey(accountId, number));
    return pointer && pointed(pointer);
  },

  async add(job, repeat) {
    const result = await transact(table, [
      ...newJobWrites(table, job),
      {
        name: 'customer',
        item: {
          ConditionCheck: {
            TableName: table.name,
            Key: customerKey(accountId, job.customerId),
            ConditionExpression: 'attribute_exists(pk)',
          },
        },
      },
      ...(repeat ? [repeatWrite(table, accountId, repeat, job.id, job.createdAt)] : []),
    ]);
    if (result.outcome === 'written') return { outcome: 'added' };
    if (result.outcome === 'contended') return { outcome: 'number_in_use' };
    const known = repeated(result.failed, repeat);
    if (known) return known;
    return { outcome: result.failed.some(({ name }) => name === 'customer') ? 'no_such_customer' : 'number_in_use' };
  },
});
