import * as z from 'zod';
import { AccountId } from '../ids/ids.ts';
import { Instant } from '../time/instant.ts';

/**
 * When an account is looked at next, and what its managers have been told of its plans. One row an account; the sweeper
 * comes when `lookAt` is past.
 */
export const ReadinessWatch = z.object({
  accountId: AccountId,
  lookAt: Instant,
  /** The last date, on the account's wall clock, on which the plans were checked; absent before the first look. */
  checkedOn: z.string().optional(),
  /** The findings that stand, by plan: what managers know already. */
  told: z.record(z.string(), z.array(z.string())),
  version: z.int().min(1),
});
export type ReadinessWatch = z.infer<typeof ReadinessWatch>;

/** An account that is to be looked at. */
export const DueReadiness = ReadinessWatch.pick({ accountId: true });
export type DueReadiness = z.infer<typeof DueReadiness>;
