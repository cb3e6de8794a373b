import type { TicketSummary, TicketView } from '../contracts/tickets.ts';
import type { Ticket } from './ticket.ts';
import type { TicketCase } from './ticket-store.ts';

/** A ticket as lists show it. */
export function ticketSummary(ticket: Ticket): TicketSummary {
  const { id, number, status, taskId, customerId, jobId, summary, customer, category, channel, urgency } = ticket;
  const { contactMethod, toldTo, escalatedBy, dueAt, breachAt, createdAt, updatedAt } = ticket;
  return {
    ...{ id, number, status, taskId, customerId, summary, customer, category, channel, urgency },
    ...(jobId ? { jobId } : {}),
    ...{ contactMethod, toldTo, escalatedBy, dueAt, breachAt, createdAt, updatedAt },
    ...(ticket.status === 'open' ? {} : { owner: ticket.owner, claimedAt: ticket.claimedAt }),
    ...(ticket.status === 'resolved' ? { outcome: ticket.outcome } : {}),
  };
}

/** A ticket as its own page shows it. */
export function ticketView({ ticket, timeline }: Pick<TicketCase, 'ticket' | 'timeline'>): TicketView {
  const { issue, tried, why } = ticket;
  return { ...ticketSummary(ticket), issue, tried, why, timeline };
}
