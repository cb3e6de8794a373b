import * as z from 'zod';
import { AccountId, EscalationId, IncidentNumber, PersonId } from '../ids/ids.ts';
import { NoticeContent } from '../notification/notice.ts';
import { Channel } from '../person/person.ts';
import { WrittenWith } from '../template/template.ts';
import { TextFieldName } from '../text/text-field.ts';
import { TEXT_GROUPS } from '../text/text-name.ts';
import { TicketContent } from '../ticket/ticket-message.ts';
import { Instant } from '../time/instant.ts';
import { CallerContent } from './caller-content.ts';
import { OnCallContent } from './on-call-content.ts';
import { ReadinessContent } from './readiness-content.ts';

/** What is promised of a message, and so what is done when sending fails: see `classes.ts`. */
export const MessageClass = z.enum(['page', 'code', 'staff', 'customer']);
export type MessageClass = z.infer<typeof MessageClass>;

/**
 * What a message says, as facts. It is put into words when it is sent (`write.ts`), for the channel it is sent by and
 * with what is true then. A page carries only its number: the sender reads the escalation anyway.
 */
export const MessageContent = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('page'),
    number: IncidentNumber,
    names: z.array(z.string()),
    /** Who else is reached at the same address, in the order of the names after the first. */
    also: z.array(PersonId).optional(),
  }),
  z.object({ kind: z.literal('login_code'), code: z.string().optional(), host: z.string() }),
  z.object({
    kind: z.literal('taken'),
    number: IncidentNumber,
    summary: z.string(),
    by: z.string(),
    at: Instant,
    late: z.boolean(),
  }),
  z.object({
    kind: z.literal('stopped'),
    number: IncidentNumber,
    summary: z.string(),
    by: z.string(),
    reason: z.string(),
  }),
  z.object({
    kind: z.literal('job_cancelled'),
    number: IncidentNumber,
    summary: z.string(),
    by: z.string(),
    reason: z.string(),
  }),
  z.object({
    kind: z.literal('expired'),
    number: IncidentNumber,
    summary: z.string(),
    customerName: z.string(),
    phone: z.string().optional(),
    reason: z.enum(['no_answer', 'no_coverage']),
  }),
  z.object({
    kind: z.literal('assigned_to_you'),
    number: IncidentNumber,
    summary: z.string(),
    customerName: z.string(),
    phone: z.string().optional(),
    address: z.string().optional(),
    by: z.string(),
  }),
  z.object({
    kind: z.literal('released'),
    number: IncidentNumber,
    summary: z.string(),
    by: z.string(),
    reason: z.string(),
  }),
  z.object({ kind: z.literal('nudge'), number: IncidentNumber, summary: z.string(), minutes: z.int() }),
  z.object({
    kind: z.literal('no_start'),
    number: IncidentNumber,
    summary: z.string(),
    assignee: z.string(),
    minutes: z.int(),
  }),
  z.object({
    kind: z.literal('method_lost'),
    name: z.string(),
    address: z.string(),
    state: z.enum(['opted_out', 'bounced']),
  }),
  ...NoticeContent.options,
  /**
   * An answer to an SMS. `reader`: whose phone it is, so that he is answered in his language, and in the words of his
   * account unless it may be about another, too.
   */
  z.object({
    kind: z.literal('reply'),
    says: z.enum(TEXT_GROUPS.replies),
    values: z.partialRecord(TextFieldName, z.string()),
    reader: z.object({ accountId: AccountId, personId: PersonId, isInOthers: z.boolean().optional() }).optional(),
  }),
  z.object({ kind: z.literal('invitation'), name: z.string(), personId: PersonId.optional() }),
  /** What somebody has written for customers, as they would read it, to himself: finished, because it is a draft. */
  z.object({
    kind: z.literal('sample'),
    sms: z.string(),
    email: z.object({ subject: z.string(), text: z.string(), html: z.string() }),
  }),
  z.object({ kind: z.literal('test'), name: z.string(), at: Instant }),
  ...TicketContent.options,
  ...OnCallContent.options,
  ...ReadinessContent.options,
  ...CallerContent.options,
]);
export type MessageContent = z.infer<typeof MessageContent>;

/**
 * Whom a message is for. A person's address is looked up when it is sent: a page names the method that was due, a
 * staff notice takes what the person prefers then. A login code goes to whoever owns the identifier that was typed,
 * if anybody does. A customer's contact is told by the first of the channels that is open then. An answer to an SMS
 * goes back to its number, an invitation to a method nobody has verified yet.
 */
export const Recipient = z.union([
  z.object({ personId: PersonId, method: z.object({ kind: Channel, address: z.string() }).optional() }),
  z.object({ identifier: z.string(), channel: Channel }),
  z.object({ contactId: z.string(), channels: z.array(Channel).min(1) }),
  z.object({ address: z.string(), channel: Channel }),
]);
export type Recipient = z.infer<typeof Recipient>;

/** A message that a rule wants sent; `office` is replaced by the people at the desk before it is written. */
export interface MessageIntent {
  /** Derives from the fact that caused it: the same fact twice is the same row. */
  key: string;
  class: MessageClass;
  to: Recipient | { office: true; except: readonly PersonId[] };
  content: MessageContent;
}

export const MessageStatus = z.enum(['queued', 'claimed', 'sent', 'failed', 'unknown', 'suppressed']);
export type MessageStatus = z.infer<typeof MessageStatus>;

/** One outgoing SMS or email: a row of the outbox. */
export const Message = z.object({
  key: z.string(),
  /** Absent for a login code: who asks to log in has no account yet. */
  accountId: AccountId.optional(),
  class: MessageClass,
  status: MessageStatus,
  to: Recipient,
  content: MessageContent,
  /** Set for messages of an escalation: the sender asks it whether a page is still wanted. */
  escalation: z.object({ id: EscalationId, number: IncidentNumber, epoch: z.int(), stepSeq: z.int() }).optional(),
  createdAt: Instant,
  /** Not to be sent before; then taken within a second by the stream or within a minute by the schedule. */
  dueAt: Instant,
  /** How often it has been handed to a provider or begun to be. */
  attempts: z.int().min(0),
  /** Hand-overs whose outcome is not known: a time-out, a crash between claim and answer. */
  ambiguous: z.int().min(0),
  leaseUntil: Instant.optional(),
  channel: Channel.optional(),
  /** Where it went, or was to go. */
  address: z.string().optional(),
  providerId: z.string().optional(),
  sentAt: Instant.optional(),
  /** The language and the versions of the texts it went out with; absent for our own in English. */
  writtenWith: WrittenWith.optional(),
  /** The provider's receipt; it does not say that anybody has read it. */
  deliveredAt: Instant.optional(),
  /** Of an unknown outcome: until when an event of the provider is waited for that says what became of it. */
  confirmBy: Instant.optional(),
  /** Since when nobody expects to hear any more whether it arrived. */
  unconfirmedAt: Instant.optional(),
  /** Why it failed, is unknown, or was suppressed: a short code. */
  why: z.string().optional(),
});
export type Message = z.infer<typeof Message>;

/** Whom a page is for: one person, or all who share the address. */
export const pagedPeople = ({ to, content }: Pick<MessageIntent, 'to' | 'content'>): PersonId[] =>
  'personId' in to ? [to.personId, ...((content.kind === 'page' && content.also) || [])] : [];
