import * as z from 'zod';
import { AccountId, PersonId } from '../ids/ids.ts';
import { Language } from '../message/language.ts';
import { Role } from './role.ts';

/** How a person or a customer is reached. */
export const Channel = z.enum(['sms', 'email']);
export type Channel = z.infer<typeof Channel>;

/**
 * A way to reach a person. Only `verified` ones are paged: `unverified` until its owner has logged in with it,
 * `opted_out` after a STOP, `bounced` after a hard bounce, a complaint or an invalid number.
 */
export const ContactMethod = z.object({
  kind: Channel,
  /** E.164 for a phone, lower case for an email address. */
  address: z.string().min(3).max(254),
  state: z.enum(['unverified', 'verified', 'opted_out', 'bounced']),
});
export type ContactMethod = z.infer<typeof ContactMethod>;

/** One entry of a method sequence: this kind, so many minutes after the person's own start. */
export const SequenceEntry = z.object({ kind: Channel, afterMinutes: z.int().min(0).max(1439) });
export type SequenceEntry = z.infer<typeof SequenceEntry>;

/** What a person prefers, for urgent and for standard escalations (escalation spec, case 9). */
export const MethodSequence = z.object({
  urgent: z.array(SequenceEntry).min(1).max(8),
  standard: z.array(SequenceEntry).min(1).max(8),
});
export type MethodSequence = z.infer<typeof MethodSequence>;

/** SMS and email at once: what somebody who never chose gets. */
export const DEFAULT_SEQUENCE: MethodSequence = {
  urgent: [
    { kind: 'sms', afterMinutes: 0 },
    { kind: 'email', afterMinutes: 0 },
  ],
  standard: [
    { kind: 'sms', afterMinutes: 0 },
    { kind: 'email', afterMinutes: 0 },
  ],
};

/** Escalation spec, case 10: what keeps a create transaction under 100 items. */
export const MAX_METHODS = 4;

/** A member of an account's team. His methods are part of him (at most four), so that one read answers "how do I reach him now". */
export const Person = z.object({
  accountId: AccountId,
  id: PersonId,
  name: z.string().min(1).max(80),
  roles: z.array(Role).min(1),
  enabled: z.boolean(),
  methods: z.array(ContactMethod).max(MAX_METHODS),
  methodSequence: MethodSequence,
  /** What he is written to in; the account's language when absent. */
  language: Language.optional(),
  /** What a customer may know of whoever comes to him, in a few words each, such as `EPA 608 certified`. */
  certifications: z.array(z.string().min(1).max(60)).max(8).optional(),
  /** A hash of his photo, which stands beside him; absent without one. */
  photo: z.string().optional(),
  version: z.int().min(1),
});
export type Person = z.infer<typeof Person>;

/** The person's methods of a kind that may be used now; none for a disabled person. */
export const usableMethods = (person: Person, kind: Channel): ContactMethod[] =>
  person.enabled ? person.methods.filter((method) => method.kind === kind && method.state === 'verified') : [];

/** True when at least one method of the person could be used now. */
export const isReachable = (person: Person): boolean =>
  usableMethods(person, 'sms').length > 0 || usableMethods(person, 'email').length > 0;
