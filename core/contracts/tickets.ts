import * as z from 'zod';
import { PersonRef, Urgency } from '../escalation/escalation.ts';
import { CustomerId, JobId } from '../ids/ids.ts';
import { Outcome, TaskId, TicketId, TicketNumber } from '../task/task.ts';
import { ChannelKey, TicketCategory } from '../ticket/channel.ts';
import { TicketContactMethod, TicketCustomer, TicketStatus } from '../ticket/ticket.ts';
import { TicketEntry } from '../ticket/timeline.ts';
import { Instant } from '../time/instant.ts';
import { text } from './input.ts';
import { ListQuery, listOf } from './list.ts';
import { roles, route } from './route.ts';

const TEAM = ['administrator', 'manager', 'office', 'dispatcher'] as const;
/** An agent sees what became of his own tickets, and touches none. */
const READERS = roles({ allow: TEAM, own: ['agent', 'technician'] });
const HANDLERS = roles({ allow: TEAM });

/** A ticket as lists show it. */
export const TicketSummary = z
  .object({
    id: TicketId,
    number: TicketNumber,
    status: TicketStatus,
    taskId: TaskId,
    customerId: CustomerId,
    jobId: JobId.optional(),
    summary: z.string(),
    customer: TicketCustomer,
    category: TicketCategory,
    channel: ChannelKey,
    urgency: Urgency,
    contactMethod: TicketContactMethod,
    /** Who was told of it; anything but `channel` and `ladder` says that the channel reaches nobody. */
    toldTo: z.enum(['channel', 'default', 'administrators', 'ladder']),
    escalatedBy: PersonRef,
    owner: PersonRef.optional(),
    claimedAt: Instant.optional(),
    outcome: Outcome.optional(),
    dueAt: Instant,
    breachAt: Instant,
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'TicketSummary' });
export type TicketSummary = z.infer<typeof TicketSummary>;

export const TicketView = TicketSummary.extend({
  issue: z.string(),
  tried: z.string(),
  why: z.string(),
  timeline: z.array(TicketEntry),
}).meta({ id: 'Ticket' });
export type TicketView = z.infer<typeof TicketView>;

export const listTickets = route({
  id: 'listTickets',
  method: 'GET',
  path: '/v1/tickets',
  service: 'tickets',
  summary:
    'Tickets of a status, newest change first; of all channels or of one; whoever sees only his own, on pages that may be short',
  access: READERS,
  query: ListQuery.extend({ status: TicketStatus.default('open'), channel: ChannelKey.optional() }),
  answers: { 200: listOf(TicketSummary) },
});

const ByNumber = z.object({ number: TicketNumber });

export const getTicket = route({
  id: 'getTicket',
  method: 'GET',
  path: '/v1/tickets/{number}',
  service: 'tickets',
  summary: 'One ticket with everything the agent said, and its timeline',
  access: READERS,
  params: ByNumber,
  answers: { 200: TicketView },
});

export const claimTicket = route({
  id: 'claimTicket',
  method: 'POST',
  path: '/v1/tickets/{number}/claim',
  service: 'tickets',
  summary: 'Takes a ticket; of several at once exactly one wins, the others are told who',
  access: HANDLERS,
  params: ByNumber,
  answers: { 200: TicketView },
});

export const resolveTicket = route({
  id: 'resolveTicket',
  method: 'POST',
  path: '/v1/tickets/{number}/resolve',
  service: 'tickets',
  summary: 'Ends a ticket; what came of it is noted on the task, where the agent sees it',
  access: HANDLERS,
  params: ByNumber,
  body: z.strictObject({ outcome: text(2000).pipe(z.string().min(1, 'must not be empty')) }),
  answers: { 200: TicketView },
});

export const TICKET_ROUTES = [listTickets, getTicket, claimTicket, resolveTicket] as const;
