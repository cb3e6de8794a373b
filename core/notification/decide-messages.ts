import type { Appointment } from '../appointment/appointment.ts';
import { leadOf } from '../appointment/appointment.ts';
import type { IncidentNumber } from '../ids/ids.ts';
import { cycleOf, type Job } from '../job/job.ts';
import { type StatusFact, statusFacts } from '../job/status-fact.ts';
import type { JobFact } from '../job/timeline.ts';
import type { Visit } from '../job/visit.ts';
import type { Instant } from '../time/instant.ts';
import { capped } from './cap.ts';
import type { Contact } from './contact.ts';
import { dueTime } from './due-time.ts';
import { correctedEtas, ETA_CHANGES_TOLD, etaChangesTold, hasMoved, toldEta, wasAnnounced } from './eta.ts';
import { heardOfBefore } from './heard.ts';
import { noticeKey } from './key.ts';
import { type Notice, type NoticeIntent, type NoticeRow, wordFor } from './notice.ts';
import type { QuietHours } from './quiet-hours.ts';
import { type Addressee, addresseesOf } from './recipients.ts';
import { categoryOf, type NotificationRule, REMINDER_MINUTES } from './rule.ts';
import { type Unwanted, whyUnwanted } from './still-wanted.ts';
import { type SurveyWorld, whyNoSurvey } from './survey.ts';

/** What is true around a visit when its messages are decided; read with it, passed as values. */
export interface NoticeWorld {
  now: Instant;
  /** IANA zone of the service address: quiet hours and days are counted there. */
  zone: string;
  quiet: QuietHours;
  contacts: readonly Contact[];
  /** Every row of a notification in the visit's outbox, read in the same query as the visit. */
  rows: readonly NoticeRow[];
  /** How many messages a contact has had or will have on a day (`2026-06-01`), across the customer's jobs. */
  toldOn: (day: string, contactId: string) => number;
  emergency: boolean;
  /** The escalation that has the job. */
  heldBy?: IncidentNumber;
  survey: SurveyWorld;
}

/** What a change tells, and what it makes unnecessary to tell. All of it belongs in the transaction of the change. */
export interface Telling {
  messages: NoticeIntent[];
  /** Rows to delete while they are still queued, which frees their keys. One that is claimed loses the transaction. */
  withdrawn: { key: string; notice: Notice; why: Unwanted }[];
  timeline: JobFact[];
  /** The location's own contact should have been told and could not be. */
  customerNotTold?: { fact: string; why: string };
}

/** Somebody whom a rule would have told. */
interface NotTold {
  rule: NotificationRule;
  fact: string;
  to?: string;
  why: string;
  /** Of somebody who cannot be reached: he is the location's own contact. */
  isOwn?: boolean;
}

/**
 * Which messages follow when a visit goes from `before` to `after` (both settled). A pure function of the images, the
 * rules and the outbox: whoever replays a change finds its keys taken and is told nothing new. Withdrawing comes first,
 * so that a fact that is true again in the same change asks for its key anew.
 */
export function messagesFor(
  before: Visit,
  after: Visit,
  rules: readonly NotificationRule[],
  world: NoticeWorld,
): Telling {
  const waiting = world.rows.filter(({ status }) => status === 'queued');
  const withdrawn = unwantedOf(waiting, after, world.now);
  const left = waiting.filter(({ key }) => !withdrawn.some((each) => each.key === key));
  const etas = correctedEtas(left, world.rows, after);
  for (const { key, content } of etas.withdrawn)
    if (content.kind === 'notice') withdrawn.push({ key, notice: content, why: 'undone' });

  const rows = world.rows.filter(({ key }) => !withdrawn.some((each) => each.key === key));
  const taken = keysOf(rows);
  const wanted: NoticeIntent[] = [];
  const notTold: NotTold[] = [];
  for (const fact of statusFacts(before, after))
    for (const rule of rules)
      if (rule.enabled && isAbout(rule, fact))
        tellOf(rule, fact, after, { ...world, rows }, { taken, wanted, notTold, before: world.rows });

  const { messages, lost } = capped([...etas.corrected, ...wanted], { ...world, rows });
  for (const { content } of lost) {
    const rule = rules.find(({ id }) => content.kind === 'notice' && id === content.ruleId);
    if (rule && content.kind === 'notice') notTold.push({ rule, fact: wordFor(content), why: 'cap' });
  }
  return { messages, withdrawn, timeline: timelineOf(withdrawn, notTold), ...markOf(notTold) };
}

function unwantedOf(waiting: readonly NoticeRow[], after: Visit, now: Instant): Telling['withdrawn'] {
  return waiting.flatMap(({ key, content }) => {
    const why = content.kind === 'notice' ? whyUnwanted(content, after, now) : undefined;
    return why && content.kind === 'notice' ? [{ key, notice: content, why }] : [];
  });
}

/** Keys that a fact has already asked for. What was suppressed before it was sent may be asked for again. */
function keysOf(rows: readonly NoticeRow[]): Set<string> {
  const keys = new Set<string>();
  for (const { key, status, content } of rows) {
    if (status === 'suppressed') continue;
    keys.add(key);
    if (content.kind === 'notices') for (const part of content.parts) keys.add(part.key);
  }
  return keys;
}

const isAbout = ({ on, level }: NotificationRule, fact: StatusFact): boolean =>
  level === fact.level &&
  ('fact' in on ? on.fact === fact.about : typeof fact.about !== 'string' && on.statusCode === fact.about.code);

