import type { EscalationStore } from '../../core/escalation/escalation-store.ts';
import type { LadderRuns } from '../../core/escalation/ladder-runs.ts';
import type { TokenStore } from '../../core/escalation/token-store.ts';
import type { LadderInput } from '../../statemachines/escalation-ladder/contract.ts';

/**
 * Stores the token of a ladder that begins to wait, and then looks: whoever settles an escalation commits first and
 * reads the token then, so one of the two always sees the other. An escalation settled or replaced meanwhile is
 * answered at once; one whose wake has moved is sent to look again.
 */
export async function hold(
  { token, ladder }: { token: string; ladder: LadderInput },
  { store, tokens, runs }: { store: Pick<EscalationStore, 'read'>; tokens: TokenStore; runs: LadderRuns },
): Promise<void> {
  const { number, epoch, wakeAt } = ladder;
  await tokens.hold({ token, epoch, wakeAt });
  const escalation = (await store.read(number))?.escalation;
  if (escalation?.status !== 'pending' || escalation.epoch !== epoch) return runs.settle(token);
  if (escalation.nextWakeAt !== wakeAt) return runs.rewake(token);
}
