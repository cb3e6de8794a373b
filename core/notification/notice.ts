import * as z from 'zod';
import { StatusCodeName } from '../appointment/status-code.ts';
import { ConsentCategory } from '../consent/consent.ts';
import { AppointmentId, JobId, NotificationRuleId, PersonId } from '../ids/ids.ts';
import { FactLevel, SystemFact } from '../job/status-fact.ts';
import type { Message } from '../message/message.ts';
import { Channel } from '../person/person.ts';
import { Instant } from '../time/instant.ts';
import { Quiet } from './rule.ts';

/*
 * What a message of a notification rule is about, as facts: put into words when it is sent, by the rule's template, with
 * what is true then. It carries what the check before sending compares with the visit.
 */

export const Notice = z.object({
  kind: z.literal('notice'),
  ruleId: NotificationRuleId,
  about: z.union([SystemFact, z.object({ code: StatusCodeName })]),
  level: FactLevel,
  category: ConsentCategory,
  quiet: Quiet,
  jobId: JobId,
  /** Visit cycles at the time of the fact: in another one it is not wanted any more. */
  jobCycle: z.int().min(1),
  appointmentId: AppointmentId.optional(),
  cycle: z.int().min(1).optional(),
  /** Of a fact about one technician's assignment. */
  personId: PersonId.optional(),
  /** Of a reminder. */
  minutesBefore: z.int().optional(),
  /** The arrival that this message names; absent, it names the window. */
  eta: Instant.optional(),
});
export type Notice = z.infer<typeof Notice>;

/** What was too much for a day, in one message the next morning (rule 13). Each part keeps the key it would have had. */
export const MergedNotice = z.object({
  kind: z.literal('notices'),
  parts: z.array(z.object({ key: z.string(), notice: Notice })).min(1),
});
export type MergedNotice = z.infer<typeof MergedNotice>;

export const NoticeContent = z.discriminatedUnion('kind', [Notice, MergedNotice]);
export type NoticeContent = z.infer<typeof NoticeContent>;

/** What a message tells of. */
export const noticesOf = (content: NoticeContent): Notice[] =>
  content.kind === 'notice' ? [content] : content.parts.map(({ notice }) => notice);

/** Which consent a message needs: whoever wants no reminders is still told what is merged with one. */
export const categoryIn = (notices: readonly Notice[]): ConsentCategory =>
  notices.find(({ category }) => category === 'service')?.category ?? notices[0]?.category ?? 'service';

/** A contact of the customer, by the channels to try in order; a person of the team; or everybody at the desk. */
export const NoticeRecipient = z.union([
  z.object({ contactId: z.string(), channels: z.array(Channel).min(1) }),
  z.object({ personId: PersonId }),
  z.object({ office: z.literal(true), except: z.array(PersonId) }),
]);
export type NoticeRecipient = z.infer<typeof NoticeRecipient>;

/** A message that a rule wants sent: one outbox row of the transaction that changes the visit. */
export interface NoticeIntent {
  /** `NOTICE#<rule>#<what it is once per>#<cycle>#<recipient>`: the same fact twice is the same row. */
  key: string;
  class: 'customer' | 'staff';
  to: NoticeRecipient;
  content: NoticeContent;
  dueAt: Instant;
  /**
   * The condition of the write. `nothing`: no row of this key, or one that was suppressed. `queued`: in the place of a
   * row that waits; if it has been claimed meanwhile the transaction is lost, and decided again.
   */
  over: 'nothing' | 'queued';
}

/** An outbox row of the visit as it was read with it. */
export type NoticeRow = Pick<Message, 'key' | 'status' | 'dueAt' | 'ambiguous'> & {
  content: NoticeContent;
  to: NoticeRecipient;
};

/** The fact in a word, for the timeline. */
export const wordFor = ({ about }: Pick<Notice, 'about'>): string => (typeof about === 'string' ? about : about.code);
