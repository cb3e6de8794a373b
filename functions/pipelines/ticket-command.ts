import type { TaskId } from '../../core/task/task.ts';
import { decideTicket } from '../../core/ticket/decide-ticket.ts';
import { noteOutcome } from '../../core/ticket/escalate-task.ts';
import type { Ticket } from '../../core/ticket/ticket.ts';
import type { TicketEvent, TicketRefusal } from '../../core/ticket/ticket-decision.ts';
import type { TicketCase, TicketStore } from '../../core/ticket/ticket-store.ts';
import { ticketWorld } from '../../core/ticket/world.ts';
import { Contended } from './contention.ts';
import type { CommandEdge } from './escalation-command.ts';

export type TicketResult =
  | { outcome: 'changed' | 'unchanged'; ticket: Ticket }
  | { outcome: 'refused'; refusal: TicketRefusal; ticket: Ticket }
  | { outcome: 'not_found' };

/** As for escalations: read again and decide again, so often, with full jitter. */
const ATTEMPTS = 6;

/**
 * Lets something happen to a ticket: read, decide, write; and whoever loses the race to write reads and decides again,
 * so that only a rule can refuse him. The API, the ticket watch, the sweeper and bounces come through here. What a
 * resolved ticket says goes to its task in the same transaction.
 */
export async function ticketCommand(
  store: TicketStore,
  id: TaskId,
  event: Exclude<TicketEvent, { trigger: 'create' }>,
  { clock, pause }: CommandEdge,
): Promise<TicketResult> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (attempt > 0) await pause(attempt);
    const [found, setting] = await Promise.all([store.read(id), store.setting()]);
    if (!found) return { outcome: 'not_found' };
    const now = clock();
    const decision = decideTicket(found.ticket, event, ticketWorld(setting, now));
    if (decision.outcome === 'unchanged') return { outcome: 'unchanged', ticket: found.ticket };
    if (decision.outcome === 'refused') return { outcome: 'refused', refusal: decision.refusal, ticket: found.ticket };
    if (await store.change(found, decision, outcomeOn(found, decision.next), now))
      return { outcome: 'changed', ticket: decision.next };
  }
  throw new Contended('the ticket kept changing');
}

/** What the ticket's end changes on its task. */
function outcomeOn({ task }: TicketCase, next: Ticket) {
  if (next.status !== 'resolved') return undefined;
  const noted = noteOutcome(task, next);
  return noted.outcome === 'changed' ? noted : undefined;
}
