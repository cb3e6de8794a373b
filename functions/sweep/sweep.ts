import type { DueEscalation } from '../../core/escalation/due.ts';
import type { EscalationStore } from '../../core/escalation/escalation-store.ts';
import type { AccountId, IncidentNumber } from '../../core/ids/ids.ts';
import { type CommandEdge, command } from '../pipelines/escalation-command.ts';

export interface SweepDeps {
  /** Escalations whose wake or watchdog is past. */
  due: readonly DueEscalation[];
  storeOf: (account: AccountId) => EscalationStore;
  edge: CommandEdge;
  /** One that cannot be re-driven must not keep the others waiting. */
  onFailure: (error: unknown, number: IncidentNumber) => void;
}

/**
 * Once a minute: re-drives every pending escalation whose wake is overdue, under a new epoch, so that a ladder that was
 * never started, died or was lost is replaced and nobody is paged twice; and lets the watchdog look at assigned ones.
 * Core decides what is overdue; twice is harmless.
 */
export async function sweep({ due, storeOf, edge, onFailure }: SweepDeps): Promise<{ redriven: number }> {
  let redriven = 0;
  for (const { accountId, number, status } of due) {
    try {
      const result = await command(
        storeOf(accountId),
        number,
        { trigger: status === 'pending' ? 'redrive' : 'watch' },
        edge,
      );
      if (status === 'pending' && result.outcome === 'changed') redriven++;
    } catch (error) {
      onFailure(error, number);
    }
  }
  return { redriven };
}
