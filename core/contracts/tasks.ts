import * as z from 'zod';
import { PersonRef, Urgency } from '../escalation/escalation.ts';
import { CustomerId, JobId } from '../ids/ids.ts';
import { Outcome, TaskId, TaskStatus, TicketId, TicketNumber } from '../task/task.ts';
import { TicketCategory } from '../ticket/channel.ts';
import { TicketContactMethod, TicketCustomer } from '../ticket/ticket.ts';
import { Instant } from '../time/instant.ts';
import { line, text } from './input.ts';
import { ListQuery, listOf } from './list.ts';
import { anyRole, roles, route } from './route.ts';

/** Who works the queue. */
const QUEUE = roles({ allow: ['administrator', 'manager', 'office', 'dispatcher', 'agent'] });

/** A task as an agent's queue shows it. */
export const TaskView = z
  .object({
    id: TaskId,
    status: TaskStatus,
    customerId: CustomerId,
    jobId: JobId.optional(),
    summary: z.string(),
    /** Who has claimed it, or was given it. */
    owner: PersonRef.optional(),
    /** The ticket that it has become. */
    ticket: z.object({ id: TicketId, number: TicketNumber }).optional(),
    /** What came of it: noted when it was done, or by whoever resolved its ticket. */
    outcome: Outcome.optional(),
    dueAt: Instant.optional(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'Task' });
export type TaskView = z.infer<typeof TaskView>;

export const createTask = route({
  id: 'createTask',
  method: 'POST',
  path: '/v1/tasks',
  service: 'tickets',
  summary: 'Adds a task to the queue',
  access: QUEUE,
  body: z.strictObject({ customerId: CustomerId, jobId: JobId.optional(), summary: line(240) }),
  answers: { 200: TaskView, 201: TaskView },
});

export const listTasks = route({
  id: 'listTasks',
  method: 'GET',
  path: '/v1/tasks',
  service: 'tickets',
  summary: 'Tasks of a status, newest first or, as a queue is worked, oldest first; without a status, unclaimed ones',
  access: QUEUE,
  query: ListQuery.extend({
    status: TaskStatus.default('unclaimed'),
    order: z.enum(['newest', 'oldest']).default('newest'),
  }),
  answers: { 200: listOf(TaskView) },
});

const ById = z.object({ taskId: TaskId });

export const getTask = route({
  id: 'getTask',
  method: 'GET',
  path: '/v1/tasks/{taskId}',
  service: 'tickets',
  summary: 'One task; an escalated one names its ticket, and its outcome once there is one',
  access: QUEUE,
  params: ById,
  answers: { 200: TaskView },
});

export const claimTask = route({
  id: 'claimTask',
  method: 'POST',
  path: '/v1/tasks/{taskId}/claim',
  service: 'tickets',
  summary: 'Takes a task; of several at once exactly one wins',
  access: QUEUE,
  params: ById,
  answers: { 200: TaskView },
});

export const finishTask = route({
  id: 'finishTask',
  method: 'POST',
  path: '/v1/tasks/{taskId}/done',
  service: 'tickets',
  summary: 'The owner has done it',
  access: QUEUE,
  params: ById,
  body: z.strictObject({ outcome: line(500).optional() }).default({}),
  answers: { 200: TaskView },
});

/** What Escalate would promise if it were pressed now. */
export const EscalateOffer = z
  .object({
    /** The account's zone, in which the times are said. */
    zone: z.string(),
    customer: TicketCustomer,
    /** The ways in which the customer can be contacted. */
    contactMethods: z.array(TicketContactMethod),
    /** When the customer is to have been contacted, and what to tell him, by urgency and contact method. */
    promises: z.record(Urgency, z.object({ dueAt: Instant, sentences: z.record(TicketContactMethod, z.string()) })),
    /** The name of the channel that gets it; `ladder`: the people on call are paged instead. */
    categories: z.record(TicketCategory, z.object({ channel: z.string(), ladder: z.boolean() })),
  })
  .meta({ id: 'EscalateOffer' });
export type EscalateOffer = z.infer<typeof EscalateOffer>;

export const getEscalateOffer = route({
  id: 'getEscalateOffer',
  method: 'GET',
  path: '/v1/tasks/{taskId}/escalate',
  service: 'tickets',
  summary: 'What Escalate would promise now: due times, the sentences to say, where each category goes',
  access: QUEUE,
  params: ById,
  answers: { 200: EscalateOffer },
});

/** What an agent is told when a ticket is made. */
export const EscalatedView = z
  .object({
    ticket: z.object({ id: TicketId, number: TicketNumber, dueAt: Instant }),
    /** What to tell the customer. */
    sentence: z.string(),
    /** The escalation that was started, where the category starts the on-call ladder. */
    escalation: z.object({ number: z.string() }).optional(),
  })
  .meta({ id: 'Escalated' });
export type EscalatedView = z.infer<typeof EscalatedView>;

const filled = (max: number) => text(max).pipe(z.string().min(1, 'must not be empty'));

export const escalateToTicket = route({
  id: 'escalateTask',
  method: 'POST',
  path: '/v1/tasks/{taskId}/escalate',
  service: 'tickets',
  summary: 'The Escalate button: the task becomes a ticket, once; nobody needs permission',
  access: anyRole,
  params: ById,
  body: z.strictObject({
    category: TicketCategory,
    issue: filled(2000),
    tried: text(2000).default(''),
    why: text(2000).default(''),
    contactMethod: TicketContactMethod,
    urgency: Urgency.default('standard'),
  }),
  answers: { 200: EscalatedView, 201: EscalatedView },
});

export const TASK_ROUTES = [
  ...[createTask, listTasks, getTask, claimTask, finishTask],
  ...[getEscalateOffer, escalateToTicket],
] as const;
