import { stopEscalation } from '../../../core/contracts/escalations.ts';
import { operation } from '../../pipelines/call.ts';
import { act } from './act.ts';
import { actorOf } from './answer.ts';
import type { EscalationDeps } from './deps.ts';

/** Stop: turns the plan off; giving the reason is the confirmation. */
export const stop = (deps: EscalationDeps) =>
  operation(stopEscalation, ({ session, params, body }) =>
    act(deps, session, params.number, {
      trigger: 'stop',
      by: actorOf(session),
      via: 'web',
      reason: body.reason,
    }),
  );
