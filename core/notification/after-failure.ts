import type { ConsentCategory } from '../consent/consent.ts';
import type { Escalation } from '../escalation/escalation.ts';
import { settled } from '../job/cascade.ts';
import type { Job } from '../job/job.ts';
import type { VisitCase, VisitHistory } from '../job/job-store.ts';
import type { JobFact } from '../job/timeline.ts';
import { isForCaller } from '../message/caller-content.ts';
import type { Message } from '../message/message.ts';
import type { Channel } from '../person/person.ts';
import type { Instant } from '../time/instant.ts';
import { contactOfCaller, whyUnsaid } from './caller-destination.ts';
import { type Contact, channelsTo } from './contact.ts';
import type { NoticeWorld } from './decide-messages.ts';
import { recipientId } from './eta.ts';
import { categoryIn, type NoticeContent, type NoticeIntent, type NoticeRow, noticesOf, wordFor } from './notice.ts';
import { whyUnwanted } from './still-wanted.ts';
import type { CallerAgain, VisitWrite } from './visit-write.ts';

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
  const { key, to, content } = failed;
  const notices = noticesOf(content);
  const now = settled(visit);
  const first = notices.find((notice) => whyUnwanted(notice, now, world.now) === undefined);
  // A complaint is about a message that was read.
  if (!first || failed.why === 'complaint') return undefined;
  const others = rows.filter((row) => row.key !== key && recipientId(row.to) === to.contactId);
  if (others.some((row) => isUnderWay(row) && isSame(row.content, content))) return undefined;

  const contact = world.contacts.find(({ id }) => id === to.contactId);
  const category = categoryIn(notices);
  const { left, why } = waysLeft(failed, contact, category);
  const [next] = left;
  if (next) {
    const put: NoticeIntent = {
      ...{ key: `${key}#${next}`, class: 'customer', content, dueAt: world.now, over: 'nothing' },
      to: { contactId: to.contactId, channels: left },
    };
    // It has been tried, too.
    if (others.some((row) => row.key === put.key)) return undefined;
    return { ...NOTHING, expects: visit.job.version, job: visit.job, put: [put] };
  }
  const isMarked = category === 'service' && (contact === undefined || contact.audience === 'primary');
  const told = { ruleId: first.ruleId, fact: wordFor(first), to: to.contactId, why, key };
  return nobodyTold(told, { job: visit.job, timeline, isMarked }, world.now);
}

/**
 * The same of what the caller of an escalation was to hear (rule 14): it is the service, and said by every channel he
 * has. Whether it is still so is asked of the escalation.
 */
export function afterCallerFailure(
  message: Message,
  { visit, messages, timeline }: Pick<VisitHistory, 'visit' | 'messages' | 'timeline'>,
  escalation: Escalation | undefined,
  world: NoticeWorld,
): VisitWrite | undefined {
  const { key, to, content, channel, why: failedBy = 'failed', escalation: of } = message;
  if (!isForCaller(content) || !('contactId' in to) || !of || failedBy === 'complaint') return undefined;
  if (whyUnsaid(message, { visit, messages }, escalation, world.now)) return undefined;
  const contact = contactOfCaller(world.contacts);
  const { left, why } = waysLeft({ to, channel, why: failedBy }, contact, 'service');
  const [next] = left;
  if (!next) {
    const told = { fact: content.kind, to: to.contactId, why, key };
    return nobodyTold(told, { job: visit.job, timeline, isMarked: true }, world.now);
  }
  const again: CallerAgain = {
    ...{ key: `${key}#${next}`, content, dueAt: world.now, escalation: of },
    to: { contactId: to.contactId, channels: left },
  };
  // It has been tried, too.
  if (messages.some((each) => each.key === again.key)) return undefined;
  return { ...NOTHING, expects: visit.job.version, job: visit.job, toCaller: [again] };
}

const NOTHING = {
  ...{ lockAsRead: false, appointments: [], timeline: [], put: [], withdraw: [], facts: [], effects: [] },
} satisfies Partial<VisitWrite>;

/** The channels that are open and were not tried; why there is none. */
function waysLeft(
  { to, channel, why }: Pick<FailedNotice, 'to' | 'channel' | 'why'>,
  contact: Contact | undefined,
  category: ConsentCategory,
): { left: Channel[]; why: string } {
  const route = contact ? channelsTo(contact, to.channels, category) : { why: 'no_address' as const };
  return 'why' in route
    ? { left: [], why: route.why }
    : { left: route.channels.filter((each) => each !== channel), why };
}

type NotTold = Extract<JobFact, { kind: 'not_told' }>['messages'][number];

/** The timeline says it, once; and the job is marked where its own contact was not told of the service. */
function nobodyTold(
  told: NotTold,
  { job, timeline, isMarked }: { job: Job; timeline: readonly JobFact[]; isMarked: boolean },
  now: Instant,
): VisitWrite | undefined {
  if (timeline.some((fact) => fact.kind === 'not_told' && fact.messages.some(({ key }) => key === told.key)))
    return undefined;
  const { fact, why } = told;
  const mark = isMarked ? { customerNotTold: { at: now, fact, why } } : {};
  return {
    ...NOTHING,
    expects: job.version,
    job: { ...job, ...mark, updatedAt: now, version: job.version + 1 },
    timeline: [{ kind: 'not_told', messages: [told] }],
  };
}

/** On its way, or there; also one whose end nobody knows, because a customer is told twice by nobody. */
const isUnderWay = ({ status }: NoticeRow): boolean => status !== 'failed' && status !== 'suppressed';

/** Whether two messages say the same: told by each channel, or by the next one already. */
const isSame = (one: NoticeContent, other: NoticeContent): boolean => JSON.stringify(one) === JSON.stringify(other);
