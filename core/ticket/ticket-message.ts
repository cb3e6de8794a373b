import * as z from 'zod';
import { Urgency } from '../escalation/escalation.ts';
import type { Recipient } from '../message/message.ts';
import { TicketId, TicketNumber } from '../task/task.ts';
import { Instant } from '../time/instant.ts';
import { type Channels, channelNameOf, TicketCategory } from './channel.ts';
import { NoticeKind, type Ticket, TicketContactMethod, TicketCustomer } from './ticket.ts';

/*
 * What the messages of a ticket say, as facts: everything the agent gave, whom to contact and how, and by when (tickets
 * spec, 5). The sender puts them into words and adds the link at which the ticket can be claimed.
 */

const Facts = z.object({
  ticketId: TicketId,
  number: TicketNumber,
  category: TicketCategory,
  summary: z.string(),
  issue: z.string(),
  tried: z.string(),
  why: z.string(),
  customer: TicketCustomer,
  contactMethod: TicketContactMethod,
  urgency: Urgency,
  dueAt: Instant,
  escalatedBy: z.string(),
  /** The agent's mailbox, for answers. */
  replyTo: z.string().optional(),
  /** How its recipient was found; anything but `channel` says that the ticket channel reaches nobody. */
  via: z.enum(['channel', 'default', 'administrators', 'owner', 'backup', 'managers']),
});

export const TicketContent = z.discriminatedUnion('kind', [
  Facts.extend({ kind: z.literal('ticket_opened') }),
  Facts.extend({ kind: z.literal('ticket_reminder'), notice: NoticeKind, claimedBy: z.string().optional() }),
  /** To the administrators: a channel reaches nobody, its ticket went to the default recipient. */
  z.object({
    kind: z.literal('ticket_channel_alert'),
    ticketId: TicketId,
    number: TicketNumber,
    category: TicketCategory,
    /** Its name. */
    channel: z.string(),
  }),
]);
export type TicketContent = z.infer<typeof TicketContent>;
export type Via = z.infer<typeof Facts>['via'];

/** A message that a rule of tickets wants sent: a `MessageIntent` of this noun. `key` is unique beside the ticket. */
export interface TicketMessage {
  key: string;
  class: 'staff';
  to: Recipient;
  content: TicketContent;
}

/** Names a recipient within keys. */
export const recipientKey = (to: Recipient): string =>
  'personId' in to ? to.personId : 'address' in to ? to.address : 'identifier' in to ? to.identifier : to.contactId;

const factsOf = (ticket: Ticket, via: Via) => ({
  ticketId: ticket.id,
  number: ticket.number,
  category: ticket.category,
  summary: ticket.summary,
  ...{ issue: ticket.issue, tried: ticket.tried, why: ticket.why },
  customer: ticket.customer,
  contactMethod: ticket.contactMethod,
  urgency: ticket.urgency,
  dueAt: ticket.dueAt,
  escalatedBy: ticket.escalatedBy.name,
  ...(ticket.replyTo === undefined ? {} : { replyTo: ticket.replyTo }),
  via,
});

export const openedMessage = (ticket: Ticket, to: Recipient, via: Via): TicketMessage => ({
  key: `TICKET#OPENED#${recipientKey(to)}`,
  class: 'staff',
  to,
  content: { kind: 'ticket_opened', ...factsOf(ticket, via) },
});

export const reminderMessage = (ticket: Ticket, notice: NoticeKind, to: Recipient, via: Via): TicketMessage => ({
  key: `TICKET#REMINDER#${notice}#${recipientKey(to)}`,
  class: 'staff',
  to,
  content: {
    kind: 'ticket_reminder',
    ...factsOf(ticket, via),
    notice,
    ...('owner' in ticket ? { claimedBy: ticket.owner.name } : {}),
  },
});

/** `fact` is what found the channel without recipients: the opening, or a reminder. */
export const alertMessage = (
  ticket: Ticket,
  channels: Channels,
  fact: 'opened' | NoticeKind,
  to: Recipient,
): TicketMessage => ({
  key: `TICKET#ALERT#${fact}#${recipientKey(to)}`,
  class: 'staff',
  to,
  content: {
    kind: 'ticket_channel_alert',
    ticketId: ticket.id,
    number: ticket.number,
    category: ticket.category,
    channel: channelNameOf(channels, ticket.channel),
  },
});
