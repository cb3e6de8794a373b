import * as z from 'zod';
import { AccountId } from '../ids/ids.ts';
import { TaskId } from '../task/task.ts';
import { Instant } from '../time/instant.ts';

/** Names a ticket whose next reminder is past: what the due index answers the sweeper with. */
export const DueTicket = z.object({ accountId: AccountId, taskId: TaskId, dueAt: Instant });
export type DueTicket = z.infer<typeof DueTicket>;
