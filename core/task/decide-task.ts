import type { PersonRef } from '../escalation/escalation.ts';
import type { Instant } from '../time/instant.ts';
import type { Outcome, Task, TaskFact, TaskStatus, TicketId, TicketNumber } from './task.ts';

/** Something that happens to a task. `escalate` comes from `escalateTask`, `outcome` from a resolved ticket. */
export type TaskEvent =
  | { trigger: 'claim'; by: PersonRef }
  | { trigger: 'done'; by: PersonRef; note?: string | undefined }
  | { trigger: 'escalate'; by: PersonRef; ticketId: TicketId; ticketNumber: TicketNumber }
  | { trigger: 'outcome'; outcome: Outcome };

/** Expected noes: somebody else owns the task, or its status has no such way on. */
export type TaskRefusal =
  | { kind: 'taken'; by: string; at: Instant }
  | { kind: 'wrong_status'; status: TaskStatus; trigger: TaskEvent['trigger'] };

export type TaskDecision =
  | { outcome: 'changed'; next: Task; timeline: TaskFact[] }
  /** The wish is already fact: nothing is written. */
  | { outcome: 'unchanged'; why: 'already_so' }
  | { outcome: 'refused'; refusal: TaskRefusal };

/** A person without what a session knows of him besides. */
const refOf = ({ id, name }: PersonRef): PersonRef => ({ id, name });

const ALREADY_SO: TaskDecision = { outcome: 'unchanged', why: 'already_so' };

/**
 * All rules of a task, as one pure function. Whoever calls it writes `next` guarded by the version it read; who loses
 * a race reads again and asks again, and is then refused by the winner's name.
 */
export function decideTask(task: Task, event: TaskEvent, now: Instant): TaskDecision {
  switch (event.trigger) {
    case 'claim':
      return claim(task, refOf(event.by), now);
    case 'done':
      return done(task, refOf(event.by), event.note, now);
    case 'escalate': {
      // Anyone may, whoever owns the task: nobody needs permission to get help. A task is escalated once.
      if (task.status === 'escalated') return ALREADY_SO;
      if (task.status === 'done') return refuse(task, 'escalate');
      const { ticketId, ticketNumber } = event;
      const by = refOf(event.by);
      return {
        outcome: 'changed',
        next: {
          ...common(task, now),
          status: 'escalated',
          escalatedBy: by,
          escalatedAt: now,
          ...{ ticketId, ticketNumber },
        },
        timeline: [{ kind: 'escalated', by, ticketNumber }],
      };
    }
    case 'outcome':
      if (task.status !== 'escalated') return refuse(task, 'outcome');
      if (task.outcome) return ALREADY_SO;
      return {
        outcome: 'changed',
        next: { ...task, outcome: event.outcome, updatedAt: now, version: task.version + 1 },
        timeline: [{ kind: 'outcome', by: event.outcome.by, note: event.outcome.note }],
      };
  }
}

function claim(task: Task, by: PersonRef, now: Instant): TaskDecision {
  if (task.status === 'claimed' && task.owner.id === by.id) return ALREADY_SO;
  if (task.status !== 'unclaimed') return refuse(task, 'claim');
  return {
    outcome: 'changed',
    next: { ...common(task, now), status: 'claimed', owner: by, claimedAt: now },
    timeline: [{ kind: 'claimed', by }],
  };
}

function done(task: Task, by: PersonRef, note: string | undefined, now: Instant): TaskDecision {
  if (task.status === 'done' && task.doneBy.id === by.id) return ALREADY_SO;
  if (task.status !== 'claimed' || task.owner.id !== by.id) return refuse(task, 'done');
  return {
    outcome: 'changed',
    next: {
      ...common(task, now),
      status: 'done',
      doneBy: by,
      doneAt: now,
      ...(note ? { outcome: { note, by, at: now } } : {}),
    },
    timeline: [{ kind: 'done', by, ...(note ? { note } : {}) }],
  };
}

function refuse(task: Task, trigger: TaskEvent['trigger']): TaskDecision {
  return {
    outcome: 'refused',
    refusal:
      task.status === 'claimed'
        ? { kind: 'taken', by: task.owner.name, at: task.claimedAt }
        : { kind: 'wrong_status', status: task.status, trigger },
  };
}

/** What every status has, with the marks of a change. */
function common({ accountId, id, customerId, jobId, summary, dueAt, createdAt, version }: Task, now: Instant) {
  return {
    ...{ accountId, id, customerId, summary, createdAt },
    ...(jobId ? { jobId } : {}),
    ...(dueAt ? { dueAt } : {}),
    updatedAt: now,
    version: version + 1,
  };
}
