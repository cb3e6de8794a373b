import * as z from 'zod';
import { AccountId, IncidentNumber, PersonId } from '../ids/ids.ts';
import type { Message } from '../message/message.ts';
import { Instant } from '../time/instant.ts';

/** A code with which a person may answer a page from his phone; it says which account, because an SMS does not. */
export const ReplyCode = z.object({
  code: z.string(),
  accountId: AccountId,
  number: IncidentNumber,
  personId: PersonId,
  goodUntil: Instant,
});
export type ReplyCode = z.infer<typeof ReplyCode>;

/** The reply codes of phones. */
export interface ReplyCodeStore {
  /** Those that are good at `now`. */
  live(phone: string, now: Instant): Promise<ReplyCode[]>;
  /** Queues the answer to an SMS; one with the same key is answered already. */
  answer(phone: string, message: Message): Promise<void>;
}
