import type { Escalation, PersonRef } from '../escalation/escalation.ts';
import { noticesIn } from '../job/detail.ts';
import type { VisitCase, VisitSetting } from '../job/job-store.ts';
import { isForCaller } from '../message/caller-content.ts';
import { mayBeResent } from '../message/classes.ts';
import type { Message, MessageStatus } from '../message/message.ts';
import type { Instant } from '../time/instant.ts';
import { beforeSending } from './before-sending.ts';
import { callerDestination } from './caller-destination.ts';
import { wordFor } from './notice.ts';
import { noticeWorld } from './notice-world.ts';
import type { ResentIntent, VisitWrite } from './visit-write.ts';

/** Expected noes, each with what staff need to understand it. */
export type ResendRefusal =
  | { kind: 'no_such_message' }
  /** It has gone out, or still may. */
  | { kind: 'not_open'; status: MessageStatus }
  /** It is not so any more, or there is no address that may be used: opted out, for one. */
  | { kind: 'not_wanted'; why: string };

export type ResendDecision =
  | { outcome: 'changed'; write: VisitWrite }
  /** Pressed twice: it has been sent again already. */
  | { outcome: 'unchanged' }
  | { outcome: 'refused'; refusal: ResendRefusal };

/** The key of the repeat: one a message, so that two who press it send it once. */
export const againKey = (key: string): string => `${key}#AGAIN`;

/**
 * Staff send a customer's message again of which nobody knows whether it arrived (messages spec, "Outbox"). The same
 * look as before every send decides whether it may go out; the sender looks once more. Only a person can know that a
 * second one is better than none, so nothing but this repeats a customer's message.
 */
export function decideResend(
  { found, setting, escalation }: { found: VisitCase; setting: VisitSetting; escalation: Escalation | undefined },
  key: string,
  by: PersonRef,
  now: Instant,
): ResendDecision {
  const refused = (refusal: ResendRefusal): ResendDecision => ({ outcome: 'refused', refusal });
  const message = found.messages.find((each) => each.key === key);
  const content = message?.content;
  if (message?.class !== 'customer' || !content || !('contactId' in message.to) || !isOfJob(content))
    return refused({ kind: 'no_such_message' });
  if (found.messages.some((each) => each.key === againKey(key) && each.status !== 'suppressed'))
    return { outcome: 'unchanged' };
  if (!mayBeResent(message)) return refused({ kind: 'not_open', status: message.status });
  const why = whyNot(message, { found, setting, escalation }, now);
  if (why !== undefined) return refused({ kind: 'not_wanted', why });

  const { job } = found.visit;
  const { to } = message;
  const fact = isForCaller(content) ? content.kind : noticesIn(message).map(wordFor).join(', ');
  const resent: ResentIntent = {
    ...{ key: againKey(key), class: 'customer', to, content, dueAt: now, over: 'nothing' },
    ...(message.escalation ? { escalation: message.escalation } : {}),
  };
  return {
    outcome: 'changed',
    write: {
      expects: job.version,
      job: { ...job, updatedAt: now, version: job.version + 1 },
      ...{ appointments: [], withdraw: [], facts: [], effects: [], lockAsRead: false },
      timeline: [{ kind: 'resent', by: { id: by.id, name: by.name }, fact }],
      put: [],
      resent,
    },
  };
}

const isOfJob = (content: Message['content']): content is ResentIntent['content'] =>
  isForCaller(content) || content.kind === 'notice' || content.kind === 'notices';

function whyNot(
  message: Message,
  { found, setting, escalation }: Parameters<typeof decideResend>[0],
  now: Instant,
): string | undefined {
  const { content, to } = message;
  if (isForCaller(content)) {
    const visit = { found, setting };
    const around = { account: setting.account, escalation, person: undefined, members: [], alsoWaiting: [], visit };
    const destination = callerDestination(message, around, now);
    return 'suppressed' in destination ? destination.suppressed : undefined;
  }
  if (!('contactId' in to) || (content.kind !== 'notice' && content.kind !== 'notices')) return 'nobody';
  const look = beforeSending({ content, to }, found.visit, noticeWorld(found, setting, now));
  return look.go === 'suppress' ? look.why : undefined;
}
