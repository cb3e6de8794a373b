import * as z from 'zod';
import { ConsentCategory } from '../consent/consent.ts';
import { AccountId, JobId } from '../ids/ids.ts';
import { Channel } from '../person/person.ts';
import { type Instant, Instant as InstantSchema, plusMinutes } from '../time/instant.ts';

/*
 * What lets a customer in without a session: 128 bits of chance in a message, kept as a hash. A link shows one job and
 * changes the few things on its page; whoever forwards it forwards that (ADR 26).
 */

/** The secret itself: 128 bits in base64url. Only the message it stands in and the browser that opens it have it. */
export const LinkToken = z
  .string()
  .regex(/^[A-Za-z0-9_-]{22}$/, 'must be the token of a link')
  .brand<'LinkToken'>();
export type LinkToken = z.infer<typeof LinkToken>;

export const Link = z.object({
  accountId: AccountId,
  /** What the link is good for: the page of one job. */
  scope: z.literal('job'),
  jobId: JobId,
  /** The contact of the customer whom the message was for. */
  contactId: z.string(),
  /** Where the message went, and what it was about: what its one-click "unsubscribe" closes. */
  channel: Channel,
  address: z.string(),
  category: ConsentCategory,
  madeAt: InstantSchema,
  goodUntil: InstantSchema,
});
export type Link = z.infer<typeof Link>;

/** An "unsubscribe" must work for 30 days (CAN-SPAM, 16 CFR 316.5); a job and its survey are over in 90. */
const LINK_DAYS = 90;

/** A link for whoever is told at this address. */
export const linkFor = (
  to: Pick<Link, 'accountId' | 'jobId' | 'contactId' | 'channel' | 'address' | 'category'>,
  now: Instant,
): Link => ({ ...to, scope: 'job', madeAt: now, goodUntil: plusMinutes(now, LINK_DAYS * 24 * 60) });

/** TTL deletes late, so whoever reads a link asks this. */
export const isGood = ({ goodUntil }: Link, now: Instant): boolean => goodUntil > now;

/** A reader who opens it finds what he may choose; a mailbox that posts there ends such messages (RFC 8058). */
export const unsubscribeAt = (page: string): string => `${page}/unsubscribe`;
