import { getEscalation } from '../../../core/contracts/escalations.ts';
import { problem } from '../../../core/contracts/problem.ts';
import { operation, reply } from '../../pipelines/call.ts';
import { readView } from './answer.ts';
import type { EscalationDeps } from './deps.ts';

/** One escalation; unknown, another account's, or not one of a technician's own: the same 404. */
export const get = (deps: EscalationDeps) =>
  operation(getEscalation, async ({ session, params, verdict, now }) => {
    const view = await readView(deps.storeOf(session.accountId), params.number, session, verdict, now);
    return view ? reply(200, view) : { problem: problem('not-found') };
  });
