import { settled } from '../job/cascade.ts';
import type { Visit } from '../job/visit.ts';
import { LEASE_SECONDS } from '../message/classes.ts';
import type { Channel } from '../person/person.ts';
import { type Instant, plusSeconds } from '../time/instant.ts';
import { type Contact, channelsTo, type Undeliverable } from './contact.ts';
import { recipientId } from './eta.ts';
import { heardOfBefore } from './heard.ts';
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
  /** The visit's outbox, this message in it. */
  rows: readonly NoticeRow[];
  survey: SurveyWorld;
}

export type BeforeSending =
  /** Says these notices; a customer's goes to the address, one of the team is looked up like any staff message. */
  | { go: 'send'; notices: Notice[]; to?: { channel: Channel; address: string } }
  /** Quiet hours have begun meanwhile, or it is open whether he knows what this takes back: given back until then. */
  | { go: 'wait'; until: Instant }
  /** Nothing open leads to somebody who should be told of the service itself: whoever follows failures says so. */
  | { go: 'fail'; why: Undeliverable }
  /**
   * Not sent. The suppression is written only while the job still has this version: if the fact has come true again in
   * between, the sender looks again instead of losing the message.
   */
  | {
      go: 'suppress';
      why: Unwanted | Undeliverable | 'not_heard' | NonNullable<ReturnType<typeof whyNoSurvey>>;
      jobVersion: number;
    };

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
  const heard = (notice: Notice) => heardOfBefore(notice, recipientId(row.to), world.rows);
  const whyNot = (notice: Notice) =>
    whyUnwanted(notice, visit, world.now) ??
    (notice.about === 'survey' ? whyNoSurvey(world.survey, visit, world.now) : undefined) ??
    (heard(notice) === 'no' ? 'not_heard' : undefined);

  const all = noticesOf(row.content);
  const notices = all.filter((notice) => whyNot(notice) === undefined);
  const [first] = notices;
  if (!first) {
    const [some] = all;
    return suppress((some && whyNot(some)) ?? 'superseded');
  }
  // What the sender has claimed it settles within its lease.
  if (notices.some((each) => heard(each) === 'open'))
    return { go: 'wait', until: plusSeconds(world.now, LEASE_SECONDS) };
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
