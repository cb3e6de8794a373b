import type { AccountId, PersonId } from '../../core/ids/ids.ts';
import type { Instant } from '../../core/time/instant.ts';
import { type DrillDeps, endDrills as endOf } from '../pipelines/drill-command.ts';

export interface EndDrillsDeps extends DrillDeps {
  due: (now: Instant) => Promise<{ accountId: AccountId; personId: PersonId }[]>;
  /** One that cannot be ended must not keep the others waiting. */
  onFailure: (error: unknown, personId: PersonId) => void;
}

/** Once a minute: a drill that nobody acknowledged in its time has failed, and managers are told, once. */
export async function endDrills({ due, onFailure, ...deps }: EndDrillsDeps): Promise<void> {
  for (const { accountId, personId } of await due(deps.edge.clock())) {
    try {
      await endOf(deps, accountId, personId);
    } catch (error) {
      onFailure(error, personId);
    }
  }
}
