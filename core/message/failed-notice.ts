import * as z from 'zod';
import { PersonRef } from '../escalation/escalation.ts';
import { AccountId, IncidentNumber } from '../ids/ids.ts';
import { Instant } from '../time/instant.ts';
import type { Message } from './message.ts';

export const FailedNoticeId = z
  .string()
  .regex(/^fln_[0-9A-Za-z_-]{43}$/, 'must be an id that begins fln_')
  .brand<'FailedNoticeId'>();
export type FailedNoticeId = z.infer<typeof FailedNoticeId>;

/**
 * A notice to the team that has failed for good (messages spec, "Outbox"): the office has to know that somebody does not
 * know. It stands on every page of the desk until one of them has seen to it.
 */
export const FailedNotice = z.object({
  accountId: AccountId,
  id: FailedNoticeId,
  at: Instant,
  /** Whom it did not reach: a name, or the address of a channel. */
  to: z.string(),
  /** What it said: the kind of its content, and the call it was about. */
  kind: z.string(),
  number: IncidentNumber.optional(),
  /** Why it failed: a short code. */
  why: z.string(),
  seen: z.object({ by: PersonRef, at: Instant }).optional(),
});
export type FailedNotice = z.infer<typeof FailedNotice>;

/** The failed notices of one account. */
export interface FailedNoticeStore {
  /** Those that nobody has seen to, oldest first. */
  open(): Promise<FailedNotice[]>;
  /** Writes one down; the same message again changes nothing, also when it has been seen to. */
  add(notice: FailedNotice): Promise<void>;
  /** Somebody has seen to it: the first one stays. False when there is none of this id. */
  see(id: FailedNoticeId, by: PersonRef, now: Instant): Promise<boolean>;
}

/** What a failed message leaves for the office; nothing of other classes, and nothing of a method's own test. */
export function failedNoticeOf(message: Message, id: FailedNoticeId, name: string | undefined, now: Instant) {
  const { accountId, class: of, status, content, to, why = 'unknown' } = message;
  if (of !== 'staff' || status !== 'failed' || !accountId || UNIMPORTANT.includes(content.kind)) return undefined;
  const address = 'address' in to ? to.address : message.address;
  // A ticket's number is another one.
  const number =
    'number' in content && !content.kind.startsWith('ticket_') ? IncidentNumber.parse(content.number) : undefined;
  const notice: FailedNotice = {
    ...{ accountId, id, at: now, to: name ?? address ?? '', kind: content.kind, why },
    ...(number ? { number } : {}),
  };
  return notice;
}

/** Whoever asked for these sees himself that they do not come. */
const UNIMPORTANT: readonly string[] = ['reply', 'test'];
