import type { EscalationView } from '../../../core/contracts/escalations.ts';
import type { PersonRef } from '../../../core/escalation/escalation.ts';
import type { PageFact, TimelineFact } from '../../../core/escalation/timeline.ts';
import type { Channel } from '../../../core/person/person.ts';

/*
 * One escalation person by person, read from its timeline: who was notified, when and how, and what he made of it. Only
 * people the escalation names are known here: those it has to do with, and those whom its plan names.
 */

/** What became of one person's part, at last. */
export type ContactState =
  | { kind: 'asked' }
  | { kind: 'accepted' | 'on_the_way' | 'given' | 'passed' | 'gave_back'; at: string }
  | { kind: 'no_answer' }
  | { kind: 'next' | 'later' }
  /** Never notified; why is what ended the escalation. */
  | { kind: 'not_notified'; because: string | undefined };

export interface Contact {
  person: PersonRef;
  /** When he was notified, oldest first, and by what. */
  notified: { at: string; channels: Channel[] }[];
  state: ContactState;
}

type Entry = EscalationView['timeline'][number];

const pagesOf = (fact: TimelineFact): PageFact[] => ('pages' in fact ? fact.pages : []);

/** What an entry says this person did, if it is about him; a later entry replaces an earlier one. */
function didIn(entry: Entry, personId: string): ContactState | undefined {
  switch (entry.kind) {
    case 'accepted':
      return entry.by.id === personId ? { kind: 'accepted', at: entry.at } : undefined;
    case 'en_route':
      return entry.by.id === personId ? { kind: 'on_the_way', at: entry.at } : undefined;
    case 'turned_back':
      return entry.by.id === personId ? { kind: 'accepted', at: entry.at } : undefined;
    case 'passed':
      return entry.by.id === personId ? { kind: 'passed', at: entry.at } : undefined;
    case 'released':
      return entry.by.id === personId ? { kind: 'gave_back', at: entry.at } : undefined;
    case 'reassigned':
      return entry.to.id === personId ? { kind: 'given', at: entry.at } : undefined;
    default:
      // Paged again: what he said before no longer stands.
      return pagesOf(entry).some((page) => page.personId === personId) ? { kind: 'no_answer' } : undefined;
  }
}

/**
 * Everybody the escalation names, in the order in which they came or would come to it.
 */
export function contactsOf(view: EscalationView): Contact[] {
  const people = new Map<string, PersonRef>();
  const know = (person: PersonRef) => people.has(person.id) || people.set(person.id, person);
  for (const entry of view.timeline) {
    for (const { personId, name } of pagesOf(entry)) know({ id: personId, name });
    if (entry.kind === 'accepted' || entry.kind === 'passed' || entry.kind === 'released') know(entry.by);
    if (entry.kind === 'reassigned') know(entry.to);
  }
  for (const { id, name } of [...view.paging, ...view.upNext, ...view.contacts]) know({ id, name });
  return [...people.values()].map((person) => ({
    person,
    notified: view.timeline.flatMap((entry) => {
      const channels = pagesOf(entry).flatMap((page) => (page.personId === person.id ? [page.channel] : []));
      return channels.length === 0 ? [] : [{ at: entry.at, channels: [...new Set(channels)] }];
    }),
    state: stateOf(view, person),
  }));
}

function stateOf(view: EscalationView, person: PersonRef): ContactState {
  const did = view.timeline.reduce<ContactState | undefined>(
    (state, entry) => didIn(entry, person.id) ?? state,
    undefined,
  );
  const isAsked = view.status === 'pending' && view.paging.some(({ id }) => id === person.id);
  if (did === undefined || did.kind === 'no_answer') {
    if (isAsked) return { kind: 'asked' };
    if (did !== undefined) return did;
    if (view.status !== 'pending') return { kind: 'not_notified', because: view.assignee?.name };
    return { kind: view.upNext.some(({ id }) => id === person.id) ? 'next' : 'later' };
  }
  return did;
}
