import type { PersonView } from '../../../core/contracts/people.ts';
import type { Channel, ContactMethod, MethodSequence, SequenceEntry } from '../../../core/person/person.ts';
import type { Role } from '../../../core/person/role.ts';
import type { RequestOf } from '../../client/contract.ts';
import { people as words } from '../../words/en-people.ts';
import { type Row, rowOf } from '../form/row.ts';

/** A method as it is typed; `state` is that of one the person has already. */
export interface MethodDraft {
  kind: Channel;
  address: string;
  vouched: boolean;
  state: ContactMethod['state'] | undefined;
}

/** Minutes stay text while they are typed. */
export interface EntryDraft {
  kind: Channel;
  afterMinutes: string;
}
export type SequenceDraft = Record<'urgent' | 'standard', Row<EntryDraft>[]>;

export interface PersonDraft {
  name: string;
  roles: Role[];
  methods: Row<MethodDraft>[];
  sequence: SequenceDraft;
  /** One a line. */
  certifications: string;
  /** Undefined: the account's. */
  language: PersonView['language'];
}

const BOTH_AT_ONCE: SequenceEntry[] = [
  { kind: 'sms', afterMinutes: 0 },
  { kind: 'email', afterMinutes: 0 },
];

export const newMethod = (kind: Channel): Row<MethodDraft> =>
  rowOf({ kind, address: '', vouched: false, state: undefined });

export function sequenceDraft(sequence: MethodSequence): SequenceDraft {
  const rows = (entries: SequenceEntry[]) =>
    entries.map(({ kind, afterMinutes }) => rowOf({ kind, afterMinutes: String(afterMinutes) }));
  return { urgent: rows(sequence.urgent), standard: rows(sequence.standard) };
}

/** A technician with a phone and an email address is what is added most. */
export const newPerson = (): PersonDraft => ({
  name: '',
  roles: ['technician'],
  methods: [newMethod('sms'), newMethod('email')],
  sequence: sequenceDraft({ urgent: BOTH_AT_ONCE, standard: BOTH_AT_ONCE }),
  certifications: '',
  language: undefined,
});

export const draftOf = ({
  name,
  roles,
  methods = [],
  methodSequence,
  certifications,
  language,
}: PersonView): PersonDraft => ({
  name,
  roles: [...roles],
  methods: methods.map(({ kind, address, state }) => rowOf({ kind, address, vouched: false, state })),
  sequence: sequenceDraft(methodSequence ?? { urgent: BOTH_AT_ONCE, standard: BOTH_AT_ONCE }),
  certifications: certifications.join('\n'),
  language,
});

export function sequenceOf(draft: SequenceDraft): MethodSequence {
  const entries = (rows: Row<EntryDraft>[]) =>
    rows.map(({ value }) => ({ kind: value.kind, afterMinutes: Number(value.afterMinutes) }));
  return { urgent: entries(draft.urgent), standard: entries(draft.standard) };
}

/** The request a draft makes; methods without an address are left out. */
export const bodyOf = ({
  name,
  roles,
  methods,
  sequence,
  certifications,
  language,
}: PersonDraft): RequestOf<'POST /v1/people'>['body'] => ({
  name,
  roles,
  methods: typedMethods(methods).map(({ value: { kind, address, vouched } }) => ({ kind, address, verified: vouched })),
  methodSequence: sequenceOf(sequence),
  certifications: certifications
    .split('\n')
    .map((each) => each.trim())
    .filter((each) => each !== ''),
  language: language ?? null,
});

export const typedMethods = (methods: readonly Row<MethodDraft>[]): Row<MethodDraft>[] =>
  methods.filter(({ value }) => value.address.trim() !== '');

/** What can be said before asking the server, by the API's names. */
export function wrongIn({ name, roles, methods, sequence }: PersonDraft): Record<string, string> {
  return {
    ...(name.trim() === '' ? { name: words.missing.name } : {}),
    ...(roles.length === 0 ? { roles: words.missing.roles } : {}),
    ...(typedMethods(methods).length === 0 ? { 'methods.0.address': words.missing.method } : {}),
    ...wrongInSequence(sequence),
  };
}

export function wrongInSequence(sequence: SequenceDraft): Record<string, string> {
  return Object.fromEntries(
    (['urgent', 'standard'] as const).flatMap((urgency) =>
      sequence[urgency].flatMap(({ value: { afterMinutes } }, index) =>
        /^\d+$/.test(afterMinutes.trim())
          ? []
          : [[`methodSequence.${urgency}.${index}.afterMinutes`, words.missing.minutes]],
      ),
    ),
  );
}
