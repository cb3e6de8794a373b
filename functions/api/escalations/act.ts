import type { EscalationView } from '../../../core/contracts/escalations.ts';
import { problem } from '../../../core/contracts/problem.ts';
import type { EscalationEvent } from '../../../core/escalation/decision.ts';
import type { IncidentNumber } from '../../../core/ids/ids.ts';
import type { Session } from '../../../core/login/session.ts';
import { command } from '../../pipelines/escalation-command.ts';
import { readView } from './answer.ts';
import type { EscalationDeps } from './deps.ts';
import { refused } from './refused.ts';

/** Lets the signed-in person do something to an escalation, and answers with it as it is then. */
export async function act(
  deps: EscalationDeps,
  session: Session,
  number: IncidentNumber,
  event: Exclude<EscalationEvent, { trigger: 'create' }>,
): Promise<{ status: 200; body: EscalationView } | { problem: ReturnType<typeof problem> }> {
  const store = deps.storeOf(session.accountId);
  const result = await command(store, number, event, deps);
  if (result.outcome === 'not_found') return { problem: problem('not-found') };
  if (result.outcome === 'refused') {
    const found = await store.read(number);
    return { problem: refused(result.refusal, found?.account.zone ?? 'UTC') };
  }
  const view = await readView(store, number, session, 'allow', deps.clock());
  return view ? { status: 200, body: view } : { problem: problem('not-found') };
}
