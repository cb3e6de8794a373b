import { isOfThisOpening } from '../escalation/escalation.ts';
import { type Channel, type Person, usableMethods } from '../person/person.ts';
import { type Message, pagedPeople } from './message.ts';
import type { Addressing } from './outbox.ts';

/** Where a message goes, or why it goes nowhere. */
export type Destination = { channel: Channel; address: string } | { suppressed: string };

/**
 * Looks up, at the moment of sending, whether a message is still wanted and where its recipient is reached now. A page
 * is wanted only while its escalation is pending, and has not been given back since, by somebody of the running step.
 */
export function destinationOf(
  message: Pick<Message, 'to' | 'class' | 'content' | 'escalation'>,
  now: Addressing,
): Destination {
  const { to } = message;
  if (message.class === 'page') {
    const unwanted = whyUnwanted(message, now.escalation);
    if (unwanted) return { suppressed: unwanted };
  }
  if ('address' in to) return { channel: to.channel, address: to.address };
  if ('identifier' in to)
    // Nobody's, or nobody's any more: nothing is sent, and whoever asked cannot tell.
    return now.members.length > 0 ? { channel: to.channel, address: to.identifier } : { suppressed: 'nobody' };
  // A contact of a customer is told of a visit only: see `noticeDestination`.
  if ('contactId' in to) return { suppressed: 'nobody' };
  const { person } = now;
  if (!person?.enabled) return { suppressed: 'person_gone' };
  if (to.method) {
    const { kind, address } = to.method;
    const usable = usableMethods(person, kind);
    const method = usable.find((each) => each.address === address) ?? usable[0];
    return method ? { channel: kind, address: method.address } : { suppressed: 'method_unusable' };
  }
  return preferred(person) ?? { suppressed: 'no_method' };
}

function whyUnwanted(
  message: Pick<Message, 'to' | 'content' | 'escalation'>,
  escalation: Addressing['escalation'],
): string | undefined {
  const paged = message.escalation;
  if (!escalation || escalation.id !== paged?.id) return 'escalation_gone';
  if (escalation.status !== 'pending') return escalation.status;
  if (!isOfThisOpening(paged, escalation)) return 'given_back_since';
  const people = pagedPeople(message);
  if (people.length === 0) return undefined;
  if (escalation.phase === 'step' && people.every((id) => escalation.passed.includes(id))) return 'passed';
  const isAsked = escalation.contacts.some(({ personId }) => people.includes(personId));
  return isAsked && paged.stepSeq === escalation.stepSeq ? undefined : 'step_over';
}

/** A notice goes once, by the first usable method of what the person prefers when it is not urgent. */
export function preferred(person: Person): { channel: Channel; address: string } | undefined {
  const kinds = [...person.methodSequence.standard.map(({ kind }) => kind), 'sms' as const, 'email' as const];
  for (const kind of kinds) {
    const method = usableMethods(person, kind)[0];
    if (method) return { channel: kind, address: method.address };
  }
  return undefined;
}
