import { preferred } from '../message/addressed.ts';
import type { Message } from '../message/message.ts';
import type { Addressing, JobVersion } from '../message/outbox.ts';
import type { Channel } from '../person/person.ts';
import type { Instant } from '../time/instant.ts';
import { beforeSending } from './before-sending.ts';
import type { Notice } from './notice.ts';
import { noticeWorld } from './notice-world.ts';

/** Where a message about a visit goes, with what of it is still true; or when to look again; or why it goes nowhere. */
export type NoticeDestination =
  | { channel: Channel; address: string; notices: Notice[] }
  | { waitUntil: Instant }
  | { suppressed: string; whileJob?: JobVersion }
  | { failed: string };

/**
 * The look at the visit after the claim. A customer's message is told apart from one of the team only by where it goes:
 * his to an address of his own, a member's by what he prefers.
 */
export function noticeDestination(
  { content, to }: Pick<Message, 'content' | 'to'>,
  { visit, person }: Addressing,
  now: Instant,
): NoticeDestination {
  if (!visit || (content.kind !== 'notice' && content.kind !== 'notices')) return { suppressed: 'job_gone' };
  if (!('contactId' in to || 'personId' in to)) return { suppressed: 'nobody' };
  const { found, setting } = visit;
  const look = beforeSending({ content, to }, found.visit, noticeWorld(found, setting, now));
  if (look.go === 'wait') return { waitUntil: look.until };
  if (look.go === 'fail') return { failed: look.why };
  if (look.go === 'suppress') {
    const { accountId, id: jobId } = found.visit.job;
    return { suppressed: look.why, whileJob: { accountId, jobId, version: look.jobVersion } };
  }
  const { notices } = look;
  if (look.to) return { ...look.to, notices };
  if (!person?.enabled) return { suppressed: 'person_gone' };
  const way = preferred(person);
  return way ? { ...way, notices } : { suppressed: 'no_method' };
}
