import type { CallTask } from '../escalation/decision.ts';
import type { AccountId, CustomerId, JobId } from '../ids/ids.ts';
import type { Instant } from '../time/instant.ts';
import type { ClaimedTask, TaskId } from './task.ts';

/** What fits into a task's sentence. */
const MOST_SIGNS = 240;

/**
 * "Call the customer", the task that a stopped or expired escalation leaves behind (escalation spec, case 5): it has an
 * owner from the start, so that the customer is never left with nobody.
 */
export const callCustomer = (
  { owner, dueAt, summary }: CallTask,
  { id, accountId, customerId, jobId }: { id: TaskId; accountId: AccountId; customerId: CustomerId; jobId: JobId },
  now: Instant,
): ClaimedTask => ({
  ...{ accountId, id, customerId, jobId, dueAt },
  summary: summary.slice(0, MOST_SIGNS),
  status: 'claimed',
  owner,
  claimedAt: now,
  ...{ createdAt: now, updatedAt: now, version: 1 },
});
