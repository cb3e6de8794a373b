import type { EscalationStore } from '../../core/escalation/escalation-store.ts';
import type { IncidentNumber, PersonId } from '../../core/ids/ids.ts';
import { type Channel, usableMethods } from '../../core/person/person.ts';
import { type CommandEdge, command } from './escalation-command.ts';

/** A page that certainly did not reach somebody; without `run`, whichever step and run he was paged in last. */
export interface FailedPage {
  number: IncidentNumber;
  personId: PersonId;
  channel: Channel;
  address: string;
  run?: { epoch: number; stepSeq: number };
}

/**
 * Escalation spec, case 7: the escalation goes on with the person's next method at once. Of two phones both have been
 * paged, so one of them that fails changes nothing while the other is good. Late or twice: `decide` finds it settled.
 */
export async function pageFailed(store: EscalationStore, page: FailedPage, edge: CommandEdge): Promise<void> {
  const { number, personId, channel, address } = page;
  const [found, people] = await Promise.all([store.read(number), store.people([personId])]);
  if (found?.escalation.status !== 'pending') return;
  const person = people.get(personId);
  if (person && usableMethods(person, channel).some((method) => method.address !== address)) return;
  const { epoch, stepSeq } = page.run ?? found.escalation;
  await command(store, number, { trigger: 'method_failed', personId, channel, epoch, stepSeq }, edge);
}
