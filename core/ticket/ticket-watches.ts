import type { Ticket } from './ticket.ts';

/** The runs of the `ticket-watch` machine. One that is not started, or dies, is replaced by the sweeper's minutes. */
export interface TicketWatches {
  /** Starts the watch of a ticket; one that was started before is left alone. */
  start(ticket: Ticket): Promise<void>;
}
