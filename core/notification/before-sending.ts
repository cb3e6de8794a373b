import { settled } from '../job/cascade.ts';
import type { Visit } from '../job/visit.ts';
import type { Channel } from '../person/person.ts';
import type { Instant } from '../time/instant.ts';
import { type Contact, channelsTo, type Undeliverable } from './contact.ts';
import { categoryIn, type Notice, type NoticeRow, noticesOf } from './notice.ts';
import { type QuietHours, quietUntil } from './quiet-hours.ts';
import { type Unwanted, whyUnwanted } from './still-wanted.ts';
import { type SurveyWorld, whyNoSurvey } from './survey.ts';

/** What is true when a claimed message is about to be sent. */
export interface SendingWorld {
  now: Instant;
  zone: string;
  quiet: QuietHours;
  contacts: readonly Contact[];
  survey: SurveyWorld;
}

export type BeforeSending =
  /** Says these notices; a customer's goes to the address, one of the team is looked up like any staff message. */
  | { go: 'send'; notices: Notice[]; to?: { channel: Channel; address: string } }
  /** Quiet hours have begun meanwhile: given back until they end. */
  | { go: 'wait'; until: Instant }
  /** Nothing open leads to somebody who should be told of the service itself: whoever follows failures says so. */
  | { go: 'fail'; why: Undeliverable }
  /**
   * Not sent. The suppression is written only while the job still has this version: if the fact has come true again in
   * between, the sender looks again instead of losing the message.
   */
  | { go: 'suppress'; why: Unwanted | Undeliverable | NonNullable<ReturnType<typeof whyNoSurvey>>; jobVersion: number };

/**
 * The check before every send (messages spec, rule 7): still true in the same visit cycle, consent live, address there,
 * no quiet hours. Called by the sender after its claim with the visit as it reads it then; twice answers the same.
 */
export function beforeSending(
  row: Pick<NoticeRow, 'content' | 'to'>,
  given: Visit,
  world: SendingWorld,
): BeforeSending {
  const visit = settled(given);
  const suppress = (why: Extract<BeforeSending, { go: 'suppress' }>['why']): BeforeSending => ({
    ...{ go: 'suppress', why, jobVersion: given.job.version },
  });
  const whyNot = (notice: Notice) =>
    whyUnwanted(notice, visit, world.now) ??
    (notice.about === 'survey' ? whyNoSurvey(world.survey, visit, world.now) : undefined);

  const all = noticesOf(row.content);
  const notices = all.filter((notice) => whyNot(notice) === undefined);
  const [first] = notices;
  if (!first) {
    const [some] = all;
    return suppress((some && whyNot(some)) ?? 'superseded');
  }
  if (!('contactId' in row.to)) return { go: 'send', notices };

  const until = notices.some(({ quiet }) => quiet === 'bypass')
    ? undefined
    : quietUntil(world.now, world.zone, world.quiet);
  if (until !== undefined) return { go: 'wait', until };
  const { contactId, channels } = row.to;
  const contact = world.contacts.find(({ id }) => id === contactId);
  const category = categoryIn(notices);
  const undelivered = (why: Undeliverable): BeforeSending =>
    category === 'service' ? { go: 'fail', why } : suppress(why);
  const route = contact ? channelsTo(contact, channels, category) : { why: 'no_address' as const };
  if ('why' in route) return undelivered(route.why);
  const [channel] = route.channels;
  const address = channel && contact?.[channel]?.address;
  return channel && address !== undefined
    ? { go: 'send', notices, to: { channel, address } }
    : undelivered('no_address');
}
