import { type CallerTold, whyNotToCaller } from '../escalation/caller-loop.ts';
import type { Escalation } from '../escalation/escalation.ts';
import type { VisitCase } from '../job/job-store.ts';
import { isForCaller } from '../message/caller-content.ts';
import { languageFor } from '../message/language.ts';
import type { Message } from '../message/message.ts';
import type { Addressing } from '../message/outbox.ts';
import type { CallerSetting } from '../message/tell-caller.ts';
import type { Channel } from '../person/person.ts';
import type { Instant } from '../time/instant.ts';
import { type Contact, channelsTo } from './contact.ts';
import { noticeWorld } from './notice-world.ts';

/** Where a message to the caller goes, with what it is put into words with; or why it goes nowhere. */
export type CallerDestination =
  | { channel: Channel; address: string; caller: CallerSetting }
  | { suppressed: string }
  /** No address of his is open: whoever follows failures says so on the job. */
  | { failed: string };

/** A message to a caller, as the outbox has it. */
type CallerMessage = Pick<Message, 'content' | 'to' | 'key' | 'escalation'>;

/**
 * The look at escalation and job after the claim. The caller is reached as any customer is, by the location's own
 * contact and his consent; not held back by quiet hours, because he has just called and waits.
 */
export function callerDestination(
  message: CallerMessage,
  { visit, escalation }: Addressing,
  now: Instant,
): CallerDestination {
  const { content, to } = message;
  if (!isForCaller(content) || !('contactId' in to)) return { suppressed: 'nobody' };
  if (!visit) return { suppressed: 'job_gone' };
  const { found, setting } = visit;
  const why = whyUnsaid(message, found, escalation, now);
  if (why) return { suppressed: why };

  const { contacts, zone } = noticeWorld(found, setting, now);
  const contact = contactOfCaller(contacts);
  const route = contact ? channelsTo(contact, to.channels, 'service') : { why: 'no_address' };
  if ('why' in route) return { failed: route.why };
  const [channel] = route.channels;
  const address = channel && contact?.[channel]?.address;
  if (!channel || address === undefined) return { failed: 'no_address' };
  const { account, customer } = setting;
  const language = languageFor(customer, account);
  const corrects = toldTo(found.messages, content.number, message.key).some(({ kind }) => kind === 'caller_taken');
  return { channel, address, caller: { account, language, zone, summary: found.visit.job.summary, corrects } };
}

/** Who is told of a call: whoever is told of the work where it is done. */
export const contactOfCaller = (contacts: readonly Contact[]): Contact | undefined =>
  contacts.find(({ audience }) => audience === 'primary');

/** Why a message to the caller is not said any more; undefined while it is so. */
export function whyUnsaid(
  { content, key, escalation: of }: CallerMessage,
  { visit, messages }: Pick<VisitCase, 'visit' | 'messages'>,
  escalation: Escalation | undefined,
  now: Instant,
): string | undefined {
  if (!isForCaller(content)) return 'nobody';
  if (!of || escalation?.id !== of.id) return 'escalation_gone';
  if (visit.job.status === 'cancelled') return 'job_cancelled';
  return whyNotToCaller(content, of, escalation, toldTo(messages, content.number, key), now);
}

/** What has gone out to the caller of this escalation, or may have, but for the message itself. */
function toldTo(messages: readonly Message[], number: string, but: string): CallerTold {
  const gone = messages.filter(({ key, status }) => key !== but && (status === 'sent' || status === 'unknown'));
  return gone
    .toSorted((a, b) => ((a.sentAt ?? a.dueAt) < (b.sentAt ?? b.dueAt) ? -1 : 1))
    .map(({ content }) => content)
    .filter(isForCaller)
    .filter((content) => content.number === number);
}
