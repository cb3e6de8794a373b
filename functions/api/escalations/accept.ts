import { acceptEscalation } from '../../../core/contracts/escalations.ts';
import { operation } from '../../pipelines/call.ts';
import { act } from './act.ts';
import { actorOf } from './answer.ts';
import type { EscalationDeps } from './deps.ts';

/** Accept: of any number at once exactly one wins; the same person again gets the same result. */
export const accept = (deps: EscalationDeps) =>
  operation(acceptEscalation, ({ session, params }) =>
    act(deps, session, params.number, { trigger: 'accept', by: actorOf(session), via: 'web' }),
  );
