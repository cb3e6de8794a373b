import type { PendingEscalation } from './escalation.ts';

/**
 * The runs of the ladder's state machine. They only save time: every one of these may fail, come twice or come late,
 * and the table and the sweeper make it right.
 */
export interface LadderRuns {
  /** Starts the run of this epoch; one that was started before is left alone. */
  start(escalation: PendingEscalation, waitSeconds: number): Promise<void>;
  /** Ends the run that holds this token: settled. A token that is no longer open is the expected end of a lost race. */
  settle(token: string): Promise<void>;
  /** Has the run look at the table again: the wake has moved. */
  rewake(token: string): Promise<void>;
}
