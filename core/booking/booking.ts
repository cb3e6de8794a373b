import * as z from 'zod';
import { Instant } from '../time/instant.ts';

/**
 * What somebody said on the booking page. It stays with the job as it was typed: a customer who is known by his phone
 * keeps the name and the address that the office has of him, and the office sees both.
 */
export const BookingRequest = z.object({
  name: z.string().min(1).max(120),
  /** E.164. */
  phone: z.string(),
  email: z.string().optional(),
  address: z.string().min(1).max(240),
  /** When it would suit, in his words. */
  wish: z.string().min(1).max(120).optional(),
  at: Instant,
});
export type BookingRequest = z.infer<typeof BookingRequest>;
