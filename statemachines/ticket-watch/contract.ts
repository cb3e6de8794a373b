import * as z from 'zod';
import { AccountId } from '../../core/ids/ids.ts';
import { TaskId } from '../../core/task/task.ts';
import { Instant } from '../../core/time/instant.ts';

/** What the watch is started with and calls its function with: ids and a time, nothing personal. */
export const TicketWatchInput = z.object({
  accountId: AccountId,
  /** The task that has become the ticket: the ticket stands beside it. */
  taskId: TaskId,
  /** The reminder that is waited for. */
  wakeAt: Instant,
});
export type TicketWatchInput = z.infer<typeof TicketWatchInput>;

/** What each turn answers; without `wakeAt` no reminder is ahead, and the watch ends. */
export const TicketWatchAnswer = TicketWatchInput.partial({ wakeAt: true });
export type TicketWatchAnswer = z.infer<typeof TicketWatchAnswer>;

/** The placeholders of the definition, filled in by the stack and by the local runtime. */
export const TICKET_WATCH_SUBSTITUTIONS = ['TicketWatchFunction'] as const;
