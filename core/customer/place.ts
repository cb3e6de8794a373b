import type { LocationId } from '../ids/ids.ts';
import type { ContactKind, CustomerContact } from './contact.ts';
import type { Customer } from './customer.ts';
import type { Location } from './location.ts';

/*
 * Where a job is, and who belongs there. Asked whenever something is decided, sent or shown, with the customer as he is
 * then: a corrected address is right from the next message on.
 */

/** The location a job names; where it names none, or one that never was his, the customer's first. */
export const locationOf = (customer: Customer, named: LocationId | undefined): Location | undefined =>
  customer.locations.find(({ id }) => id === named) ?? customer.locations.find(({ removedAt }) => !removedAt);

/** In the order in which they are told. */
const KINDS: readonly ContactKind[] = ['primary', 'bill_to', 'tenant', 'property_manager'];

/**
 * Who is there for the work at a location, its primary contact first: of each kind the location's own, and where it has
 * none, those the customer has for all of his locations.
 */
export const contactsAt = (customer: Customer, location: LocationId | undefined): CustomerContact[] =>
  KINDS.flatMap((kind) => {
    const ofKind = customer.contacts.filter((contact) => contact.kind === kind);
    const own = ofKind.filter(({ locationId }) => locationId !== undefined && locationId === location);
    return own.length > 0 ? own : ofKind.filter(({ locationId }) => locationId === undefined);
  });

/** Whom `phone` and `email` mean, where a customer is known in short. */
export const primaryOf = (customer: Customer): CustomerContact | undefined =>
  contactsAt(customer, locationOf(customer, undefined)?.id).find(({ kind }) => kind === 'primary') ??
  customer.contacts.find(({ kind }) => kind === 'primary');

/** What is said of a customer where one phone and one address have to do. */
export interface Place {
  /** IANA zone: the location's, else the account's. */
  zone: string;
  address?: string;
  accessNote?: string;
  /** Of the first contact that has one. */
  phone?: string;
  email?: string;
}

/** The place of a job, as people are told it. `zone` is the account's. */
export function placeOf(customer: Customer | undefined, named: LocationId | undefined, zone: string): Place {
  if (!customer) return { zone };
  const location = locationOf(customer, named);
  const { phone, email } = reachedAt(customer, location?.id);
  return {
    zone: location?.zone ?? zone,
    ...(location ? { address: location.address } : {}),
    ...(location?.accessNote ? { accessNote: location.accessNote } : {}),
    ...(phone ? { phone } : {}),
    ...(email ? { email } : {}),
  };
}

/** The phone and the email of whoever comes first at a location; where nobody is there, of anybody at the customer's. */
export function reachedAt(
  customer: Customer,
  location: LocationId | undefined,
): { phone: string | undefined; email: string | undefined } {
  const there = [...contactsAt(customer, location), ...customer.contacts];
  return {
    phone: there.find(({ phone }) => phone)?.phone,
    email: there.find(({ email }) => email)?.email,
  };
}

/** Where somebody calls from: his contact's location, when it is for one only. */
export const locationOfCaller = (customer: Customer, phone: string | undefined): LocationId | undefined =>
  locationOf(customer, customer.contacts.find((contact) => phone !== undefined && contact.phone === phone)?.locationId)
    ?.id;
