import { pauseEscalation } from '../../../core/contracts/board-actions.ts';
import { operation } from '../../pipelines/call.ts';
import { act } from './act.ts';
import { actorOf } from './answer.ts';
import type { EscalationDeps } from './deps.ts';

/** A dispatcher holds the ladder up. */
export const holdUp = (deps: EscalationDeps) =>
  operation(pauseEscalation, ({ session, params, body }) =>
    act(deps, session, params.number, { by: actorOf(session), trigger: 'pause', minutes: body.minutes }),
  );
