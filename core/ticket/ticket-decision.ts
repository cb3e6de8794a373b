import type { BusinessCalendar } from '../calendar/business-calendar.ts';
import type { Actor } from '../escalation/decision.ts';
import type { PersonRef } from '../escalation/escalation.ts';
import type { PersonId } from '../ids/ids.ts';
import type { Task, TicketId, TicketNumber } from '../task/task.ts';
import type { Instant } from '../time/instant.ts';
import type { Channels } from './channel.ts';
import type { Ticket, TicketContactMethod, TicketCustomer, TicketDetails, TicketFact } from './ticket.ts';
import type { TicketMessage } from './ticket-message.ts';

/** Something that happens to a ticket. Ids and the number come from the edge. */
export type TicketEvent =
  | {
      trigger: 'create';
      id: TicketId;
      number: TicketNumber;
      task: Task;
      customer: TicketCustomer;
      details: TicketDetails;
      by: PersonRef;
      /** The agent's mailbox, for answers. */
      replyTo?: string | undefined;
    }
  | { trigger: 'claim'; by: PersonRef }
  | { trigger: 'resolve'; by: Actor; note: string }
  /** A clock struck: the ticket-watch machine's or the sweeper's; early, late or twice makes no difference. */
  | { trigger: 'wake' }
  /** One of its emails bounced; the address is among `bounced` by now. */
  | { trigger: 'bounce' };

/** What is true around the ticket when it is decided: read once at the edge, passed down as values. */
export interface TicketWorld {
  now: Instant;
  /** Its zone is the account's. */
  calendar: BusinessCalendar;
  channels: Channels;
  /** Email addresses that bounced, in lower case. */
  bounced: ReadonlySet<string>;
  /** Enabled people with the role; of administrators there is always one. */
  administrators: readonly PersonId[];
  managers: readonly PersonId[];
}

/** Expected noes, each with what the person needs to understand it. */
export type TicketRefusal =
  | { kind: 'taken'; by: string; at: Instant }
  | { kind: 'resolved'; by: string; at: Instant }
  /** The customer has no phone or no email address to be contacted by. */
  | { kind: 'no_contact'; contactMethod: TicketContactMethod }
  | { kind: 'no_ticket'; trigger: TicketEvent['trigger'] };

export type TicketDecision<T extends Ticket = Ticket> =
  | { outcome: 'changed'; next: T; timeline: TicketFact[]; messages: TicketMessage[] }
  /** The wish is already fact, or there is nothing to do now: nothing is written. */
  | { outcome: 'unchanged'; why: 'already_so' | 'not_due' | 'settled' }
  | { outcome: 'refused'; refusal: TicketRefusal };
