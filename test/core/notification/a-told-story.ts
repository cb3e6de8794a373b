import type { AppointmentEvent } from '../../../core/appointment/decide-appointment.ts';
import { decideAppointment } from '../../../core/appointment/decide-appointment.ts';
import { decideTap, type Tap } from '../../../core/appointment/decide-tap.ts';
import type { StatusCode } from '../../../core/appointment/status-code.ts';
import { NotificationRuleId } from '../../../core/ids/ids.ts';
import { decideCascade } from '../../../core/job/cascade.ts';
import { decideJob, type JobEvent } from '../../../core/job/decide-job.ts';
import type { Job } from '../../../core/job/job.ts';
import type { JobFact } from '../../../core/job/timeline.ts';
import { afterChange, type Visit, type VisitDecision, type VisitWorld } from '../../../core/job/visit.ts';
import { beforeSending } from '../../../core/notification/before-sending.ts';
import type { Contact } from '../../../core/notification/contact.ts';
import type { NoticeWorld } from '../../../core/notification/decide-messages.ts';
import { recipientId } from '../../../core/notification/eta.ts';
import { type Notice, type NoticeRow, wordFor } from '../../../core/notification/notice.ts';
import { DEFAULT_QUIET_HOURS, dayIn } from '../../../core/notification/quiet-hours.ts';
import type { NotificationRule } from '../../../core/notification/rule.ts';
import { systemRules } from '../../../core/notification/system-rules.ts';
import { type VisitWrite, visitWrite } from '../../../core/notification/visit-write.ts';
import type { Person } from '../../../core/person/person.ts';
import { type Instant, plusSeconds } from '../../../core/time/instant.ts';
import { actor } from '../../support/builders/story.ts';
import { DEE, NORTHSIDE, ulidOf } from '../../support/builders/team.ts';
import { adding, aJob, aVisitWorld, MORNING, tapOf } from '../job/a-visit.ts';

export const ruleId = (n: number) => NotificationRuleId.parse(ulidOf('rul', n));
export const CHICAGO = 'America/Chicago';
export const MARIA: Contact = {
  ...{ id: 'maria', audience: 'primary' },
  sms: { address: '+13125550190', bounced: false, optedOut: [] },
  email: { address: 'maria@example.com', bounced: false, optedOut: [] },
};

/** The system rules of these facts, all switched on. */
export const rulesFor = (...facts: string[]): NotificationRule[] =>
  systemRules(NORTHSIDE, ruleId)
    .filter(({ on, audience }) => 'fact' in on && facts.includes(on.fact) && audience[0] === 'primary')
    .map((rule) => ({ ...rule, enabled: true }));

/** A message that left the house. */
export interface Sent {
  key: string;
  at: Instant;
  to: string;
  facts: string[];
  notices: Notice[];
}

/**
 * A visit with its outbox as a store and a sender would keep it: every change is one all-or-nothing write under its
 * conditions, the sender claims what is due, looks, and sends or suppresses. Only what `sent` holds has left the house.
 */
