import type { TaskView } from '../contracts/tasks.ts';
import type { Task } from './task.ts';

/** A task as the API shows it; `customerName` is left out for a customer that is gone. */
export function taskView(task: Task, customerName: string | undefined): TaskView {
  const { id, status, customerId, jobId, summary, dueAt, createdAt, updatedAt } = task;
  return {
    ...{ id, status, customerId, summary, createdAt, updatedAt },
    ...(customerName ? { customerName } : {}),
    ...(jobId ? { jobId } : {}),
    ...(dueAt ? { dueAt } : {}),
    ...(task.status === 'claimed' ? { owner: task.owner } : {}),
    ...(task.status === 'done' ? { owner: task.doneBy } : {}),
    ...(task.status === 'escalated' ? { ticket: { id: task.ticketId, number: task.ticketNumber } } : {}),
    ...('outcome' in task && task.outcome ? { outcome: task.outcome } : {}),
  };
}
