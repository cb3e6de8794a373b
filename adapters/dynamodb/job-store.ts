import type { AccountContext } from '../../core/access/account-context.ts';
import type { JobStore } from '../../core/job/job-store.ts';
import { jobItem, toJob } from './account-items.ts';
import type { Table } from './client.ts';
import { customerKey, jobKey, jobNumberKey, listed } from './keys.ts';
import { listPage } from './list-page.ts';
import { getItem } from './read.ts';
import { repeated, repeatWrite } from './repeat-row.ts';
import { putNew, transact } from './transaction.ts';

/** The jobs of one account in the table. */
export const jobStore = (table: Table, { accountId }: AccountContext): JobStore => ({
  async read(id) {
    const item = await getItem(table, jobKey(accountId, id));
    return item && toJob(item);
  },

  list: (query) => listPage(table, listed(accountId, 'JOBS', '').gsi1pk, query, toJob),

  async add(job, repeat) {
    const result = await transact(table, [
      putNew(table, 'job', jobItem(job)),
      putNew(table, 'number', { ...jobNumberKey(accountId, job.number), jobId: job.id }),
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
