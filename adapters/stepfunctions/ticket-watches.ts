import { type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { nextNoticeAt } from '../../core/ticket/ticket.ts';
import type { TicketWatches } from '../../core/ticket/ticket-watches.ts';
import type { TicketWatchInput } from '../../statemachines/ticket-watch/contract.ts';
import { expecting } from './ladder-runs.ts';

/** The watches of tickets in Step Functions; a ticket that needs none gets none. */
export const ticketWatches = (client: SFNClient, stateMachineArn: string): TicketWatches => ({
  async start(ticket) {
    const wakeAt = nextNoticeAt(ticket);
    if (wakeAt === undefined) return;
    const input: TicketWatchInput = { accountId: ticket.accountId, taskId: ticket.taskId, wakeAt };
    await expecting(['ExecutionAlreadyExists'], () =>
      client.send(new StartExecutionCommand({ stateMachineArn, name: ticket.id, input: JSON.stringify(input) })),
    );
  },
});
