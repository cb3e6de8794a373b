import type { FieldError } from '../contracts/problem.ts';
import type { ContactId, LocationId } from '../ids/ids.ts';
import type { Language } from '../message/language.ts';
import type { Instant } from '../time/instant.ts';
import { type CustomerContact, MAX_CONTACTS } from './contact.ts';
import type { Customer } from './customer.ts';
import { type Location, MAX_LOCATIONS, MAX_LOCATIONS_EVER } from './location.ts';
import { primaryOf } from './place.ts';

/*
 * Changes of a customer, each of the whole item under its version. Phones and emails come in as they are stored. What
 * is `undefined` stays, what is `null` goes.
 */

/** Expected noes: nothing of this id; a field of the request; contacts that belong to the location. */
export type CustomerRefusal =
  | { kind: 'unknown' }
  | { kind: 'invalid'; errors: FieldError[] }
  | { kind: 'in_use'; by: string[] };

export type CustomerDecision =
  | { outcome: 'changed'; customer: Customer }
  /** It is so already. */
  | { outcome: 'unchanged' }
  | { outcome: 'refused'; refusal: CustomerRefusal };

const refused = (refusal: CustomerRefusal): CustomerDecision => ({ outcome: 'refused', refusal });
const invalid = (field: string, message: string) => refused({ kind: 'invalid', errors: [{ field, message }] });
const TOO_MANY_LOCATIONS = `there are ${MAX_LOCATIONS} locations already`;
const TOO_MANY_CONTACTS = `there are ${MAX_CONTACTS} contacts already`;
const UNKNOWN = refused({ kind: 'unknown' });

const changed = (before: Customer, part: Partial<Customer>, now: Instant): CustomerDecision => ({
  outcome: 'changed',
  customer: { ...before, ...part, updatedAt: now, version: before.version + 1 },
});

/** The parts with those of a wish that are not `undefined` in their place, and without those that are `null`. */
function merged<T extends object>(part: T, wish: { [K in keyof T]?: T[K] | null | undefined }): T {
  const entries = Object.entries({ ...part, ...given(wish) }).filter(([, value]) => value !== null);
  // The keys are those of T, and only its optional ones can be taken away by a wish.
  return Object.fromEntries(entries) as T;
}
const given = (wish: object): object =>
  Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined));

/** A wish to change a customer as he is known in short. */
export interface FactsWish {
  name?: string | undefined;
  language?: Language | null | undefined;
  phone?: string | null | undefined;
  email?: string | null | undefined;
  address?: string | null | undefined;
}

/** Changes him in short: `phone` and `email` are his primary contact's, `address` his first location's. */
export function withFacts(
  before: Customer,
  wish: FactsWish,
  ids: { location: LocationId; contact: ContactId },
  now: Instant,
): CustomerDecision {
  const { name, language, phone, email, address } = wish;
  const first = before.locations.find(({ removedAt }) => !removedAt);
  const bound = first && address === null ? namesAt(before, first.id) : [];
  if (bound.length > 0) return refused({ kind: 'in_use', by: bound });
  const locations = address === undefined ? before.locations : withAddress(before, first, address, ids.location, now);
  const contacts =
    phone === undefined && email === undefined
      ? before.contacts
      : withWays(before, { phone, email }, { id: ids.contact, name: name ?? before.name });
  if (locations.length > MAX_LOCATIONS_EVER) return invalid('address', TOO_MANY_LOCATIONS);
  if (contacts.length > MAX_CONTACTS) return invalid('phone', TOO_MANY_CONTACTS);
  return changed(merged(before, { name, language }), { locations, contacts }, now);
}

function withAddress(
  { locations }: Customer,
  first: Location | undefined,
  address: string | null,
  id: LocationId,
  now: Instant,
): Location[] {
  if (!first) return address === null ? locations : [...locations, { id, address }];
  const next = address === null ? removed(first, now) : { ...first, address };
  return locations.map((each) => (each === first ? next : each));
}

