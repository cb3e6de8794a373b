import { decideTask, type TaskRefusal } from '../task/decide-task.ts';
import type { Task, TaskFact, TicketId, TicketNumber } from '../task/task.ts';
import { createTicket } from './decide-ticket.ts';
import { promiseSentence } from './promise.ts';
import type { OpenTicket, ResolvedTicket, TicketFact } from './ticket.ts';
import type { TicketEvent, TicketRefusal, TicketWorld } from './ticket-decision.ts';
import type { TicketMessage } from './ticket-message.ts';

/*
 * The Escalate button: a task leaves the agent's queue and becomes a ticket, in one transaction; and the way back, when
 * the ticket's outcome is noted on the task. Both decisions are made here, so that neither is written alone.
 */

/** Everything the one transaction writes, and what its answer says. */
export interface TaskEscalated {
  outcome: 'changed';
  task: Task;
  ticket: OpenTicket;
  timeline: { task: TaskFact[]; ticket: TicketFact[] };
  messages: TicketMessage[];
  /** True when the category starts the on-call ladder instead of an email (tickets spec, 7). */
  startsLadder: boolean;
  /** What to tell the customer. */
  sentence: string;
}

export type EscalateTaskDecision =
  | TaskEscalated
  /** It has been: the ticket is the one that the task names. */
  | { outcome: 'unchanged'; why: 'already_so'; ticketId: TicketId; ticketNumber: TicketNumber }
  | { outcome: 'refused'; refusal: TaskRefusal | TicketRefusal };

export function escalateTask(
  task: Task,
  event: Omit<Extract<TicketEvent, { trigger: 'create' }>, 'trigger' | 'task'>,
  world: TicketWorld,
): EscalateTaskDecision {
  if (task.status === 'escalated') {
    const { ticketId, ticketNumber } = task;
    return { outcome: 'unchanged', why: 'already_so', ticketId, ticketNumber };
  }
  const { id: ticketId, number: ticketNumber, by } = event;
  const left = decideTask(task, { trigger: 'escalate', by, ticketId, ticketNumber }, world.now);
  if (left.outcome === 'refused') return left;
  if (left.outcome === 'unchanged') throw new Error(`${task.status} task ${task.id} counts as escalated`);
  const made = createTicket({ trigger: 'create', task, ...event }, world);
  if (made.outcome === 'refused') return made;
  const ticket = made.next;
  return {
    outcome: 'changed',
    task: left.next,
    ticket,
    timeline: { task: left.timeline, ticket: made.timeline },
    messages: made.messages,
    startsLadder: world.channels.categoryMap[ticket.category].ladder,
    sentence: promiseSentence(ticket.dueAt, world.calendar.zone, ticket.contactMethod, world.now),
  };
}

/** What the outcome of a resolved ticket changes on its task: the agent sees it there. */
export const noteOutcome = (task: Task, ticket: ResolvedTicket) =>
  decideTask(task, { trigger: 'outcome', outcome: ticket.outcome }, ticket.outcome.at);