export function aToldStory({
  rules = rulesFor('on_the_way', 'started', 'complete'),
  job = {},
  now: start = MORNING,
  codes = [],
  world: visitWorld = {},
}: {
  rules?: NotificationRule[];
  job?: Partial<Job>;
  now?: Instant;
  codes?: StatusCode[];
  world?: Partial<VisitWorld>;
} = {}) {
  let now = start;
  let visit: Visit = { job: aJob(job), appointments: [] };
  const rows = new Map<string, NoticeRow>();
  const timeline: JobFact[] = [];
  const sent: Sent[] = [];
  const around = {
    contacts: [MARIA] as Contact[],
    zone: CHICAGO,
    quiet: DEFAULT_QUIET_HOURS,
    survey: { openComplaint: false } as NoticeWorld['survey'],
    toldBefore: 0,
    emergency: false,
  };
  const toldOn = (day: string, contactId: string): number =>
    around.toldBefore +
    [...rows.values()].filter(
      (row) =>
        row.status !== 'suppressed' && recipientId(row.to) === contactId && dayIn(around.zone, row.dueAt) === day,
    ).length;
  const deciding = (): VisitWorld => ({ ...aVisitWorld(visitWorld, codes), now });
  const noticeWorld = (): NoticeWorld => ({
    ...{ now, zone: around.zone, quiet: around.quiet, contacts: around.contacts, rows: [...rows.values()] },
    ...{ toldOn, emergency: around.emergency, survey: around.survey },
  });

  /** The transaction: whole, or not at all. */
  const commit = (write: VisitWrite): boolean => {
    const statusOf = (key: string) => rows.get(key)?.status;
    const puts = write.put.every(({ key, over }) =>
      over === 'queued' ? statusOf(key) === 'queued' : [undefined, 'suppressed'].includes(statusOf(key)),
    );
    const all =
      visit.job.version === write.expects && puts && write.withdraw.every((key) => statusOf(key) === 'queued');
    if (!all) return false;
    if (1 + write.appointments.length + write.timeline.length + write.put.length + write.withdraw.length > 100)
      throw new Error('too large for one transaction');
    visit = afterChange(visit, write);
    timeline.push(...write.timeline);
    for (const key of write.withdraw) rows.delete(key);
    for (const { key, content, dueAt, to } of write.put)
      rows.set(key, { key, status: 'queued', content, dueAt, to, ambiguous: 0 });
    return true;
  };
  const prepare = (decision: VisitDecision): VisitWrite | undefined =>
    decision.outcome === 'changed' || decision.outcome === 'late'
      ? visitWrite(visit, decision, rules, noticeWorld())
      : undefined;
  const keep = (decision: VisitDecision): VisitDecision => {
    const write = prepare(decision);
    if (write && !commit(write)) throw new Error('nobody else writes here');
    return decision;
  };
  const decide = {
    tap: (by: Person, code: string, more: Partial<Tap> = {}) => decideTap(visit, tapOf(by, code, more), deciding()),
    change: (event: AppointmentEvent) => decideAppointment(visit, event, deciding()),
    office: (event: JobEvent) => decideJob(visit, event, deciding()),
  };

  const claim = (key: string): boolean => {
    const row = rows.get(key);
    if (row?.status !== 'queued' || row.dueAt > now) return false;
    rows.set(key, { ...row, status: 'claimed' });
    return true;
  };
  const look = (key: string) => {
    const row = rows.get(key);
    if (row?.status !== 'claimed') throw new Error(`${key} is not claimed`);
    return beforeSending(row, visit, noticeWorld());
  };
  const settle = (key: string, seen: ReturnType<typeof look>): 'done' | 'look_again' => {
    const row = rows.get(key);
    if (row?.status !== 'claimed') throw new Error(`${key} is not claimed`);
    if (seen.go === 'suppress' && seen.jobVersion !== visit.job.version) return 'look_again';
    if (seen.go === 'wait') rows.set(key, { ...row, status: 'queued', dueAt: seen.until });
    else
      rows.set(key, { ...row, status: ({ send: 'sent', suppress: 'suppressed', fail: 'failed' } as const)[seen.go] });
    if (seen.go === 'send') {
      const to = seen.to?.address ?? ('personId' in row.to ? row.to.personId : 'office');
      sent.push({ key, at: now, to, facts: seen.notices.map(wordFor), notices: seen.notices });
    }
    return 'done';
  };
  const sendDue = () => {
    for (const key of [...rows.keys()].toSorted()) if (claim(key)) while (settle(key, look(key)) === 'look_again');
  };

  return {
    ...{ around, rows, timeline, sent, decide, prepare, commit, keep, claim, look, settle, sendDue, noticeWorld },
    visit: () => visit,
    now: () => now,
    /** Lets time pass; every message is sent when it is due. */
    later(seconds: number) {
      const until = plusSeconds(now, seconds);
      for (;;) {
        const due = [...rows.values()].filter((row) => row.status === 'queued' && row.dueAt <= until);
        const next = due.reduce<Instant | undefined>((a, { dueAt }) => (a && a < dueAt ? a : dueAt), undefined);
        if (next === undefined) break;
        if (next > now) now = next;
        sendDue();
      }
      now = until;
    },
    /** Lets time pass without a sender. */
    quietly(seconds: number) {
      now = plusSeconds(now, seconds);
    },
    add: (more: Partial<Extract<AppointmentEvent, { trigger: 'add' }>> = {}, at?: Instant) =>
      keep(decide.change(adding(more, at))),
    tap: (by: Person, code: string, more: Partial<Tap> = {}) => keep(decide.tap(by, code, more)),
    change: (event: AppointmentEvent) => keep(decide.change(event)),
    office: (event: JobEvent) => keep(decide.office(event)),
    cancel: () => keep(decide.office({ trigger: 'cancel', by: actor(DEE), reason: 'Customer called off' })),
    restore: () => keep(decide.office({ trigger: 'restore', by: actor(DEE) })),
    cascade: () => keep(decideCascade(visit, now)),
    /** What left the house, in words. */
    told: () => sent.flatMap(({ facts }) => facts),
    waiting: () => [...rows.values()].filter(({ status }) => status === 'queued'),
    whyNotTold: () => timeline.flatMap((fact) => (fact.kind === 'not_told' ? fact.messages.map(({ why }) => why) : [])),
    whyWithdrawn: () =>
      timeline.flatMap((fact) => (fact.kind === 'withdrawn' ? fact.messages.map(({ why }) => why) : [])),
  };
}

export type ToldStory = ReturnType<typeof aToldStory>;
