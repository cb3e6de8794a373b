import * as z from 'zod';
import { ContactId, LocationId } from '../ids/ids.ts';

/** What somebody is at a customer's; notification rules name them so (messages spec, rule 8). */
export const ContactKind = z.enum(['primary', 'bill_to', 'tenant', 'property_manager']);
export type ContactKind = z.infer<typeof ContactKind>;

/** Somebody at a customer's who can be told, by SMS, by email or both. */
export const CustomerContact = z.object({
  id: ContactId,
  kind: ContactKind,
  name: z.string().min(1).max(120),
  /** E.164. */
  phone: z.string().optional(),
  /** Lower case. */
  email: z.string().optional(),
  /** For this location only; absent, for all of them. */
  locationId: LocationId.optional(),
});
export type CustomerContact = z.infer<typeof CustomerContact>;

/** What keeps the phones of a new customer within one transaction, and a message to all of them within a change. */
export const MAX_CONTACTS = 20;
