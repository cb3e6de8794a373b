import { jumpToStep } from '../../../core/contracts/board-actions.ts';
import { operation } from '../../pipelines/call.ts';
import { act } from './act.ts';
import { actorOf } from './answer.ts';
import type { EscalationDeps } from './deps.ts';

/** A dispatcher goes to a step at once. */
export const jump = (deps: EscalationDeps) =>
  operation(jumpToStep, ({ session, params, body }) =>
    act(deps, session, params.number, { by: actorOf(session), trigger: 'jump', step: body.step }),
  );
