import { pageNow } from '../../../core/contracts/board-actions.ts';
import { operation } from '../../pipelines/call.ts';
import { act } from './act.ts';
import { actorOf } from './answer.ts';
import type { EscalationDeps } from './deps.ts';

/** A dispatcher pages somebody now. */
export const pageAgain = (deps: EscalationDeps) =>
  operation(pageNow, ({ session, params, body }) =>
    act(deps, session, params.number, {
      by: actorOf(session),
      trigger: 'page_now',
      ...(body.personId ? { personId: body.personId } : {}),
    }),
  );
