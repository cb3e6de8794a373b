import type { MessageIntent } from '../message/message.ts';
import { type ContactMethod, type Person, type SequenceEntry, usableMethods } from '../person/person.ts';
import type { World } from './decision.ts';
import type { PendingEscalation, StepContact, Urgency } from './escalation.ts';
import type { PageFact } from './timeline.ts';

/*
 * Who is paged by which method, once the ladder has found whose turn it is: the entries of his sequence that can reach
 * him, and the messages of those that are due.
 */

/** What all statuses share, with nothing yet of a status: what a turn of the ladder starts from. */
export type LadderState = Omit<
  PendingEscalation,
  'status' | 'phase' | 'stepStartedAt' | 'stepEndsAt' | 'contacts' | 'nextWakeAt' | 'rewakes' | 'updatedAt' | 'version'
>;

/** The entries of a person's sequence that can reach him now; if none of them can, whatever method he has, at once. */
export function deliverableSequence(person: Person, urgency: Urgency, minutes: number): SequenceEntry[] {
  const usable = (kind: 'sms' | 'email') => usableMethods(person, kind).length > 0;
  const wanted = person.methodSequence[urgency].filter((entry) => entry.afterMinutes < minutes && usable(entry.kind));
  if (wanted.length > 0) return wanted;
  return (['sms', 'email'] as const).filter(usable).map((kind) => ({ kind, afterMinutes: 0 }));
}

/** Pages every method of the contacts that is due; what is still ahead stays in the contacts. */
export function pageDue(
  phase: PendingEscalation['phase'],
  contacts: readonly StepContact[],
  state: LadderState,
  world: World,
) {
  const messages: MessageIntent[] = [];
  const pages: PageFact[] = [];
  const byDestination = new Map<string, MessageIntent>();
  let paged = state.paged;

  const page = (person: Person, method: ContactMethod) => {
    pages.push({ personId: person.id, name: person.name, channel: method.kind });
    paged = [
      ...paged.filter((each) => each.id !== person.id),
      { id: person.id, name: person.name, at: world.now, stepSeq: state.stepSeq },
    ];
    // Two people behind one phone get one message that names both (case 8).
    const destination = `${method.kind}#${method.address}`;
    const same = byDestination.get(destination);
    if (same?.content.kind === 'page') {
      same.content.names.push(person.name);
      return;
    }
    const message: MessageIntent = {
      key: `PAGE#${state.epoch}#${state.stepSeq}${phase === 'fallback' ? '#FALLBACK' : ''}#${world.now}#${person.id}#${destination}`,
      class: 'page',
      to: { personId: person.id, method: { kind: method.kind, address: method.address } },
      content: { kind: 'page', number: state.number, names: [person.name] },
    };
    byDestination.set(destination, message);
    messages.push(message);
  };

  const left = contacts.map((contact) => {
    const person = world.people.get(contact.personId);
    if (person)
      for (const { kind } of contact.due.filter((each) => each.at <= world.now))
        for (const method of usableMethods(person, kind)) page(person, method);
    return { ...contact, due: contact.due.filter((each) => each.at > world.now) };
  });
  return { contacts: left, messages, pages, state: { ...state, paged, pageCount: state.pageCount + messages.length } };
}