interface Found {
  taken: Set<string>;
  wanted: NoticeIntent[];
  notTold: NotTold[];
  /** The outbox before this change withdrew anything. */
  before: readonly NoticeRow[];
}

/** What one rule makes of one fact. */
function tellOf(rule: NotificationRule, fact: StatusFact, after: Visit, world: NoticeWorld, found: Found): void {
  const { job } = after;
  const appointment = after.appointments.find(({ id }) => id === fact.appointmentId);
  if (rule.dedupe === 'lead_only' && appointment && fact.personId !== leadOf(appointment)) return;
  const base = noticeOf(rule, fact, job, appointment);
  const word = wordFor(base);
  const why =
    whyExcluded(rule, job) ?? (fact.about === 'survey' ? whyNoSurvey(world.survey, after, world.now) : undefined);
  if (why) {
    found.notTold.push({ rule, fact: word, why });
    return;
  }
  const standing =
    appointment?.assignments.find(({ personId }) => personId === fact.personId)?.phase ?? appointment?.status;
  const minutes = fact.about === 'reminder' ? (rule.minutesBefore ?? REMINDER_MINUTES) : [undefined];
  for (const minutesBefore of minutes)
    for (const addressee of addresseesOf(rule, appointment, after, world.contacts)) {
      const notice = minutesBefore === undefined ? base : { ...base, minutesBefore };
      const extra = extraOf(rule, notice, appointment, addressee, world);
      if (extra === undefined) continue;
      const key = noticeKey(rule, fact, { job, appointment }, addressee.keyPart, extra);
      if (found.taken.has(key)) continue;
      if ('why' in addressee) {
        found.notTold.push({ rule, fact: word, to: addressee.keyPart, why: addressee.why, isOwn: addressee.isOwn });
        continue;
      }
      if (heardOfBefore(notice, addressee.id, found.before) === 'no') {
        found.notTold.push({ rule, fact: word, to: addressee.keyPart, why: 'not_heard' });
        continue;
      }
      const due = dueTime(rule, notice, addressee.class === 'staff', { appointment, standing, visit: after }, world);
      if ('why' in due) {
        if (due.why === 'stale') found.notTold.push({ rule, fact: word, to: addressee.keyPart, why: due.why });
        continue;
      }
      found.taken.add(key);
      const content = { ...notice, quiet: due.quiet };
      found.wanted.push({ key, class: addressee.class, to: addressee.to, content, dueAt: due.dueAt, over: 'nothing' });
    }
}

/** What tells several messages of a fact apart; undefined when this one is none for this addressee. */
function extraOf(
  rule: NotificationRule,
  notice: Notice,
  appointment: Appointment | undefined,
  { id: recipient }: Addressee,
  { rows }: NoticeWorld,
): string | undefined {
  if (notice.minutesBefore !== undefined) return `#${notice.minutesBefore}`;
  if (!appointment) return '';
  const of = { ruleId: rule.id, appointmentId: appointment.id, cycle: appointment.cycle, recipient };
  // Rule 4: before anybody was announced, the first message will name the right one.
  if (notice.about === 'lead_changed') return wasAnnounced(rows, of) ? '' : undefined;
  if (notice.about !== 'eta_changed') return '';
  if (appointment.eta === undefined || !hasMoved(toldEta(rows, of), appointment.eta)) return undefined;
  const told = etaChangesTold(rows, of);
  return told < ETA_CHANGES_TOLD ? `#ETA${told + 1}` : undefined;
}

function noticeOf(rule: NotificationRule, fact: StatusFact, job: Job, appointment: Appointment | undefined): Notice {
  return {
    kind: 'notice',
    ...{ ruleId: rule.id, about: fact.about, level: fact.level, category: categoryOf(rule), quiet: rule.quiet },
    ...{ jobId: job.id, jobCycle: cycleOf(job) },
    ...(appointment ? { appointmentId: appointment.id, cycle: appointment.cycle } : {}),
    ...(fact.personId ? { personId: fact.personId } : {}),
    ...(appointment?.eta === undefined ? {} : { eta: appointment.eta }),
  };
}

const whyExcluded = ({ exclusions }: NotificationRule, { type, customerId }: Job): string | undefined =>
  exclusions.customerIds.includes(customerId) || (type !== undefined && exclusions.jobTypes.includes(type))
    ? 'excluded'
    : undefined;

function timelineOf(withdrawn: Telling['withdrawn'], notTold: readonly NotTold[]): JobFact[] {
  const facts: JobFact[] = [];
  if (withdrawn.length > 0)
    facts.push({
      kind: 'withdrawn',
      messages: withdrawn.map(({ notice, why }) => ({ ruleId: notice.ruleId, fact: wordFor(notice), why })),
    });
  if (notTold.length > 0)
    facts.push({
      kind: 'not_told',
      messages: notTold.map(({ rule, fact, to, why }) => ({ ruleId: rule.id, fact, ...(to ? { to } : {}), why })),
    });
  return facts;
}

/** Rule 8: the service itself, of which the location's own contact cannot be told because no address of his is open. */
function markOf(notTold: readonly NotTold[]): Pick<Telling, 'customerNotTold'> {
  const found = notTold.find(({ rule, isOwn }) => isOwn && categoryOf(rule) === 'service');
  return found ? { customerNotTold: { fact: found.fact, why: found.why } } : {};
}
