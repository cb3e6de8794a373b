import { Escalation } from '../../../core/escalation/escalation.ts';
import type { LadderRuns } from '../../../core/escalation/ladder-runs.ts';
import { waitSeconds } from '../../../core/escalation/ladder-wait.ts';
import type { TokenStore } from '../../../core/escalation/token-store.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { Change } from '../../pipelines/stream.ts';

export interface FollowDeps {
  runs: LadderRuns;
  tokensOf: (escalation: Escalation) => TokenStore;
  clock: () => Instant;
}

/**
 * Keeps the ladder in step with the escalation: a new run is started, a settled one's is ended, one whose wake was
 * moved is sent to look again. Late, twice or never: a start is refused by its name, an answer to a closed token is
 * the expected end of a race, and the sweeper does what was lost.
 */
export async function follow({ key, before, after }: Change, deps: FollowDeps): Promise<void> {
  if (key.sk !== 'ESC' || !after) return;
  const next = Escalation.parse(after);
  const last = before && Escalation.parse(before);

  if (next.status === 'pending' && last?.epoch !== next.epoch)
    return deps.runs.start(next, waitSeconds(next.nextWakeAt, deps.clock()));

  const settled = last?.status === 'pending' && next.status !== 'pending';
  const moved = last?.status === 'pending' && next.status === 'pending' && next.rewakes !== last.rewakes;
  if (!settled && !moved) return;
  const held = await deps.tokensOf(next).read();
  // No token yet: `hold` is about to store it, and looks at the escalation after that.
  if (!held || held.epoch !== next.epoch) return;
  if (settled) await deps.runs.settle(held.token);
  else if (next.status === 'pending' && held.wakeAt !== next.nextWakeAt) await deps.runs.rewake(held.token);
}
