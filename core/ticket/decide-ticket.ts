import type { Actor } from '../escalation/decision.ts';
import { hasAnyRole } from '../person/role.ts';
import { recipientsOf } from './channel.ts';
import { watchTimes } from './due-time.ts';
import { remind } from './reminders.ts';
import { reroute } from './reroute.ts';
import type {
  ClaimedTicket,
  OpenTicket,
  ResolvedTicket,
  Ticket,
  TicketContactMethod,
  TicketCustomer,
  TicketFact,
} from './ticket.ts';
import type { TicketDecision, TicketEvent, TicketRefusal, TicketWorld } from './ticket-decision.ts';
import { alertMessage, openedMessage } from './ticket-message.ts';

type EventOf<T extends TicketEvent['trigger']> = Extract<TicketEvent, { trigger: T }>;

/**
 * All rules of a ticket, as one pure function: what follows when `event` happens to `ticket` (undefined for one that is
 * to be created) in this `world`. Whoever calls it writes `next`, the timeline and the messages in one transaction
 * guarded by the version it read; on a lost race it reads again and asks again.
 */
export function decideTicket(ticket: Ticket | undefined, event: TicketEvent, world: TicketWorld): TicketDecision {
  // A task has one ticket: a second submit finds the first one's.
  if (event.trigger === 'create')
    return ticket ? { outcome: 'unchanged', why: 'already_so' } : createTicket(event, world);
  if (!ticket) return refuse({ kind: 'no_ticket', trigger: event.trigger });
  switch (event.trigger) {
    case 'claim':
      return claim(ticket, event, world);
    case 'resolve':
      return resolve(ticket, event, world);
    case 'wake':
      return ticket.status === 'resolved' ? { outcome: 'unchanged', why: 'settled' } : remind(ticket, world);
    case 'bounce':
      return reroute(ticket, world);
  }
}

const refuse = (refusal: TicketRefusal) => ({ outcome: 'refused' as const, refusal });

/** Whether the customer can be contacted that way: a call and a text need a phone, an email an address. */
export const hasContact = (customer: TicketCustomer, method: TicketContactMethod): boolean =>
  (method === 'email' ? customer.email : customer.phone) !== undefined;

/** The first event of a ticket: its times are computed, and its channel is told (or the ladder starts, spec 7). */
export function createTicket(
  event: EventOf<'create'>,
  world: TicketWorld,
): Exclude<TicketDecision<OpenTicket>, { outcome: 'unchanged' }> {
  const { id, number, task, customer, details } = event;
  const by = { id: event.by.id, name: event.by.name };
  if (!hasContact(customer, details.contactMethod))
    return refuse({ kind: 'no_contact', contactMethod: details.contactMethod });
  const { halfAt, dueAt, breachAt, noticesAt } = watchTimes(world.calendar, details.urgency, world.now);
  const route = world.channels.categoryMap[details.category];
  const { to, from } = recipientsOf(world.channels, details.category, world.bounced, world.administrators);
  const toldTo = route.ladder ? ('ladder' as const) : from;
  const ticket: OpenTicket = {
    status: 'open',
    accountId: task.accountId,
    ...{ id, number, customer },
    taskId: task.id,
    customerId: task.customerId,
    ...(task.jobId ? { jobId: task.jobId } : {}),
    summary: task.summary,
    ...details,
    channel: route.channel,
    escalatedBy: by,
    ...(event.replyTo === undefined ? {} : { replyTo: event.replyTo }),
    toldTo,
    ...{ halfAt, dueAt, breachAt },
    notices: noticesAt,
    createdAt: world.now,
    updatedAt: world.now,
    version: 1,
  };
  const timeline: TicketFact[] = [{ kind: 'created', by, to: toldTo }];
  if (route.ladder) return { outcome: 'changed', next: ticket, timeline, messages: [] };
  return {
    outcome: 'changed',
    next: ticket,
    timeline,
    messages: [
      ...to.map((recipient) => openedMessage(ticket, recipient, from)),
      // Where the administrators have the ticket itself, it says why they do.
      ...(from === 'default'
        ? world.administrators.map((personId) => alertMessage(ticket, world.channels, 'opened', { personId }))
        : []),
    ],
  };
}

function claim(ticket: Ticket, { by }: EventOf<'claim'>, world: TicketWorld): TicketDecision {
  if (ticket.status === 'resolved') return refuseResolved(ticket);
  if (ticket.status === 'claimed')
    return ticket.owner.id === by.id ? { outcome: 'unchanged', why: 'already_so' } : refuseTaken(ticket);
  const owner = { id: by.id, name: by.name };
  const next: ClaimedTicket = {
    ...ticket,
    status: 'claimed',
    owner,
    claimedAt: world.now,
    // Half-time is about tickets that nobody owns; due and breach are about customers whom nobody has contacted.
    notices: ticket.notices.filter(({ kind }) => kind !== 'half'),
    updatedAt: world.now,
    version: ticket.version + 1,
  };
  return { outcome: 'changed', next, timeline: [{ kind: 'claimed', by: owner }], messages: [] };
}

/** The owner resolves; so may a manager or an administrator, or tickets would wait for somebody's return. */
const mayResolve = (ticket: ClaimedTicket, by: Actor): boolean =>
  ticket.owner.id === by.id || hasAnyRole(by.roles, ['manager', 'administrator']);

function resolve(ticket: Ticket, { by, note }: EventOf<'resolve'>, world: TicketWorld): TicketDecision {
  if (ticket.status === 'resolved')
    return ticket.outcome.by.id === by.id && ticket.outcome.note === note
      ? { outcome: 'unchanged', why: 'already_so' }
      : refuseResolved(ticket);
  if (ticket.status === 'claimed' && !mayResolve(ticket, by)) return refuseTaken(ticket);
  const resolver = { id: by.id, name: by.name };
  const { notices: _, ...kept } = ticket;
  const next: ResolvedTicket = {
    ...kept,
    status: 'resolved',
    // An open ticket that is resolved at once was claimed by it.
    owner: ticket.status === 'claimed' ? ticket.owner : resolver,
    claimedAt: ticket.status === 'claimed' ? ticket.claimedAt : world.now,
    outcome: { note, by: resolver, at: world.now },
    updatedAt: world.now,
    version: ticket.version + 1,
  };
  return { outcome: 'changed', next, timeline: [{ kind: 'resolved', by: resolver, note }], messages: [] };
}

const refuseTaken = ({ owner, claimedAt }: ClaimedTicket) => refuse({ kind: 'taken', by: owner.name, at: claimedAt });
const refuseResolved = ({ outcome }: ResolvedTicket) =>
  refuse({ kind: 'resolved', by: outcome.by.name, at: outcome.at });
