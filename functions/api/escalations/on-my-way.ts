import { onMyWay } from '../../../core/contracts/escalations.ts';
import { operation } from '../../pipelines/call.ts';
import { act } from './act.ts';
import { actorOf } from './answer.ts';
import type { EscalationDeps } from './deps.ts';

/** The assignee has set out; the watchdog has nothing left to watch. */
export const setOut = (deps: EscalationDeps) =>
  operation(onMyWay, ({ session, params, body }) =>
    act(deps, session, params.number, {
      by: actorOf(session),
      trigger: 'en_route',
      ...(body.etaMinutes === undefined ? {} : { etaMinutes: body.etaMinutes }),
    }),
  );
