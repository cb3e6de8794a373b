import * as z from 'zod';
import { LocationId } from '../ids/ids.ts';
import { Instant } from '../time/instant.ts';
import { Zone } from '../time/zone.ts';

/** A place where work is done for a customer. */
export const Location = z.object({
  id: LocationId,
  address: z.string().min(1).max(240),
  /** IANA zone of its wall clock; the account's when absent. */
  zone: Zone.optional(),
  /** How to get in, for whoever goes there. */
  accessNote: z.string().min(1).max(500).optional(),
  /** No work is done there any more. It stays, because jobs of the past name it. */
  removedAt: Instant.optional(),
});
export type Location = z.infer<typeof Location>;

/** At most so many at once, and so many with those removed: what keeps a customer's item small (some 100 KB at worst). */
export const MAX_LOCATIONS = 50;
export const MAX_LOCATIONS_EVER = 100;
