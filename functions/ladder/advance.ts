import type { EscalationStore } from '../../core/escalation/escalation-store.ts';
import { waitSeconds } from '../../core/escalation/ladder-wait.ts';
import type { LadderInput } from '../../statemachines/escalation-ladder/contract.ts';
import { type CommandEdge, command } from '../pipelines/escalation-command.ts';

/**
 * Does what is due and answers the next wake. Early or twice: nothing is due, and the wake that stands is answered.
 * For an escalation that is settled or has another run by now the ladder goes once more into `hold`, which ends it.
 */
export async function advance(
  { ladder }: { ladder: LadderInput },
  { store, edge }: { store: EscalationStore; edge: CommandEdge },
): Promise<LadderInput> {
  const result = await command(store, ladder.number, { trigger: 'wake', epoch: ladder.epoch }, edge);
  const escalation = result.outcome === 'not_found' ? undefined : result.escalation;
  if (escalation?.status !== 'pending' || escalation.epoch !== ladder.epoch) return { ...ladder, waitSeconds: 1 };
  return {
    ...ladder,
    wakeAt: escalation.nextWakeAt,
    waitSeconds: waitSeconds(escalation.nextWakeAt, edge.clock()),
  };
}
