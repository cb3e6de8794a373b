import { type CallerTold, whyNotToCaller } from '../escalation/caller-loop.ts';
import { isForCaller } from '../message/caller-content.ts';
import { languageFor } from '../message/language.ts';
import type { Message } from '../message/message.ts';
import type { Addressing } from '../message/outbox.ts';
import type { CallerSetting } from '../message/tell-caller.ts';
import type { Channel } from '../person/person.ts';
import type { Instant } from '../time/instant.ts';
import { channelsTo } from './contact.ts';
import { noticeWorld } from './notice-world.ts';

/** Where a message to the caller goes, with what it is put into words with; or why it goes nowhere. */
export type CallerDestination = { channel: Channel; address: string; caller: CallerSetting } | { suppressed: string };

/**
 * The look at escalation and job after the claim. The caller is reached as any customer is, by the location's own
 * contact and his consent; not held back by quiet hours, because he has just called and waits.
 */
export function callerDestination(
  { content, to, key, escalation: of }: Pick<Message, 'content' | 'to' | 'key' | 'escalation'>,
  { visit, escalation }: Addressing,
  now: Instant,
): CallerDestination {
  if (!isForCaller(content) || !('contactId' in to)) return { suppressed: 'nobody' };
  if (!visit) return { suppressed: 'job_gone' };
  if (!of || escalation?.id !== of.id) return { suppressed: 'escalation_gone' };
  const { found, setting } = visit;
  if (found.visit.job.status === 'cancelled') return { suppressed: 'job_cancelled' };
  const told = toldTo(found.messages, content.number, key);
  const why = whyNotToCaller(content, of, escalation, told, now);
  if (why) return { suppressed: why };

  const { contacts, zone } = noticeWorld(found, setting, now);
  const contact = contacts.find(({ audience }) => audience === 'primary');
  const route = contact ? channelsTo(contact, to.channels, 'service') : { why: 'no_address' };
  if ('why' in route) return { suppressed: route.why };
  const [channel] = route.channels;
  const address = channel && contact?.[channel]?.address;
  if (!channel || address === undefined) return { suppressed: 'no_address' };
  const { account, customer } = setting;
  const language = languageFor(customer, account);
  const corrects = told.some(({ kind }) => kind === 'caller_taken');
  return { channel, address, caller: { account, language, zone, summary: found.visit.job.summary, corrects } };
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
