import type { JobDetail, JobMessage } from '../../../core/contracts/jobs.ts';
import type { JobTimelineEntry } from '../../../core/job/timeline.ts';
import { saySpan } from '../../time/say-span.ts';
import { sayTime } from '../../time/say-time.ts';
import { channel } from '../../words/en.ts';
import { whyNot, jobTimeline as words } from '../../words/en-jobs.ts';
import { factNames, jobStatus } from '../../words/en-visits.ts';

/*
 * A job's timeline as people read it: what happened, and between it every message with the rule that fired and what
 * became of it. What was not sent stands in the timeline, what was in the outbox; here both are one story.
 */

/** A line of the story; `planned` lies ahead. */
export interface JobLine {
  key: string;
  at: string;
  kind: 'fact' | 'reached' | 'missed' | 'planned';
  text: string;
  quote?: string;
  /** The key of a message that can be sent to the customer again. */
  again?: string;
}

export interface Telling {
  zone: string;
  nowMs: number;
  /** What people read for a status code. */
  labelOf: (code: string) => string;
  /** Somebody at the customer's besides the customer himself. */
  contactOf: (contactId: string) => string | undefined;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
export const sayWhy = (why: string): string => whyNot[why] ?? why.replaceAll('_', ' ');

/** Oldest first, what lies ahead last. */
export function linesOf(job: JobDetail, telling: Telling): JobLine[] {
  const lines = [
    ...job.timeline.flatMap((entry) => factLines(entry, job, telling)),
    ...job.messages.map((message, index) => messageLine(message, index, job, telling)),
  ];
  const rank = ({ kind }: JobLine) => (kind === 'planned' ? 1 : 0);
  return lines.toSorted((a, b) => rank(a) - rank(b) || a.at.localeCompare(b.at));
}

const nameOf = ({ people }: JobDetail, id: string): string =>
  people.find((person) => person.id === id)?.name ?? words.colleague;

const ruleOf = ({ rules }: JobDetail, ids: readonly string[]): string => {
  const known = rules.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
  return known.length === 0 ? words.noRule : words.rule(known);
};

/** The rule with what it tells, once where they have one name; what a caller hears comes from no rule. */
function saidBy(job: JobDetail, ruleIds: readonly string[], facts: string[]): string {
  if (ruleIds.length === 0) return `“${facts.join(', ')}”`;
  const rule = ruleOf(job, ruleIds);
  return rule === words.rule(facts) ? rule : `${rule} (${facts.join(', ')})`;
}

/** Whom a rule would have told: a person, the office, or somebody at the customer's. */
function addressee(job: JobDetail, to: string | undefined, { contactOf }: Telling): string {
  if (to === undefined) return words.customer;
  if (to === 'office') return words.office;
  // A rule that tells by every channel adds the channel to the contact's id.
  return to.startsWith('per_') ? nameOf(job, to) : (contactOf(to.split('#')[0] ?? to) ?? words.customer);
}

function messageLine(message: JobMessage, index: number, job: JobDetail, telling: Telling): JobLine {
  const to = addressee(job, message.personId ?? message.contactId, telling);
  const { text, at, kind } = outcomeOf(message, to, telling);
  const facts = message.facts.map((fact) => factNames[fact] ?? telling.labelOf(fact));
  const own = saidBy(job, message.ruleIds, facts);
  const again = mayGoAgain(message, job) ? { again: message.key } : {};
  return { key: `message ${index}`, at, kind, text: words.fired(own, text), ...again };
}

/** It is over, nobody knows that he has read it, and it was not sent again or by another way since. */
const mayGoAgain = ({ key, status, contactId, ruleIds, confirmBy }: JobMessage, { messages }: JobDetail): boolean =>
  contactId !== undefined &&
  ruleIds.length > 0 &&
  (status === 'failed' || (status === 'unknown' && confirmBy === undefined)) &&
  !messages.some((other) => other.key.startsWith(`${key}#`));

function outcomeOf(
  message: JobMessage,
  to: string,
  telling: Telling,
): { text: string; at: string; kind: JobLine['kind'] } {
  const { status, why, channel: by, createdAt, dueAt, sentAt, deliveredAt } = message;
  const said = words.outcome;
  const say = (instant: string) => sayTime(instant, telling.zone, telling.nowMs);
  const means = by === undefined ? '' : channel[by];
  switch (status) {
    case 'queued':
      return {
        text: why === undefined ? said.waits(to, say(dueAt)) : said.triesAgain(to, say(dueAt), sayWhy(why)),
        at: dueAt,
        kind: 'planned',
      };
    case 'claimed':
      return { text: said.sending(to), at: dueAt, kind: 'planned' };
    case 'sent': {
      const text = deliveredAt === undefined ? said.sent(to, means) : said.delivered(to, means, say(deliveredAt));
      return { text, at: sentAt ?? dueAt, kind: 'reached' };
    }
    case 'failed':
      return { text: said.failed(to, sayWhy(why ?? '')), at: sentAt ?? dueAt, kind: 'missed' };
    case 'unknown':
      return { text: said.unknown(to, sayWhy(why ?? '')), at: sentAt ?? dueAt, kind: 'missed' };
    case 'suppressed':
      // Held messages are due later than they were decided; what is over is told where it ended, and not ahead.
      return {
        text: said.withheld(to, sayWhy(why ?? '')),
        at: Date.parse(dueAt) > telling.nowMs ? createdAt : dueAt,
        kind: 'missed',
      };
  }
}

/** An entry as a line; one that speaks of several messages is a line for each. */
function factLines(entry: JobTimelineEntry, job: JobDetail, telling: Telling): JobLine[] {
  const { seq, at } = entry;
  if (entry.kind === 'withdrawn' || entry.kind === 'not_told')
    return entry.messages.map((each, index) => {
      const { ruleId, fact, why } = each;
      const to = addressee(job, 'to' in each ? each.to : undefined, telling);
      const name = factNames[fact] ?? telling.labelOf(fact);
      const own = saidBy(job, ruleId ? [ruleId] : [], [name]);
      const text = words.fired(own, words.outcome.withheld(to, sayWhy(why)));
      return { key: `${seq} ${index}`, at, kind: 'missed' as const, text };
    });
  const { text, quote } = sentenceOf(entry, job, telling);
  return [{ key: `${seq}`, at, kind: 'fact', text: capital(text), ...(quote ? { quote } : {}) }];
}

type Plain = Exclude<JobTimelineEntry, { kind: 'withdrawn' | 'not_told' }>;

/** The sentence for each kind of fact; a new kind does not compile until it has one. */
function sentenceOf(entry: Plain, job: JobDetail, { zone, nowMs, labelOf }: Telling): { text: string; quote?: string } {
  const say = (instant: string) => sayTime(instant, zone, nowMs);
  const span = (start: string, end: string) => saySpan(Date.parse(start), Date.parse(end), zone);
  switch (entry.kind) {
    case 'status_changed':
      return { text: words.status(jobStatus[entry.from], jobStatus[entry.to]), quote: entry.reason ?? '' };
    case 'offer_accepted':
      return { text: words.offerAccepted(entry.by.name) };
    case 'declined':
      return { text: words.declined(entry.by.name), quote: entry.reason };
    case 'appointment_added':
      return { text: words.added(entry.by.name, span(entry.start, entry.end)) };
    case 'moved':
      return { text: words.moved(entry.by.name, span(entry.start, entry.end)) };
    case 'staffed':
      return {
        text: words.staffed(
          entry.by.name,
          entry.personIds.map((id) => nameOf(job, id)),
        ),
      };
    case 'tapped': {
      const { by, personIds, code, at, deviceAt, reason } = entry;
      const label = labelOf(code);
      const others = personIds.filter((id) => id !== by.id);
      const text =
        personIds.length === 0
          ? words.tappedForNobody(by.name, label)
          : others.length === 0
            ? words.tapped(by.name, label)
            : words.tappedFor(
                by.name,
                label,
                personIds.map((id) => nameOf(job, id)),
              );
      // A minute is what a slow connection takes; more is a tap that waited for one.
      const waited = deviceAt !== undefined && Date.parse(at) - Date.parse(deviceAt) > 60_000;
      return { text: waited ? `${text} ${words.onThePhone(say(deviceAt))}` : text, quote: reason ?? '' };
    }
    case 'late':
      return { text: words.late(entry.by.name, labelOf(entry.code)) };
    case 'eta_given':
      return { text: words.eta(entry.by.name, say(entry.eta)) };
    case 'paused':
      return { text: words.paused(entry.by.name), quote: entry.reason };
    case 'completed':
      return { text: words.completed(entry.by.name) };
    case 'reopened':
      return { text: words.reopened(entry.by.name), quote: entry.reason };
    case 'cancelled':
      return { text: words.cancelled(entry.by.name, entry.appointments), quote: entry.reason };
    case 'restored':
      return { text: words.restored(entry.by.name, entry.back, entry.needsReschedule) };
    case 'call_ended':
      return { text: words.callEnded(entry.number) };
    case 'cascaded':
      return { text: words.cascaded(entry.appointments) };
    case 'confirmed':
      return { text: words.confirmed };
    case 'reschedule_asked':
      return { text: words.rescheduleAsked, quote: entry.wish ?? '' };
    case 'survey_answered':
      return { text: words.surveyAnswered(entry.rating), quote: entry.comment ?? '' };
    case 'resent':
      return {
        text: words.resent(
          entry.by.name,
          entry.facts.map((fact) => factNames[fact] ?? labelOf(fact)),
        ),
      };
  }
}
