import { settled } from '../job/cascade.ts';
import type { VisitCase } from '../job/job-store.ts';
import type { JobFact } from '../job/timeline.ts';
import type { Message } from '../message/message.ts';
import type { Channel } from '../person/person.ts';
import { channelsTo } from './contact.ts';
import type { NoticeWorld } from './decide-messages.ts';
import { recipientId } from './eta.ts';
import { categoryIn, type NoticeContent, type NoticeIntent, type NoticeRow, noticesOf, wordFor } from './notice.ts';
import { whyUnwanted } from './still-wanted.ts';
import type { VisitWrite } from './visit-write.ts';

/** A message to a contact of the customer that has failed for certain, as it stands in the outbox. */
export interface FailedNotice {
  key: string;
  to: { contactId: string; channels: Channel[] };
  content: NoticeContent;
  /** By which it was tried; absent where none was open. */
  channel?: Channel | undefined;
  why: string;
}

/** The failed message when it is one to a contact of the customer. */
export const failedNotice = ({ key, to, content, channel, why = 'failed' }: Message): FailedNotice | undefined =>
  'contactId' in to && (content.kind === 'notice' || content.kind === 'notices')
    ? { key, to, content, channel, why }
    : undefined;

/**
 * What follows when the customer certainly did not get a message (messages spec, rules 8 and 10): he gets it by the next
 * channel that is open to it, once; where there is none, the job's timeline says so, and the job is marked when it was
 * the service itself that its own contact was not told of. `undefined`: nothing is to be done, or all of it is done.
 * `timeline` is the job's, in which a failure is noted once.
 */
export function afterFailure(
  failed: FailedNotice,
  { visit, rows }: Pick<VisitCase, 'visit' | 'rows'>,
  timeline: readonly JobFact[],
  world: NoticeWorld,
): VisitWrite | undefined {
  const { key, to, content, channel } = failed;
  const notices = noticesOf(content);
  const now = settled(visit);
  const first = notices.find((notice) => whyUnwanted(notice, now, world.now) === undefined);
  // A complaint is about a message that was read.
  if (!first || failed.why === 'complaint') return undefined;
  const others = rows.filter((row) => row.key !== key && recipientId(row.to) === to.contactId);
  if (others.some((row) => isUnderWay(row) && isSame(row.content, content))) return undefined;

  const contact = world.contacts.find(({ id }) => id === to.contactId);
  const category = categoryIn(notices);
  const route = contact ? channelsTo(contact, to.channels, category) : { why: 'no_address' as const };
  const left = 'why' in route ? [] : route.channels.filter((each) => each !== channel);
  const [next] = left;
  const { job } = visit;
  const nothing = { lockAsRead: false, appointments: [], withdraw: [], facts: [], effects: [] };
  if (next) {
    const put: NoticeIntent = {
      ...{ key: `${key}#${next}`, class: 'customer', content, dueAt: world.now, over: 'nothing' },
      to: { contactId: to.contactId, channels: left },
    };
    // It has been tried, too.
    if (others.some((row) => row.key === put.key)) return undefined;
    return { expects: job.version, job, timeline: [], put: [put], ...nothing };
  }
  if (timeline.some((fact) => fact.kind === 'not_told' && fact.messages.some((each) => each.key === key)))
    return undefined;
  const why = 'why' in route ? route.why : failed.why;
  const fact = wordFor(first);
  const isOwn = contact === undefined || contact.audience === 'primary';
  const mark = category === 'service' && isOwn ? { customerNotTold: { at: world.now, fact, why } } : {};
  return {
    expects: job.version,
    job: { ...job, ...mark, updatedAt: world.now, version: job.version + 1 },
    timeline: [{ kind: 'not_told', messages: [{ ruleId: first.ruleId, fact, to: to.contactId, why, key }] }],
    put: [],
    ...nothing,
  };
}

/** On its way, or there; also one whose end nobody knows, because a customer is told twice by nobody. */
const isUnderWay = ({ status }: NoticeRow): boolean => status !== 'failed' && status !== 'suppressed';

/** Whether two messages say the same: told by each channel, or by the next one already. */
const isSame = (one: NoticeContent, other: NoticeContent): boolean => JSON.stringify(one) === JSON.stringify(other);
