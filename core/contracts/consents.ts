import * as z from 'zod';
import { Consent, ConsentCategory } from '../consent/consent.ts';
import { ContactId, CustomerId } from '../ids/ids.ts';
import { Channel } from '../person/person.ts';
import { Instant } from '../time/instant.ts';
import { line } from './input.ts';
import { listOf } from './list.ts';
import { DESK_ROLES, roles, route } from './route.ts';

const Said = Consent.omit({ cause: true });

/** An address of a customer, with what may be sent there and what was ever said about it. */
export const AddressView = z
  .object({
    address: z.string(),
    channel: Channel,
    /** Whose it is, among the customer's contacts. */
    contactIds: z.array(ContactId),
    /** Of these nothing is sent there. */
    optedOut: z.array(ConsentCategory),
    /** Nothing arrives there, and nothing is sent. */
    suspended: z.object({ at: Instant, why: z.string() }).optional(),
    /** An opt-out that only a START from that phone ends. */
    onlyStartHelps: z.boolean(),
    /** The oldest first; only ever added to. */
    history: z.array(Said.extend({ categories: z.array(ConsentCategory) })),
  })
  .meta({ id: 'Address' });
export type AddressView = z.infer<typeof AddressView>;

const access = roles({ allow: DESK_ROLES });
const params = z.object({ customerId: CustomerId });

export const listConsents = route({
  id: 'listConsents',
  method: 'GET',
  path: '/v1/customers/{customerId}/consents',
  service: 'jobs',
  summary: 'The customer’s addresses, each with what may be sent there and why',
  access,
  params,
  answers: { 200: listOf(AddressView) },
});

export const recordConsent = route({
  id: 'recordConsent',
  method: 'POST',
  path: '/v1/customers/{customerId}/consents',
  service: 'jobs',
  summary: 'Writes down what somebody said about being written to; a yes also ends the suspension of an address',
  access,
  params,
  body: z.strictObject({
    /** A phone or an email address of one of his contacts, as typed. */
    address: z.string().trim().min(3).max(254),
    wants: Consent.shape.wants,
    /** All when absent. */
    categories: z
      .array(ConsentCategory)
      .min(1, 'must name a category')
      .max(3)
      .default([...ConsentCategory.options]),
    /** In the words in which it was said. */
    wording: line(200),
  }),
  answers: { 201: listOf(AddressView) },
});

export const CONSENT_ROUTES = [listConsents, recordConsent] as const;
