import * as z from 'zod';
import { PersonRef } from '../escalation/escalation.ts';
import { AccountId, CustomerId, JobId } from '../ids/ids.ts';
import { Instant } from '../time/instant.ts';

/*
 * An item in an agent's queue. A union by status: a claimed task *has* an owner, an escalated one *has* a ticket. The
 * ticket lives beside its task, so one read of the task's partition shows both.
 */

export const TaskId = z
  .string()
  .regex(/^tsk_[0-9A-HJKMNP-TV-Z]{26}$/, 'must be an id that begins tsk_')
  .brand<'TaskId'>();
export type TaskId = z.infer<typeof TaskId>;

export const TicketId = z
  .string()
  .regex(/^tkt_[0-9A-HJKMNP-TV-Z]{26}$/, 'must be an id that begins tkt_')
  .brand<'TicketId'>();
export type TicketId = z.infer<typeof TicketId>;

/** The number an agent reads out and a team finds the ticket by: 4–7 digits, never 8 (a login code has 8). */
export const TicketNumber = z
  .string()
  .regex(/^[1-9][0-9]{3,6}$/, 'must be a ticket number of 4 to 7 digits')
  .brand<'TicketNumber'>();
export type TicketNumber = z.infer<typeof TicketNumber>;

/** How a ticket ended, in the words of who resolved it. */
export const Outcome = z.object({ note: z.string().min(1).max(2000), by: PersonRef, at: Instant });
export type Outcome = z.infer<typeof Outcome>;

const Common = z.object({
  accountId: AccountId,
  id: TaskId,
  customerId: CustomerId,
  jobId: JobId.optional(),
  /** What is to be done, in one sentence. */
  summary: z.string().min(1).max(240),
  /** When it should be done, where that is known. */
  dueAt: Instant.optional(),
  createdAt: Instant,
  updatedAt: Instant,
  /** Also the `seq` of the task's last timeline entry; only serialises writers. */
  version: z.int().min(1),
});

export const UnclaimedTask = Common.extend({ status: z.literal('unclaimed') });
export type UnclaimedTask = z.infer<typeof UnclaimedTask>;

export const ClaimedTask = Common.extend({ status: z.literal('claimed'), owner: PersonRef, claimedAt: Instant });
export type ClaimedTask = z.infer<typeof ClaimedTask>;

export const EscalatedTask = Common.extend({
  status: z.literal('escalated'),
  escalatedBy: PersonRef,
  escalatedAt: Instant,
  ticketId: TicketId,
  ticketNumber: TicketNumber,
  /** Flows back from the ticket when it is resolved. */
  outcome: Outcome.optional(),
});
export type EscalatedTask = z.infer<typeof EscalatedTask>;

export const DoneTask = Common.extend({
  status: z.literal('done'),
  doneBy: PersonRef,
  doneAt: Instant,
  /** What came of it, where the agent said so. */
  outcome: Outcome.optional(),
});
export type DoneTask = z.infer<typeof DoneTask>;

export const Task = z.discriminatedUnion('status', [UnclaimedTask, ClaimedTask, EscalatedTask, DoneTask]);
export type Task = z.infer<typeof Task>;

export const TaskStatus = z.enum(['unclaimed', 'claimed', 'escalated', 'done']);
export type TaskStatus = z.infer<typeof TaskStatus>;

/** What the timeline of a task may say. */
export const TaskFact = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('claimed'), by: PersonRef }),
  z.object({ kind: z.literal('done'), by: PersonRef, note: z.string().optional() }),
  z.object({ kind: z.literal('escalated'), by: PersonRef, ticketNumber: TicketNumber }),
  z.object({ kind: z.literal('outcome'), by: PersonRef, note: z.string() }),
]);
export type TaskFact = z.infer<typeof TaskFact>;