/** A primary contact that has lost both goes. */
function withWays(
  customer: Customer,
  ways: Pick<FactsWish, 'phone' | 'email'>,
  fresh: { id: ContactId; name: string },
): CustomerContact[] {
  const primary = primaryOf(customer);
  const next = merged<CustomerContact>(primary ?? { ...fresh, kind: 'primary' }, ways);
  const reached = next.phone !== undefined || next.email !== undefined ? [next] : [];
  return primary
    ? customer.contacts.flatMap((each) => (each === primary ? reached : [each]))
    : [...customer.contacts, ...reached];
}

/** Who is there for this location only. */
const namesAt = ({ contacts }: Customer, id: LocationId): string[] =>
  contacts.filter(({ locationId }) => locationId === id).map(({ name }) => name);

const removed = (location: Location, now: Instant): Location => ({ ...location, removedAt: now });

/** Adds a location; one of this id that is there already is the same request again. */
export function withLocation(before: Customer, location: Location, now: Instant): CustomerDecision {
  const { locations } = before;
  if (locations.some(({ id }) => id === location.id)) return { outcome: 'unchanged' };
  if (locations.filter(({ removedAt }) => !removedAt).length >= MAX_LOCATIONS || locations.length >= MAX_LOCATIONS_EVER)
    return invalid('address', TOO_MANY_LOCATIONS);
  return changed(before, { locations: [...locations, location] }, now);
}

export type LocationWish = { [K in 'address' | 'zone' | 'accessNote']?: Location[K] | null | undefined };

export function withChangedLocation(
  before: Customer,
  id: LocationId,
  { address, ...rest }: LocationWish,
  now: Instant,
): CustomerDecision {
  const location = before.locations.find((each) => each.id === id && !each.removedAt);
  if (!location) return UNKNOWN;
  const next = merged(location, { ...rest, address: address ?? undefined });
  return changed(before, { locations: before.locations.map((each) => (each === location ? next : each)) }, now);
}

/** Takes a location away, for what comes; jobs that name it keep it. Whoever is there only must have gone before. */
export function withoutLocation(before: Customer, id: LocationId, now: Instant): CustomerDecision {
  const location = before.locations.find((each) => each.id === id);
  if (!location) return UNKNOWN;
  if (location.removedAt) return { outcome: 'unchanged' };
  const by = namesAt(before, id);
  if (by.length > 0) return refused({ kind: 'in_use', by });
  return changed(
    before,
    { locations: before.locations.map((each) => (each === location ? removed(each, now) : each)) },
    now,
  );
}

/** Adds a contact; one of this id that is there already is the same request again. */
export function withContact(before: Customer, contact: CustomerContact, now: Instant): CustomerDecision {
  const { contacts } = before;
  if (contacts.some(({ id }) => id === contact.id)) return { outcome: 'unchanged' };
  if (contacts.length >= MAX_CONTACTS) return invalid('name', TOO_MANY_CONTACTS);
  const wrong = whyNotContact(before, contact);
  return wrong ?? changed(before, { contacts: [...contacts, contact] }, now);
}

export type ContactWish = {
  [K in 'kind' | 'name' | 'phone' | 'email' | 'locationId']?: CustomerContact[K] | null | undefined;
};

export function withChangedContact(
  before: Customer,
  id: ContactId,
  { kind, name, ...rest }: ContactWish,
  now: Instant,
): CustomerDecision {
  const contact = before.contacts.find((each) => each.id === id);
  if (!contact) return UNKNOWN;
  const next = merged(contact, { ...rest, kind: kind ?? undefined, name: name ?? undefined });
  const wrong = whyNotContact(before, next);
  return wrong ?? changed(before, { contacts: before.contacts.map((each) => (each === contact ? next : each)) }, now);
}

/** Takes a contact away; messages to him that wait find nobody. Twice is harmless. */
export function withoutContact(before: Customer, id: ContactId, now: Instant): CustomerDecision {
  const contacts = before.contacts.filter((each) => each.id !== id);
  return contacts.length === before.contacts.length ? UNKNOWN : changed(before, { contacts }, now);
}

function whyNotContact({ locations }: Customer, { phone, email, locationId }: CustomerContact) {
  if (!phone && !email) return invalid('phone', 'give a phone or an email address');
  if (locationId && !locations.some((each) => each.id === locationId && !each.removedAt))
    return invalid('locationId', 'there is no such location');
  return undefined;
}
