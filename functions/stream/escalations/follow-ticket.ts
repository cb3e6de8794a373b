import { Ticket } from '../../../core/ticket/ticket.ts';
import type { TicketWatches } from '../../../core/ticket/ticket-watches.ts';
import type { Change } from '../../pipelines/stream.ts';
import { ladderOf, type TicketLadderDeps } from '../../pipelines/ticket-ladder.ts';

export interface FollowTicketDeps {
  watches: TicketWatches;
  ladder: TicketLadderDeps;
}

/**
 * Starts the watch of a new ticket, and its ladder where its category wants one and the API did not come to it. Twice:
 * both are known by the ticket's id. A watch that comes late or never: the sweeper reminds to the minute.
 */
export async function followTicket({ before, after }: Change, { watches, ladder }: FollowTicketDeps): Promise<void> {
  if (before || !after) return;
  const ticket = Ticket.parse(after);
  await watches.start(ticket);
  await ladderOf(ladder, ticket);
}
