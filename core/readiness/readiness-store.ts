import type { StaffNotice } from '../schedule/reminders.ts';
import type { Instant } from '../time/instant.ts';
import type { ReadinessWatch } from './readiness-watch.ts';

/** The readiness watch of one account. */
export interface ReadinessStore {
  read(): Promise<ReadinessWatch | undefined>;
  /** Brings the next look forward to now. Lost to a look that is being made: then it comes at its time. */
  lookNow(now: Instant): Promise<void>;
  /**
   * Writes what a look came to, with what is told of it from `tellAt` on, under the guard of the version before. False:
   * another look was quicker, and has told it.
   */
  looked(next: ReadinessWatch, told: { notices: readonly StaffNotice[]; tellAt: Instant }): Promise<boolean>;
}
