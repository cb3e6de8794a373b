import type { PendingEscalation } from '../escalation/escalation.ts';
import { sayTimeZoned } from '../text/say-zoned.ts';
import { TEXT_WORDS } from '../text/text-catalogue.ts';
import type { Telling } from '../text/write-text.ts';
import { secondsBetween } from '../time/instant.ts';
import { type Message, type MessageContent, pagedPeople } from './message.ts';
import { plain, segmentsOf, shortened } from './sms-text.ts';
import type { Speaking } from './speaking.ts';

/** Of people who share a phone and of other calls that wait, so many are named. */
const SHARING_MAX = 3;
const ALSO_MAX = 3;
/** So much of each name, so that all codes and the link fit; in an alphabet of 67 to a segment hardly a first name. */
const NAME_MAX = { 'GSM-7': 20, 'UCS-2': 8 } as const;

/** Where an escalation is answered. */
const linkTo = (number: string, { baseUrl }: Speaking): string => `${baseUrl}/e/${number}`;

/** A street is enough on a lock screen: the part before the first comma. */
const street = (address: string | undefined): string | null => address?.split(',')[0]?.trim() || null;

/** A sentence goes on after it. */
const withoutDot = (summary: string): string => summary.replace(/\.$/, '');

/** A page: what, where, how long, and how to answer; with the codes of those who are reached at this address. */
export function tellPage(
  message: Pick<Message, 'to' | 'content'>,
  { names }: Extract<MessageContent, { kind: 'page' }>,
  escalation: PendingEscalation,
  speaking: Speaking,
): Telling {
  const { number, call, note } = escalation;
  const words = TEXT_WORDS[speaking.language];
  // Rounded up: somebody told "0 minutes" would not look.
  const left = Math.max(1, Math.ceil(secondsBetween(speaking.now, escalation.stepEndsAt) / 60));
  const { alsoWaiting } = speaking;
  return {
    name: 'page',
    values: {
      ...{ number, summary: withoutDot(call.summary), customer: call.customerName },
      ...{ place: street(call.address), address: call.address ?? null, note: note || null },
      ...{ names: names.join(` ${words.and} `), minutes: String(left), time_left: words.minutes(left) },
      also_waiting: alsoWaiting.length > 0 ? words.alsoWaiting(alsoWaiting.slice(0, ALSO_MAX)) : null,
      how_to_answer: waysToAnswer(message, names, escalation, speaking),
      link: linkTo(number, speaking),
    },
  };
}

/** How to answer by SMS: with one's own code, so that whoever shares the phone answers for himself. */
function waysToAnswer(
  message: Pick<Message, 'to' | 'content'>,
  names: readonly string[],
  { replyCodes }: PendingEscalation,
  { language }: Speaking,
): string | null {
  const words = TEXT_WORDS[language];
  const coded = pagedPeople(message).flatMap((id, index) => {
    const code = replyCodes[id];
    return code === undefined ? [] : [{ name: names[index] ?? '', code }];
  });
  const [first, ...others] = coded.slice(0, SHARING_MAX);
  if (!first) return null;
  if (others.length === 0) return words.answer(first.code);
  const sharing = [first, ...others];
  const max = NAME_MAX[segmentsOf(plain(sharing.map(({ name }) => name).join(''))).encoding];
  return sharing.map(({ name, code }) => words.answerOf(shortened(name, max), code)).join(' ');
}

type OfCall = Extract<
  MessageContent,
  {
    kind: 'taken' | 'stopped' | 'job_cancelled' | 'expired' | 'assigned_to_you' | 'released' | 'nudge' | 'no_start';
  }
>;

/** What becomes of a call, to those whom it concerns. */
export function tellOfCall(content: OfCall, speaking: Speaking): Telling {
  const { number } = content;
  const call = { number, summary: withoutDot(content.summary) };
  const link = linkTo(number, speaking);
  const words = TEXT_WORDS[speaking.language];
  switch (content.kind) {
    case 'taken': {
      const { by, at, late } = content;
      return { name: late ? 'taken_late' : 'taken', values: { ...call, by, at: sayTimeZoned(at, speaking) } };
    }
    case 'stopped':
    case 'job_cancelled':
      return { name: content.kind, values: { ...call, by: content.by, reason: content.reason } };
    case 'expired': {
      const { customerName, phone, reason } = content;
      return {
        name: reason === 'no_coverage' ? 'no_coverage' : 'expired',
        values: { ...call, customer: customerName, customer_phone: phone ?? null, link },
      };
    }
    case 'assigned_to_you': {
      const { customerName, phone, address, by } = content;
      const customer = { customer: customerName, customer_phone: phone ?? null };
      return {
        name: 'assigned',
        values: { ...call, ...customer, place: street(address), address: address ?? null, by, link },
      };
    }
    case 'released':
      return { name: 'released', values: { ...call, by: content.by, reason: content.reason, link } };
    case 'nudge':
      return { name: 'nudge', values: { ...call, time_since: words.minutes(content.minutes), link } };
    case 'no_start': {
      const { assignee, minutes } = content;
      return { name: 'no_start', values: { ...call, technician: assignee, time_since: words.minutes(minutes), link } };
    }
  }
}
