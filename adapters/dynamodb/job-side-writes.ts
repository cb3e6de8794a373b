import type { Changed } from '../../core/escalation/escalation-store.ts';
import type { Job } from '../../core/job/job.ts';
import type { CallerIntent } from '../../core/message/caller-content.ts';
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
    ...toCaller.map((intent) => putNew(table, 'message', callerItem(intent, next, job, now))),
  ];
}

/** A message to the caller, among those of his job: there it is found by whoever asks what he was told. */
function callerItem(
  { key, content, dueAt }: CallerIntent,
  { accountId, id, number, epoch, stepSeq }: Changed['next'],
  { id: jobId, customerId }: Job,
  now: Instant,
) {
  const to = { contactId: customerId, channels: [...Channel.options] };
  const message = queued({ key, class: 'customer', to, content }, now, {
    accountId,
    escalation: { id, number, epoch, stepSeq },
  });
  return {
    ...messageItem(jobKey(accountId, jobId), { ...message, dueAt }),
    ...listedTold(accountId, customerId, dueAt, key),
  };
}
