import { createHash } from 'node:crypto';
import type { AccountContext } from '../../core/access/account-context.ts';
import type { CallTask } from '../../core/escalation/decision.ts';
import type { AccountId, CustomerId, JobId } from '../../core/ids/ids.ts';
import type { Job } from '../../core/job/job.ts';
import { callCustomer } from '../../core/task/call-customer.ts';
import { type OfficeTask, officeTask } from '../../core/task/office-task.ts';
import { Task, type TaskFact, TaskId } from '../../core/task/task.ts';
import type { TaskStore } from '../../core/task/task-store.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Table } from './client.ts';
import { customerKey, jobKey, type Key, taskKey, taskTimelineKey } from './keys.ts';
import { listedTask } from './list-keys.ts';
import { listPage } from './list-page.ts';
import { getItem } from './read.ts';
import { repeated, repeatWrite } from './repeat-row.ts';
import { putNew, putVersion, transact, type Write } from './transaction.ts';

const taskItem = (task: Task) => ({
  ...taskKey(task.accountId, task.id),
  ...listedTask(task.accountId, task.status, `${task.createdAt}#${task.id}`),
  ...task,
});

/** The tasks of one account in the table. */
export const taskStore = (table: Table, { accountId }: AccountContext): TaskStore => ({
  async read(id) {
    const item = await getItem(table, taskKey(accountId, id));
    return item && Task.parse(item);
  },

  list(status, order, query) {
    const { gsi1pk } = listedTask(accountId, status, '');
    return listPage(table, gsi1pk, { ...query, oldestFirst: order === 'oldest' }, (item) => Task.parse(item));
  },

  async add(task, repeat) {
    const exists = (name: string, of: Key): Write => ({
      name,
      item: { ConditionCheck: { TableName: table.name, Key: of, ConditionExpression: 'attribute_exists(pk)' } },
    });
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const result = await transact(table, [
        putNew(table, 'task', taskItem(task)),
        exists('customer', customerKey(accountId, task.customerId)),
        ...(task.jobId ? [exists('job', jobKey(accountId, task.jobId))] : []),
        ...(repeat ? [repeatWrite(table, accountId, repeat, task.id, task.createdAt)] : []),
      ]);
      if (result.outcome === 'written') return { outcome: 'added' };
      if (result.outcome === 'contended') continue;
      const known = repeated(result.failed, repeat);
      if (known) return known;
      return { outcome: result.failed.some(({ name }) => name === 'customer') ? 'no_such_customer' : 'no_such_job' };
    }
    throw new Error('the customer of a new task stayed contended');
  },

  async change(before, { next, timeline }) {
    return (await transact(table, taskWrites(table, before, next, timeline))).outcome === 'written';
  },
});

/** Whoever else writes the customer or the job just then is soon done. */
const ATTEMPTS = 5;

/** A task's change under the version it was decided from, with its timeline; to stand in a transaction. */
export const taskWrites = (table: Table, before: Task, next: Task, timeline: readonly TaskFact[]): Write[] => [
  putVersion(table, 'task', taskItem(next), before.version),
  ...timeline.map((fact, index) => {
    const seq = next.version - timeline.length + 1 + index;
    const entry = { ...fact, seq, at: next.updatedAt };
    return putNew(table, 'timeline', { ...taskTimelineKey(next.accountId, next.id, seq), ...entry });
  }),
];

/** Crockford's base 32, which ids are written in. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The id of the task that a fact leaves behind: the same fact is the same task. */
export const taskIdOf = (key: string): TaskId =>
  TaskId.parse(
    `tsk_${[...createHash('sha256').update(key).digest().subarray(0, 26)].map((byte) => SIGNS[byte % 32]).join('')}`,
  );

/** A task that a customer brought about, to stand in the transaction of what he did. */
export const officeTaskWrite = (
  table: Table,
  task: OfficeTask,
  of: { accountId: AccountId; customerId: CustomerId; jobId: JobId },
  now: Instant,
): Write => putNew(table, 'task', taskItem(officeTask(task, { id: taskIdOf(task.key), ...of }, now)));

/** The "call the customer" task of a decision, to stand in its transaction. */
export function callTaskWrite(
  table: Table,
  callTask: CallTask,
  { accountId, id: jobId, customerId }: Pick<Job, 'accountId' | 'id' | 'customerId'>,
  now: Instant,
): Write {
  const task = callCustomer(callTask, { id: taskIdOf(callTask.key), accountId, customerId, jobId }, now);
  return putNew(table, 'task', taskItem(task));
}
