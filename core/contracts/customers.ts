import * as z from 'zod';
import { ContactKind, CustomerContact } from '../customer/contact.ts';
import { Location } from '../customer/location.ts';
import { ContactId, CustomerId, LocationId } from '../ids/ids.ts';
import { Language } from '../message/language.ts';
import { Instant } from '../time/instant.ts';
import { Zone } from '../time/zone.ts';
import { EmailInput, line, PhoneInput, text } from './input.ts';
import { ListQuery, listOf } from './list.ts';
import { DESK_ROLES, roles, route } from './route.ts';

export const LocationView = z
  .object({ ...Location.omit({ removedAt: true, zone: true }).shape, zone: z.string().optional() })
  .meta({ id: 'Location' });

export const ContactView = CustomerContact.meta({ id: 'Contact' });

export const CustomerView = z
  .object({
    id: CustomerId,
    name: z.string(),
    /** The primary contact's phone and email, and the address of the first location. */
    phone: z.string().optional(),
    email: z.string().optional(),
    address: z.string().optional(),
    /** What he is written to in; the account's language when absent. */
    language: Language.optional(),
    /** The first is where a job is that names none. */
    locations: z.array(LocationView),
    contacts: z.array(ContactView),
    createdAt: Instant,
    version: z.int(),
  })
  .meta({ id: 'Customer' });
export type CustomerView = z.infer<typeof CustomerView>;

const access = roles({ allow: DESK_ROLES });
const ById = z.object({ customerId: CustomerId });
const AtLocation = ById.extend({ locationId: LocationId });
const AtContact = ById.extend({ contactId: ContactId });
/** The version that the change was made from: when it is another by now, the answer is 409. */
const guard = { version: z.int().min(1).optional() };

export const createCustomer = route({
  id: 'createCustomer',
  method: 'POST',
  path: '/v1/customers',
  service: 'jobs',
  summary: 'Adds a customer; phone and email make his primary contact, the address his first location',
  access,
  body: z.strictObject({
    name: line(120),
    phone: PhoneInput.optional(),
    email: EmailInput.optional(),
    address: line(240).optional(),
    language: Language.optional(),
  }),
  answers: { 200: CustomerView, 201: CustomerView },
});

export const listCustomers = route({
  id: 'listCustomers',
  method: 'GET',
  path: '/v1/customers',
  service: 'jobs',
  summary: 'Customers, newest first; or with `search` whom it may mean, by name, at most 25 and no further pages',
  access,
  query: ListQuery.extend({
    /** Parts of a name, an address, a phone or an email. */
    search: line(80).optional(),
  }),
  answers: {
    200: listOf(CustomerView).extend({
      /** Of a search: it may mean more than these. */
      more: z.boolean().optional(),
    }),
  },
});

export const getCustomer = route({
  id: 'getCustomer',
  method: 'GET',
  path: '/v1/customers/{customerId}',
  service: 'jobs',
  summary: 'One customer with his locations and contacts',
  access,
  params: ById,
  answers: { 200: CustomerView },
});

export const changeCustomer = route({
  id: 'changeCustomer',
  method: 'PATCH',
  path: '/v1/customers/{customerId}',
  service: 'jobs',
  summary: 'Changes a customer; what is left out stays, what is null goes',
  access,
  params: ById,
  body: z.strictObject({
    ...guard,
    name: line(120).optional(),
    phone: PhoneInput.nullish(),
    email: EmailInput.nullish(),
    address: line(240).nullish(),
    language: Language.nullish(),
  }),
  answers: { 200: CustomerView },
});

const LocationInput = z.strictObject({
  address: line(240),
  /** The account's zone when absent. */
  zone: Zone.nullish(),
  accessNote: text(500).nullish(),
});

export const addLocation = route({
  id: 'addLocation',
  method: 'POST',
  path: '/v1/customers/{customerId}/locations',
  service: 'jobs',
  summary: 'Adds a service location, behind the others; answers with the customer',
  access,
  params: ById,
  body: LocationInput.extend(guard),
  answers: { 200: CustomerView, 201: CustomerView },
});

export const changeLocation = route({
  id: 'changeLocation',
  method: 'PATCH',
  path: '/v1/customers/{customerId}/locations/{locationId}',
  service: 'jobs',
  summary: 'Changes a location; what is left out stays, what is null goes',
  access,
  params: AtLocation,
  body: LocationInput.partial().extend(guard),
  answers: { 200: CustomerView },
});

export const removeLocation = route({
  id: 'removeLocation',
  method: 'DELETE',
  path: '/v1/customers/{customerId}/locations/{locationId}',
  service: 'jobs',
  summary: 'Takes a location away for what comes; jobs that name it keep it. 409 while contacts belong to it',
  access,
  params: AtLocation,
  answers: { 200: CustomerView },
});

const ContactInput = z.strictObject({
  kind: ContactKind,
  name: line(120),
  phone: PhoneInput.nullish(),
  email: EmailInput.nullish(),
  /** For this location only; absent, for all of them. */
  locationId: LocationId.nullish(),
});

export const addContact = route({
  id: 'addContact',
  method: 'POST',
  path: '/v1/customers/{customerId}/contacts',
  service: 'jobs',
  summary: 'Adds somebody at the customer’s, with a phone, an email or both; answers with the customer',
  access,
  params: ById,
  body: ContactInput.extend(guard),
  answers: { 200: CustomerView, 201: CustomerView },
});

export const changeContact = route({
  id: 'changeContact',
  method: 'PATCH',
  path: '/v1/customers/{customerId}/contacts/{contactId}',
  service: 'jobs',
  summary: 'Changes a contact; what is left out stays, what is null goes',
  access,
  params: AtContact,
  body: ContactInput.partial().extend(guard),
  answers: { 200: CustomerView },
});

export const removeContact = route({
  id: 'removeContact',
  method: 'DELETE',
  path: '/v1/customers/{customerId}/contacts/{contactId}',
  service: 'jobs',
  summary: 'Takes a contact away; what waits for him is not sent',
  access,
  params: AtContact,
  answers: { 200: CustomerView },
});

export const CUSTOMER_ROUTES = [
  ...[createCustomer, listCustomers, getCustomer, changeCustomer],
  ...[addLocation, changeLocation, removeLocation],
  ...[addContact, changeContact, removeContact],
] as const;
