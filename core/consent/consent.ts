import * as z from 'zod';
import { PersonRef } from '../escalation/escalation.ts';
import { Instant } from '../time/instant.ts';

/*
 * The consent ledger (messages spec, rule 10; ADR 25): what somebody has said about being written to at an address, for
 * one account. Entries are only ever added; the present state is their sum, whatever the order in which they come in.
 */

/** What a message is to its reader, and so which consent it needs. */
export const ConsentCategory = z.enum(['service', 'reminder', 'survey']);
export type ConsentCategory = z.infer<typeof ConsentCategory>;

/** A STOP is about all of it. */
export const EVERYTHING: readonly ConsentCategory[] = ConsentCategory.options;

/** How it was said. `carrier`: a provider told us of an opt-out that we have not heard ourselves. */
export const ConsentSource = z.enum([
  'sms_stop',
  'sms_start',
  'carrier',
  'unsubscribe_link',
  'email_complaint',
  'staff',
  'customer_page',
]);
export type ConsentSource = z.infer<typeof ConsentSource>;

export const WORDING_MAX = 200;

/** What holds for one category of an address. */
export const Consent = z.object({
  wants: z.enum(['in', 'out']),
  /** When it was said, not when it was heard. */
  at: Instant,
  source: ConsentSource,
  /** Who of the team wrote it down; absent, whoever has the address said it himself. */
  by: PersonRef.optional(),
  /** In the words in which it was said. */
  wording: z.string().max(WORDING_MAX),
  /** What it came from, like the carrier's id of an SMS: the same cause is one entry, however often it is heard. */
  cause: z.string().min(1).max(500),
});
export type Consent = z.infer<typeof Consent>;

/** One entry of the ledger. */
export const ConsentEntry = Consent.extend({
  /** E.164 of a phone, lower case of an email address. */
  address: z.string().min(3).max(254),
  categories: z.array(ConsentCategory).min(1),
});
export type ConsentEntry = z.infer<typeof ConsentEntry>;

/** What stands of an address now. */
export const AddressState = z.object({
  address: z.string(),
  /** A category that nobody has said anything about is in. */
  consents: z.object({ service: Consent, reminder: Consent, survey: Consent }).partial(),
  /** The last time a provider said that nothing arrives there. */
  bounce: z.object({ at: Instant, why: z.string() }).optional(),
  version: z.int().min(0),
});
export type AddressState = z.infer<typeof AddressState>;

/** An address of which nothing is known. */
export const unheard = (address: string): AddressState => ({ address, consents: {}, version: 0 });

/** The state with an entry in it; undefined where something later has been said of all that it is about. */
export function withEntry(state: AddressState, { address: _same, categories, ...consent }: ConsentEntry) {
  const newer = categories.filter((category) => isLater(consent, state.consents[category]));
  if (newer.length === 0) return undefined;
  const said = Object.fromEntries(newer.map((category) => [category, consent]));
  return { ...state, consents: { ...state.consents, ...said }, version: state.version + 1 } satisfies AddressState;
}

/** By time; of what was said in the same millisecond the no counts, and then the order is as good as any. */
const isLater = (one: Consent, other: Consent | undefined): boolean =>
  other === undefined || rankOf(one) > rankOf(other);
const rankOf = ({ at, wants, cause }: Consent): string => `${at} ${wants} ${cause}`;

/** The state with a bounce in it; undefined where a later one is known. */
export const withBounce = (state: AddressState, bounce: { at: Instant; why: string }): AddressState | undefined =>
  state.bounce && state.bounce.at >= bounce.at ? undefined : { ...state, bounce, version: state.version + 1 };

/** Everything that holds, one consent a category. */
const saidOf = ({ consents }: Pick<AddressState, 'consents'>): Consent[] =>
  EVERYTHING.flatMap((category) => consents[category] ?? []);

/** Nothing is sent to an address that bounced, until somebody says after that that it is good. */
export const isSuspended = (state: AddressState): boolean => {
  const { bounce } = state;
  return bounce !== undefined && !saidOf(state).some(({ wants, at }) => wants === 'in' && at > bounce.at);
};

export const optedOutOf = ({ consents }: AddressState): ConsentCategory[] =>
  EVERYTHING.filter((category) => consents[category]?.wants === 'out');

/**
 * Whether the team may write down that an address is in again. A STOP is with the carrier: only a START from that phone
 * ends it, whatever is written here.
 */
export const onlyStartHelps = (state: AddressState): boolean =>
  saidOf(state).some(({ wants, source }) => wants === 'out' && (source === 'sms_stop' || source === 'carrier'));
