import { nextNoticeAt } from '../../core/ticket/ticket.ts';
import type { TicketStore } from '../../core/ticket/ticket-store.ts';
import type { TicketWatchAnswer } from '../../statemachines/ticket-watch/contract.ts';
import type { CommandEdge } from '../pipelines/escalation-command.ts';
import { ticketCommand } from '../pipelines/ticket-command.ts';

/**
 * Sends the reminders of a ticket that are due and answers when the next one is. Early or twice: nothing is due, and the
 * next one is answered. Resolved, or gone: none is ahead, and the watch ends.
 */
export async function remindOf(
  { accountId, taskId }: TicketWatchAnswer,
  { store, edge }: { store: TicketStore; edge: CommandEdge },
): Promise<TicketWatchAnswer> {
  const result = await ticketCommand(store, taskId, { trigger: 'wake' }, edge);
  const wakeAt = result.outcome === 'not_found' ? undefined : nextNoticeAt(result.ticket);
  return { accountId, taskId, ...(wakeAt === undefined ? {} : { wakeAt }) };
}
