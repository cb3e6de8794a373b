import type { EscalationView } from '../../../core/contracts/escalations.ts';
import type { EscalationStore } from '../../../core/escalation/escalation-store.ts';
import { viewOf } from '../../../core/escalation/view.ts';
import type { IncidentNumber } from '../../../core/ids/ids.ts';
import type { Session } from '../../../core/login/session.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { worldOf } from '../../pipelines/escalation-command.ts';

/** Who acts, as rules know him. */
export const actorOf = (session: Session) => ({ id: session.personId, name: session.name, roles: session.roles });

/** The escalation as it stands now, as this person sees it; undefined when there is none, or none of his. */
export async function readView(
  store: EscalationStore,
  number: IncidentNumber,
  session: Session,
  verdict: 'allow' | 'own',
  now: Instant,
): Promise<EscalationView | undefined> {
  const history = await store.readHistory(number);
  if (!history) return undefined;
  const world = await worldOf(store, history, now);
  const actor = actorOf(session);
  if (verdict === 'own' && !isPartOf(history.escalation, world, session.personId)) return undefined;
  return viewOf(history.escalation, history.timeline, actor, world);
}

/** A technician sees what he is part of: somebody of the plan, paged, or the assignee. */
function isPartOf(
  escalation: Parameters<typeof viewOf>[0],
  world: Awaited<ReturnType<typeof worldOf>>,
  personId: Session['personId'],
): boolean {
  return (
    world.people.has(personId) ||
    escalation.paged.some((person) => person.id === personId) ||
    (escalation.status === 'assigned' && escalation.assignee.id === personId)
  );
}
