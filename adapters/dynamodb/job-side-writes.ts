import type { Changed } from '../../core/escalation/escalation-store.ts';
import type { Job } from '../../core/job/job.ts';
import type { CallerAgain } from '../../core/notification/visit-write.ts';
import { Channel } from '../../core/person/person.ts';
import type { Instant } from '../../core/time/instant.ts';
import { toJob } from './account-items.ts';
import type { Table } from './client.ts';
import { jobKey } from './keys.ts';
import { listedTold } from './list-keys.ts';
import { messageItem, queued } from './message-item.ts';
import { getItems, itemAt } from './read.ts';
import { callTaskWrite } from './task-store.ts';
import { putNew, type Write } from './transaction.ts';

/**
 * What a change of an escalation leaves with its job and the job's customer, to stand in its transaction: the task to
 * call him, and what he hears. `newJob` is one of the same transaction. Nothing for a job that is gone, because an
 * escalation must be able to end all the same.
 */
export async function jobSideWrites(
  table: Table,
  { next, callTask, toCaller = [] }: Changed,
  newJob: Job | undefined,
  now: Instant,
): Promise<Write[]> {
  if (!callTask && toCaller.length === 0) return [];
  const key = jobKey(next.accountId, next.jobId);
  const item = newJob ?? itemAt(await getItems(table, [key]), key);
  if (!item) return [];
  const job = toJob(item);
  return [
    ...(callTask ? [callTaskWrite(table, callTask, job, now)] : []),
    ...toCaller.map((intent) => {
      const { id, number, epoch, stepSeq } = next;
      const to = { contactId: job.customerId, channels: [...Channel.options] };
      return callerWrite(table, { ...intent, to, escalation: { id, number, epoch, stepSeq } }, job, now);
    }),
  ];
}

/** A message to the caller, among those of his job: there it is found by whoever asks what he was told. */
export function callerWrite(
  table: Table,
  { key, content, to, escalation, dueAt }: CallerAgain,
  { accountId, id: jobId, customerId }: Job,
  now: Instant,
): Write {
  const message = queued({ key, class: 'customer', to, content }, now, { accountId, escalation });
  return putNew(table, 'message', {
    ...messageItem(jobKey(accountId, jobId), { ...message, dueAt }),
    ...listedTold(accountId, customerId, dueAt, key),
  });
}
