import * as z from 'zod';
import { AccountId, IncidentNumber } from '../../core/ids/ids.ts';
import { Instant } from '../../core/time/instant.ts';

/** What the ladder is started with and what each of its turns answers: ids and times, nothing personal. */
export const LadderInput = z.object({
  accountId: AccountId,
  number: IncidentNumber,
  /** The run this execution belongs to; one whose epoch is not the escalation's ends without doing anything. */
  epoch: z.int().min(1),
  /** The wake that is waited for. */
  wakeAt: Instant,
  /** Seconds to wait; at least 1, because a task's timeout must be positive. */
  waitSeconds: z.int().min(1),
});
export type LadderInput = z.infer<typeof LadderInput>;

/** What the state machine calls the ladder function with. */
export const LadderTask = z.discriminatedUnion('do', [
  z.object({ do: z.literal('hold'), token: z.string().min(1), ladder: LadderInput }),
  z.object({ do: z.literal('advance'), ladder: LadderInput }),
]);
export type LadderTask = z.infer<typeof LadderTask>;

/** The error with which a held token is failed when the next wake has moved: the ladder looks at the table again. */
export const REWAKE = 'Rewake';

/** The placeholders of the definition, filled in by the stack and by the local runtime. */
export const LADDER_SUBSTITUTIONS = ['LadderFunction'] as const;
