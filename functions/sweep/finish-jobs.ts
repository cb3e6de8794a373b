import type { EscalationStore } from '../../core/escalation/escalation-store.ts';
import type { AccountId, JobId } from '../../core/ids/ids.ts';
import type { DueJob, VisitStore } from '../../core/job/job-store.ts';
import type { CommandEdge } from '../pipelines/escalation-command.ts';
import { finishCascade } from '../pipelines/visit-command.ts';

export interface FinishJobsDeps {
  due: readonly DueJob[];
  visitsOf: (account: AccountId) => VisitStore;
  escalationsOf: (account: AccountId) => EscalationStore;
  edge: CommandEdge;
  /** One that cannot be finished must not keep the others waiting. */
  onFailure: (error: unknown, jobId: JobId) => void;
}

/**
 * Once a minute: writes the appointments of large jobs that were cancelled or restored, and ends the calls of those
 * that were cancelled, where the request that did it died half-way. Each piece is computed from what is left; twice does
 * nothing, and readers see the end from the start.
 */
export async function finishJobs({ due, visitsOf, escalationsOf, edge, onFailure }: FinishJobsDeps): Promise<void> {
  for (const { accountId, id } of due) {
    try {
      await finishCascade({ visits: visitsOf(accountId), escalations: escalationsOf(accountId) }, id, edge);
    } catch (error) {
      onFailure(error, id);
    }
  }
}
