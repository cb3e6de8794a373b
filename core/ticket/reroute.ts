import { recipientsOf } from './channel.ts';
import type { Ticket } from './ticket.ts';
import type { TicketDecision, TicketWorld } from './ticket-decision.ts';
import { alertMessage, openedMessage } from './ticket-message.ts';

/** How far a ticket has fallen from its channel; it never climbs back. */
const DEPTH = { channel: 0, default: 1, administrators: 2, ladder: 3 } as const;

/**
 * A message of the ticket has bounced. When nobody of those who were told is left, it is told to whoever comes next: the
 * default recipient, then the administrators (tickets spec, 4). Asked twice, the ticket has been there already.
 */
export function reroute(ticket: Ticket, world: TicketWorld): TicketDecision {
  if (ticket.status !== 'open') return { outcome: 'unchanged', why: 'settled' };
  const { to, from } = recipientsOf(world.channels, ticket.category, world.bounced, world.administrators);
  if (DEPTH[from] <= DEPTH[ticket.toldTo]) return { outcome: 'unchanged', why: 'already_so' };
  const next: Ticket = { ...ticket, toldTo: from, updatedAt: world.now, version: ticket.version + 1 };
  return {
    outcome: 'changed',
    next,
    timeline: [{ kind: 'rerouted', to: from }],
    messages: [
      ...to.map((recipient) => openedMessage(next, recipient, from)),
      ...(from === 'default'
        ? world.administrators.map((personId) => alertMessage(next, world.channels, 'opened', { personId }))
        : []),
    ],
  };
}
