import type { AccountId, CustomerId, JobId } from '../ids/ids.ts';
import type { Instant } from '../time/instant.ts';
import type { TaskId, UnclaimedTask } from './task.ts';

/** Something that a customer has brought about and the office has to see to. */
export interface OfficeTask {
  /** Derives from the fact: the same fact twice is the same task. */
  key: string;
  /** Cut to what a task's sentence holds. */
  summary: string;
}

/** What fits into a task's sentence. */
const MOST_SIGNS = 240;

/** The task as it is first written: in the queue, nobody's yet. */
export const officeTask = (
  { summary }: OfficeTask,
  of: { id: TaskId; accountId: AccountId; customerId: CustomerId; jobId: JobId },
  now: Instant,
): UnclaimedTask => ({
  ...of,
  summary: summary.slice(0, MOST_SIGNS),
  status: 'unclaimed',
  ...{ createdAt: now, updatedAt: now, version: 1 },
});
