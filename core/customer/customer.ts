import * as z from 'zod';
import { AccountId, ContactId, CustomerId, LocationId } from '../ids/ids.ts';
import { Language } from '../message/language.ts';
import { Instant } from '../time/instant.ts';
import { CustomerContact, MAX_CONTACTS } from './contact.ts';
import { Location, MAX_LOCATIONS_EVER } from './location.ts';

/** Who has the work done, with his locations and contacts (ADR 24), so that one read answers whom to tell and where. */
export const Customer = z.object({
  accountId: AccountId,
  id: CustomerId,
  name: z.string().min(1).max(120),
  /** What he is written to in; the account's when absent. */
  language: Language.optional(),
  /** The first that is not removed is where a job is that names none. */
  locations: z.array(Location).max(MAX_LOCATIONS_EVER),
  contacts: z.array(CustomerContact).max(MAX_CONTACTS),
  createdAt: Instant,
  updatedAt: Instant,
  version: z.int().min(1),
});
export type Customer = z.infer<typeof Customer>;

/** Who a call is from when the caller gave no name. */
export const UNNAMED_CALLER = 'Unknown caller';

/** A customer in short, as a call or an outside client names him: his primary contact and his first location in one. */
export interface CustomerInShort extends Pick<Customer, 'accountId' | 'id' | 'name'> {
  language?: Language | undefined;
  /** E.164. */
  phone?: string | undefined;
  email?: string | undefined;
  address?: string | undefined;
}

/** The ids of what a customer begins with are his own, so that whoever writes him twice writes the same. */
export const firstLocationId = (id: CustomerId): LocationId => LocationId.parse(id.replace('cus_', 'loc_'));
export const firstContactId = (id: CustomerId): ContactId => ContactId.parse(id.replace('cus_', 'con_'));

/** The locations and contacts of a customer that is known in short. */
export const inFull = ({
  id,
  name,
  phone,
  email,
  address,
}: Omit<CustomerInShort, 'accountId'>): Pick<Customer, 'locations' | 'contacts'> => ({
  locations: address ? [{ id: firstLocationId(id), address }] : [],
  contacts:
    phone || email
      ? [
          {
            ...{ id: firstContactId(id), kind: 'primary', name },
            ...(phone ? { phone } : {}),
            ...(email ? { email } : {}),
          },
        ]
      : [],
});

/** A customer who was not known before. */
export const newCustomer = (given: CustomerInShort, now: Instant): Customer => ({
  ...{ accountId: given.accountId, id: given.id, name: given.name },
  ...(given.language ? { language: given.language } : {}),
  ...inFull(given),
  ...{ createdAt: now, updatedAt: now, version: 1 },
});

/** Every address at which somebody of his is written to, each once. */
export const addressesOf = ({ contacts }: Pick<Customer, 'contacts'>): string[] => [
  ...new Set(contacts.flatMap(({ phone, email }) => [phone, email].filter((each) => each !== undefined))),
];

/** Every phone under which a call is his, each once. */
export const phonesOf = ({ contacts }: Pick<Customer, 'contacts'>): string[] => [
  ...new Set(contacts.flatMap(({ phone }) => phone ?? [])),
];
