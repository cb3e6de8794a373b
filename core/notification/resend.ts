import { mayTell } from '../consent/reach.ts';
import type { PersonRef } from '../escalation/escalation.ts';
import { settled } from '../job/cascade.ts';
import type { VisitCase } from '../job/job-store.ts';
import type { Message, MessageStatus } from '../message/message.ts';
import type { Channel } from '../person/person.ts';
import type { Instant } from '../time/instant.ts';
import type { Undeliverable } from './contact.ts';
import type { NoticeWorld } from './decide-messages.ts';
import { categoryIn, type NoticeIntent, noticesOf, wordFor } from './notice.ts';
import { type Unwanted, whyUnwanted } from './still-wanted.ts';
import type { VisitWrite } from './visit-write.ts';

/** Why a message is not sent again. */
export type ResendRefusal =
  | { kind: 'unknown' }
  /** It is on its way, or has arrived as far as anybody knows. */
  | { kind: 'not_over'; status: MessageStatus }
  /** What it says is not so any more. */
  | { kind: 'unwanted'; why: Unwanted }
  | { kind: 'closed'; channel: Channel; why: Undeliverable };

/** `unchanged`: somebody has sent it again this way already, and it is not over. */
export type ResendDecision =
  | { outcome: 'changed'; write: VisitWrite }
  | { outcome: 'unchanged' }
  | { outcome: 'refused'; refusal: ResendRefusal };

const refused = (refusal: ResendRefusal): ResendDecision => ({ outcome: 'refused', refusal });

/** Ends after which nobody knows that the customer has read it. */
const OVER: readonly MessageStatus[] = ['failed', 'unknown', 'suppressed'];

/** One whose end is not known is over when its provider will not tell any more. */
const isOver = ({ status, confirmBy, unconfirmedAt }: Message, now: Instant): boolean =>
  OVER.includes(status) &&
  !(status === 'unknown' && confirmBy !== undefined && unconfirmedAt === undefined && now < confirmBy);

/**
 * Sends a customer's message again because somebody of the team wants it: the one whose end is not known, above all,
 * because the sender does not repeat it by itself. It looks for no way around: an address that is closed is said. Pressed
 * twice, or by two at once, the second finds the first done and changes nothing.
 */
export function resend(
  wish: { key: string; by: PersonRef; channel?: Channel | undefined },
  { visit, messages }: Pick<VisitCase, 'visit' | 'messages'>,
  world: NoticeWorld,
): ResendDecision {
  const message = messages.find(({ key }) => key === wish.key);
  if (!message || !('contactId' in message.to)) return refused({ kind: 'unknown' });
  const { content, to } = message;
  if (content.kind !== 'notice' && content.kind !== 'notices') return refused({ kind: 'unknown' });
  const again = messages.filter(({ key }) => key.startsWith(`${wish.key}#AGAIN#`));
  const channel = wish.channel ?? message.channel ?? to.channels[0] ?? 'sms';
  const last = [message, ...again].findLast((each) => !isOver(each, world.now));
  if (last)
    return last !== message && 'contactId' in last.to && last.to.channels.includes(channel)
      ? { outcome: 'unchanged' }
      : refused({ kind: 'not_over', status: last.status });

  const notices = noticesOf(content);
  const why = notices.map((notice) => whyUnwanted(notice, settled(visit), world.now));
  const [unwanted] = why;
  if (unwanted && why.every((each) => each !== undefined)) return refused({ kind: 'unwanted', why: unwanted });

  const reach = world.contacts.find(({ id }) => id === to.contactId)?.[channel];
  if (!reach) return refused({ kind: 'closed', channel, why: 'no_address' });
  if (!mayTell(reach, categoryIn(notices)))
    return refused({ kind: 'closed', channel, why: reach.bounced ? 'bounced' : 'opted_out' });

  const put: NoticeIntent = {
    ...{ key: `${wish.key}#AGAIN#${again.length + 1}`, class: 'customer', content, dueAt: world.now, over: 'nothing' },
    to: { contactId: to.contactId, channels: [channel] },
  };
  const { job } = visit;
  return {
    outcome: 'changed',
    write: {
      ...{ expects: job.version, job: { ...job, updatedAt: world.now, version: job.version + 1 }, appointments: [] },
      timeline: [{ kind: 'resent', by: wish.by, facts: notices.map(wordFor), key: wish.key }],
      ...{ put: [put], lockAsRead: false, withdraw: [], facts: [], effects: [] },
    },
  };
}
