import type { Added, Repeat } from '../idempotency/repeat.ts';
import type { Page, PageQuery } from '../list/page.ts';
import type { TaskDecision } from './decide-task.ts';
import type { Task, TaskId, TaskStatus } from './task.ts';

/** The tasks of one account. */
export interface TaskStore {
  read(id: TaskId): Promise<Task | undefined>;
  /** Tasks of a status, by when they were made. */
  list(status: TaskStatus, order: 'newest' | 'oldest', query: PageQuery): Promise<Page<Task>>;
  /** Adds a task for a customer, and a job, of this account. */
  add(task: Task, repeat?: Repeat): Promise<Added<'no_such_customer' | 'no_such_job'>>;
  /** Writes a change under the version it was decided from. False: somebody else was quicker. */
  change(before: Task, decision: Extract<TaskDecision, { outcome: 'changed' }>): Promise<boolean>;
}
