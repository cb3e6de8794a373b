import { releaseEscalation } from '../../../core/contracts/escalations.ts';
import { operation } from '../../pipelines/call.ts';
import { act } from './act.ts';
import { actorOf } from './answer.ts';
import type { EscalationDeps } from './deps.ts';

/** The assignee gives the job back; everybody else is asked again. */
export const release = (deps: EscalationDeps) =>
  operation(releaseEscalation, ({ session, params, body }) =>
    act(deps, session, params.number, { by: actorOf(session), trigger: 'release', reason: body.reason }),
  );
