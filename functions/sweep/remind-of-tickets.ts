import type { AccountId } from '../../core/ids/ids.ts';
import type { TaskId } from '../../core/task/task.ts';
import type { DueTicket } from '../../core/ticket/due.ts';
import type { TicketStore } from '../../core/ticket/ticket-store.ts';
import { plusMinutes } from '../../core/time/instant.ts';
import type { CommandEdge } from '../pipelines/escalation-command.ts';
import { ticketCommand } from '../pipelines/ticket-command.ts';

/** The watch machine has so long for itself. */
const GRACE_MINUTES = 1;

export interface RemindOfTicketsDeps {
  due: readonly DueTicket[];
  storeOf: (account: AccountId) => TicketStore;
  edge: CommandEdge;
  /** One that cannot be reminded of must not keep the others waiting. */
  onFailure: (error: unknown, taskId: TaskId) => void;
}

/** Once a minute: sends the reminders of tickets whose watch was never started, died or is late. */
export async function remindOfTickets({ due, storeOf, edge, onFailure }: RemindOfTicketsDeps): Promise<number> {
  let reminded = 0;
  const late = plusMinutes(edge.clock(), -GRACE_MINUTES);
  for (const { accountId, taskId } of due.filter(({ dueAt }) => dueAt <= late)) {
    try {
      const result = await ticketCommand(storeOf(accountId), taskId, { trigger: 'wake' }, edge);
      if (result.outcome === 'changed') reminded++;
    } catch (error) {
      onFailure(error, taskId);
    }
  }
  return reminded;
}
