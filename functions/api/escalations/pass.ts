import { passEscalation } from '../../../core/contracts/escalations.ts';
import { operation } from '../../pipelines/call.ts';
import { act } from './act.ts';
import { actorOf } from './answer.ts';
import type { EscalationDeps } from './deps.ts';

/** Pass: “not me”; with nobody else in the step, the next contact is paged at once. */
export const pass = (deps: EscalationDeps) =>
  operation(passEscalation, ({ session, params, body }) =>
    act(deps, session, params.number, {
      trigger: 'pass',
      by: actorOf(session),
      via: 'web',
      ...(body.reason ? { reason: body.reason } : {}),
    }),
  );
