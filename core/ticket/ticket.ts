import * as z from 'zod';
import { PersonRef, Urgency } from '../escalation/escalation.ts';
import { AccountId, CustomerId, JobId } from '../ids/ids.ts';
import { Outcome, TaskId, TicketId, TicketNumber } from '../task/task.ts';
import { Instant } from '../time/instant.ts';
import { ChannelKey, TicketCategory } from './channel.ts';

/*
 * What a task becomes when an agent presses Escalate. A union by status; the item in the table is the only truth, the
 * `ticket-watch` machine and the sweeper are only its clocks. `notices` are the reminders still ahead: what has been
 * sent is taken out, so that each is sent once however often a clock strikes.
 */

/** How the customer wants to be contacted; not to be confused with the contact method of a person of the team. */
export const TicketContactMethod = z.enum(['call', 'text', 'email']);
export type TicketContactMethod = z.infer<typeof TicketContactMethod>;

/** What the agent says of the matter, in under 30 seconds. */
export const TicketDetails = z.object({
  category: TicketCategory,
  /** What the issue is. */
  issue: z.string().min(1).max(2000),
  /** What was tried. */
  tried: z.string().max(2000),
  /** Why it is escalated. */
  why: z.string().max(2000),
  contactMethod: TicketContactMethod,
  urgency: Urgency,
});
export type TicketDetails = z.infer<typeof TicketDetails>;

/** The customer as he was when the ticket was made, so that its messages need no further read. */
export const TicketCustomer = z.object({
  name: z.string(),
  phone: z.string().optional(),
  email: z.string().optional(),
  address: z.string().optional(),
});
export type TicketCustomer = z.infer<typeof TicketCustomer>;

/** When half of the time has passed, when it is due, when it is breached. */
export const NoticeKind = z.enum(['half', 'due', 'breach']);
export type NoticeKind = z.infer<typeof NoticeKind>;

/** A reminder that is still ahead. */
export const Notice = z.object({ kind: NoticeKind, at: Instant });
export type Notice = z.infer<typeof Notice>;

const Common = z.object({
  accountId: AccountId,
  id: TicketId,
  number: TicketNumber,
  taskId: TaskId,
  customerId: CustomerId,
  jobId: JobId.optional(),
  /** What the task was about. */
  summary: z.string(),
  customer: TicketCustomer,
  ...TicketDetails.shape,
  /** The channel its category had when it was made: what lists are by. */
  channel: ChannelKey,
  escalatedBy: PersonRef,
  /** The agent's mailbox, where answers to its emails go; absent for an agent without one. */
  replyTo: z.string().optional(),
  /** Who was told of it: falls from the channel to the default recipient to the administrators, and never climbs back. */
  toldTo: z.enum(['channel', 'default', 'administrators', 'ladder']),
  halfAt: Instant,
  dueAt: Instant,
  breachAt: Instant,
  createdAt: Instant,
  updatedAt: Instant,
  /** Also the `seq` of the ticket's last timeline entry; only serialises writers. */
  version: z.int().min(1),
});

export const OpenTicket = Common.extend({ status: z.literal('open'), notices: z.array(Notice) });
export type OpenTicket = z.infer<typeof OpenTicket>;

export const ClaimedTicket = Common.extend({
  status: z.literal('claimed'),
  owner: PersonRef,
  claimedAt: Instant,
  notices: z.array(Notice),
});
export type ClaimedTicket = z.infer<typeof ClaimedTicket>;

export const ResolvedTicket = Common.extend({
  status: z.literal('resolved'),
  owner: PersonRef,
  claimedAt: Instant,
  outcome: Outcome,
});
export type ResolvedTicket = z.infer<typeof ResolvedTicket>;

export const Ticket = z.discriminatedUnion('status', [OpenTicket, ClaimedTicket, ResolvedTicket]);
export type Ticket = z.infer<typeof Ticket>;

export const TicketStatus = z.enum(['open', 'claimed', 'resolved']);
export type TicketStatus = z.infer<typeof TicketStatus>;

/** When the ticket's clock is to strike next; undefined when nothing is ahead. */
export const nextNoticeAt = (ticket: Ticket): Instant | undefined =>
  ticket.status === 'resolved' ? undefined : ticket.notices[0]?.at;

/** What the timeline of a ticket may say. */
export const TicketFact = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('created'),
    by: PersonRef,
    /** `ladder` when the category starts the on-call ladder instead of an email. */
    to: z.enum(['channel', 'default', 'administrators', 'ladder']),
  }),
  z.object({ kind: z.literal('claimed'), by: PersonRef }),
  /** Nobody who was told of it is left: its emails bounced. */
  z.object({ kind: z.literal('rerouted'), to: z.enum(['channel', 'default', 'administrators']) }),
  z.object({ kind: z.literal('reminded'), notice: NoticeKind }),
  /** Due outside of business hours because its clock was late: moved to the next opening. */
  z.object({ kind: z.literal('reminder_moved'), to: Instant }),
  z.object({ kind: z.literal('resolved'), by: PersonRef, note: z.string() }),
]);
export type TicketFact = z.infer<typeof TicketFact>;
