import * as z from 'zod';

export const EscalationStreamEnv = z.object({
  TABLE_NAME: z.string().min(1),
  /** ARN of the escalation ladder's state machine. */
  LADDER_ARN: z.string().min(1),
  /** ARN of the ticket watch's state machine. */
  TICKET_WATCH_ARN: z.string().min(1),
});
