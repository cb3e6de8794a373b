import { type MessageIntent, pagedPeople } from '../message/message.ts';
import { type Channel, type ContactMethod, type Person, usableMethods } from '../person/person.ts';
import { PLAN_LIMITS } from '../plan/plan.ts';
import { plusMinutes } from '../time/instant.ts';
import type { World } from './decision.ts';
import type { PendingEscalation, StepContact } from './escalation.ts';
import type { LadderState } from './ladder-state.ts';
import { deliverableSequence } from './method-sequence.ts';
import type { PageFact } from './timeline.ts';

/** What paging the contacts came to: who is left with what, the messages, and the facts for the timeline. */
export interface Paging {
  contacts: StepContact[];
  messages: MessageIntent[];
  pages: PageFact[];
  state: LadderState;
}

/** A contact at his start: every entry of his sequence that can come in `minutes`, none of them sent. */
export const contactOf = (person: Person, minutes: number, state: LadderState, world: World): StepContact => ({
  personId: person.id,
  due: deliverableSequence(person, state.urgency, minutes).map(({ kind, afterMinutes }) => ({
    kind,
    at: plusMinutes(world.now, afterMinutes),
  })),
  sent: [],
  failed: [],
});

/**
 * The methods that are due for one person. Case 10: at most 60 pages an escalation, so that a step of twenty people fits
 * one transaction: each has his share of them at once. At the cap the channel degrades (an email where there is one) and
 * nobody is dropped in silence.
 */
function methodsDue(person: Person, kinds: readonly Channel[], share: number, capped: boolean): ContactMethod[] {
  const methods = kinds.flatMap((kind) => usableMethods(person, kind));
  if (!capped) return methods.slice(0, share);
  const email = usableMethods(person, 'email');
  return (email.length > 0 ? email : methods).slice(0, 1);
}

/** Pages every method of the contacts that is due; what is still ahead stays in the contacts. */
export function pageDue(
  phase: PendingEscalation['phase'],
  contacts: readonly StepContact[],
  state: LadderState,
  world: World,
): Paging {
  const messages: MessageIntent[] = [];
  const pages: PageFact[] = [];
  const byDestination = new Map<string, MessageIntent>();
  let paged = state.paged;

  const page = (person: Person, method: ContactMethod) => {
    const destination = `${method.kind}#${method.address}`;
    const same = byDestination.get(destination);
    // Two people behind one phone get one message that names both (case 8).
    if (same?.content.kind === 'page') {
      if (!pagedPeople(same).includes(person.id)) {
        same.content.names.push(person.name);
        same.content.also = [...(same.content.also ?? []), person.id];
      }
    } else {
      const message: MessageIntent = {
        key: `PAGE#${state.epoch}#${state.stepSeq}#${phase}#${world.now}#${person.id}#${destination}`,
        class: 'page',
        to: { personId: person.id, method: { kind: method.kind, address: method.address } },
        content: { kind: 'page', number: state.number, names: [person.name] },
      };
      byDestination.set(destination, message);
      messages.push(message);
    }
    pages.push({ personId: person.id, name: person.name, channel: method.kind });
    const { id, name } = person;
    paged = [
      ...paged.filter((each) => each.id !== id),
      { id, name, at: world.now, stepSeq: state.stepSeq, epoch: state.epoch },
    ];
  };

  const share = Math.max(1, Math.floor(PLAN_LIMITS.pages / Math.max(1, contacts.length)));
  const left = contacts.map((contact): StepContact => {
    const person = world.people.get(contact.personId);
    const due = contact.due.filter((each) => each.at <= world.now);
    if (!person || due.length === 0) return contact;
    const capped = state.pageCount + messages.length >= PLAN_LIMITS.pages;
    const kinds = due.map(({ kind }) => kind);
    for (const method of methodsDue(person, [...new Set(kinds)], share, capped)) page(person, method);
    return {
      ...contact,
      due: contact.due.filter((each) => each.at > world.now),
      sent: [...new Set([...contact.sent, ...due.map(({ kind }) => kind)])],
    };
  });
  return { contacts: left, messages, pages, state: { ...state, paged, pageCount: state.pageCount + messages.length } };
}
