import * as z from 'zod';
import { AccountId, IncidentNumber, PersonId } from '../ids/ids.ts';
import type { Message } from '../message/message.ts';
import { Instant, plusSeconds } from '../time/instant.ts';

/** A code with which a person may answer a page from his phone; it says which account, because an SMS does not. */
export const ReplyCode = z.object({
  code: z.string(),
  accountId: AccountId,
  number: IncidentNumber,
  personId: PersonId,
  /** When he was paged with it the last time. */
  pagedAt: Instant,
  goodUntil: Instant,
});
export type ReplyCode = z.infer<typeof ReplyCode>;

/** A code with which a person acknowledges a drill; no call stands behind it. */
export const DrillReplyCode = ReplyCode.omit({ number: true }).extend({ drill: z.literal(true) });
export type DrillReplyCode = z.infer<typeof DrillReplyCode>;

/** What a phone may answer with. */
export const PhoneCode = z.union([DrillReplyCode, ReplyCode]);
export type PhoneCode = z.infer<typeof PhoneCode>;

export const isCallCode = (code: PhoneCode): code is ReplyCode => !('drill' in code);
export const isDrillCode = (code: PhoneCode): code is DrillReplyCode => 'drill' in code;

/** The reply codes of phones. */
export interface ReplyCodeStore {
  /** Those that are good at `now`. */
  live(phone: string, now: Instant): Promise<PhoneCode[]>;
  /**
   * Queues the answer to an SMS; one with the same key is answered already. A `limited` one is queued only while the
   * phone has not had its share of the day.
   */
  answer(phone: string, message: Message, options: { limited: boolean }): Promise<void>;
}

/** Case 14: what is not understood gets help so often a day and phone, then silence: two machines must not chat. */
export const HELP_A_DAY = 5;

/** Case 13: two calls that page one person within so many seconds are told together. */
export const BUNDLE_SECONDS = 120;

/** The calls, of one account, that the phone of a page was paged for just before it, newest first; this one left out. */
export function pagedJustBefore(
  page: Pick<Message, 'accountId' | 'createdAt' | 'escalation'>,
  codes: readonly PhoneCode[],
): IncidentNumber[] {
  const since = plusSeconds(page.createdAt, -BUNDLE_SECONDS);
  const earlier = codes
    .filter(isCallCode)
    .filter(({ accountId, number }) => accountId === page.accountId && number !== page.escalation?.number)
    .filter(({ pagedAt }) => pagedAt >= since && pagedAt <= page.createdAt)
    .sort((a, b) => (a.pagedAt < b.pagedAt ? 1 : -1));
  return [...new Set(earlier.map(({ number }) => number))];
}
