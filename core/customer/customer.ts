import * as z from 'zod';
import { AccountId, CustomerId } from '../ids/ids.ts';
import { Language } from '../message/language.ts';
import { Instant } from '../time/instant.ts';

/** Who has the work done. */
export const Customer = z.object({
  accountId: AccountId,
  id: CustomerId,
  name: z.string().min(1).max(120),
  /** What he is written to in; the account's when absent. */
  language: Language.optional(),
  /** E.164. */
  phone: z.string().optional(),
  email: z.string().optional(),
  address: z.string().max(240).optional(),
  createdAt: Instant,
  updatedAt: Instant,
  version: z.int().min(1),
});
export type Customer = z.infer<typeof Customer>;

/** Who a call is from when the caller gave no name. */
export const UNNAMED_CALLER = 'Unknown caller';
