import type { DueDrills } from '../../core/drill/drill.ts';
import type { PersonId } from '../../core/ids/ids.ts';
import { type DrillDeps, endDrills as endOf } from '../pipelines/drill-command.ts';

export interface EndDrillsDeps extends DrillDeps {
  due: readonly DueDrills[];
  /** One that cannot be ended must not keep the others waiting. */
  onFailure: (error: unknown, personId: PersonId) => void;
}

/** Once a minute: a drill that nobody acknowledged in its time has failed, and managers are told, once. */
export async function endDrills({ due, onFailure, ...deps }: EndDrillsDeps): Promise<void> {
  for (const { accountId, personId } of due) {
    try {
      await endOf(deps, accountId, personId);
    } catch (error) {
      onFailure(error, personId);
    }
  }
}
