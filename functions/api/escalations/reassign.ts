import { reassignEscalation } from '../../../core/contracts/board-actions.ts';
import { operation } from '../../pipelines/call.ts';
import { act } from './act.ts';
import { actorOf } from './answer.ts';
import type { EscalationDeps } from './deps.ts';

/** A dispatcher gives the job to somebody. */
export const reassign = (deps: EscalationDeps) =>
  operation(reassignEscalation, ({ session, params, body }) =>
    act(deps, session, params.number, {
      by: actorOf(session),
      trigger: 'reassign',
      to: body.personId,
      ...(body.fromPersonId ? { from: body.fromPersonId } : {}),
    }),
  );
