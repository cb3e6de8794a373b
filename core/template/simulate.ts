import { decideAppointment } from '../appointment/decide-appointment.ts';
import { decideTap } from '../appointment/decide-tap.ts';
import { codesWith, type StatusCode } from '../appointment/status-code.ts';
import type { Actor } from '../escalation/decision.ts';
import { AppointmentId, PersonId } from '../ids/ids.ts';
import { decideJob } from '../job/decide-job.ts';
import type { SystemFact } from '../job/status-fact.ts';
import { afterChange, type Visit, type VisitDecision, type VisitWorld } from '../job/visit.ts';
import type { Contact } from '../notification/contact.ts';
import type { NoticeWorld } from '../notification/decide-messages.ts';
import type { NoticeIntent, NoticeRow } from '../notification/notice.ts';
import type { NotificationRule } from '../notification/rule.ts';
import { visitWrite } from '../notification/visit-write.ts';
import { type Instant, plusMinutes } from '../time/instant.ts';
import { sampleCrew, sampleOf } from './sample.ts';

/*
 * A visit played with several technicians, to show what a rule would tell: by the very functions that decide in
 * production, with every message counted as sent before the next tap. Nobody is told anything.
 */

/** What happens in a simulated visit, one change after another. */
export interface Move {
  did: 'added' | 'moved' | 'cancelled' | 'restored' | 'tapped' | 'delayed' | 'lead_changed';
  /** The technician who taps. */
  name?: string;
  /** The code that he sets. */
  code?: string;
}

export interface Simulated {
  moves: Move[];
  /** What the rule tells the customer, after which move (from 0). */
  told: { after: number; intent: NoticeIntent; visit: Visit }[];
}

const NOW: Instant = '2026-06-01T15:00:00.000Z';
const VISIT = AppointmentId.parse(`apt_${'1'.padStart(26, '0')}`);
const OFFICE: Actor = { id: PersonId.parse(`per_${'9'.padStart(26, '0')}`), name: 'Office', roles: ['office'] };
/** Far enough away for every reminder there may be. */
const AHEAD_MINUTES = 40 * 24 * 60;

type Play = Move & { decide: (visit: Visit, world: VisitWorld) => VisitDecision };

/** Plays the visit that brings what the rule is about. */
export function simulate(
  rule: NotificationRule,
  others: readonly NotificationRule[],
  { codes, zone, technicians }: { codes: readonly StatusCode[]; zone: string; technicians: number },
): Simulated {
  const rules = [{ ...rule, enabled: true }, ...others.filter(({ id }) => id !== rule.id)];
  const contacts = contactsFor(rule);
  const rows: NoticeRow[] = [];
  const played: Simulated = { moves: [], told: [] };
  let { visit }: { visit: Visit } = sampleOf('bare', 'booked', {
    ...{ account: { name: 'Sample' }, codes: [], baseUrl: '', language: 'en' },
  });
  visit = { ...visit, job: { ...visit.job, accountId: rule.accountId, status: 'unscheduled' } };
  for (const { decide, ...move } of playFor(rule, sampleCrew(technicians))) {
    const after = played.moves.push(move) - 1;
    const now = plusMinutes(NOW, after * 10);
    const decision = decide(visit, { now, codes: codesWith(codes), completeRule: 'all' });
    if (decision.outcome !== 'changed') continue;
    const world: NoticeWorld = {
      // At any hour, as often as asked: the promise shown is "once", and not the quiet hours or the cap.
      ...{ now, zone, quiet: { from: '00:00', to: '00:00' }, contacts, rows: [...rows], toldOn: () => 0 },
      ...{ emergency: false, survey: { openComplaint: false } },
    };
    const write = visitWrite(visit, decision, rules, world);
    visit = afterChange(visit, write);
    for (const intent of write.put) {
      const { key, content, dueAt, to } = intent;
      rows.push({ key, content, dueAt, to, status: 'sent', ambiguous: 0 });
      if (intent.class === 'customer' && intent.content.kind === 'notice' && intent.content.ruleId === rule.id)
        played.told.push({ after, intent, visit });
    }
  }
  return played;
}

/** One person at the customer's for each audience of the rule. */
const contactsFor = ({ audience }: NotificationRule): Contact[] =>
  audience.flatMap((of, index) =>
    of === 'office' || of === 'technicians'
      ? []
      : [
          {
            ...{ id: of, audience: of },
            sms: { address: `+1312555019${index}`, bounced: false, optedOut: [] },
            email: { address: `${of}@example.com`, bounced: false, optedOut: [] },
          },
        ],
  );

function playFor({ on }: NotificationRule, crew: readonly { id: PersonId; name: string }[]): Play[] {
  const start = plusMinutes(NOW, AHEAD_MINUTES);
  const times = (from: Instant) => ({ start: from, end: plusMinutes(from, 120) });
  const of = { appointmentId: VISIT, by: OFFICE };
  const add: Play = {
    did: 'added',
    decide: (visit, world) =>
      decideAppointment(visit, { trigger: 'add', id: VISIT, by: OFFICE, technicians: crew, ...times(start) }, world),
  };
  const tap = (code: string): Play[] =>
    crew.map(({ id, name }) => ({
      ...{ did: 'tapped', name, code },
      decide: (visit, world) =>
        decideTap(visit, { appointmentId: VISIT, code, by: { id, name, roles: ['technician'] } }, world),
    }));
  /** Half an hour, then an hour later than that: both worth telling. */
  const delay = (minutes: number): Play => ({
    ...{ did: 'delayed', name: crew[0]?.name ?? '' },
    decide: (visit, world) =>
      decideTap(visit, { ...of, code: 'TRAVELING', ...firstOf(crew), eta: plusMinutes(world.now, minutes) }, world),
  });
  const office = (did: Move['did'], decide: Play['decide']): Play => ({ did, decide });
  const move = office('moved', (visit, world) =>
    decideAppointment(visit, { trigger: 'move', ...of, ...times(plusMinutes(start, 180)) }, world),
  );
  const cancel = office('cancelled', (visit, world) =>
    decideJob(visit, { trigger: 'cancel', by: OFFICE, reason: 'simulated' }, world),
  );
  const restore = office('restored', (visit, world) => decideJob(visit, { trigger: 'restore', by: OFFICE }, world));
  const last = crew.at(-1);
  const newLead = office('lead_changed', (visit, world) =>
    decideAppointment(
      visit,
      { trigger: 'staff', ...of, technicians: crew, ...(last ? { leadId: last.id } : {}) },
      world,
    ),
  );

  if ('statusCode' in on) return [add, ...tap(on.statusCode)];
  const plays: Readonly<Partial<Record<SystemFact, Play[]>>> = {
    moved: [add, move],
    cancelled: [add, cancel],
    restored: [add, cancel, restore],
    eta_changed: [add, delay(30), delay(90), delay(180)],
    lead_changed: [add, ...tap('TRAVELING'), newLead],
  };
  return plays[on.fact] ?? [add, ...tap('TRAVELING'), ...tap('WORKING'), ...tap('COMPLETE')];
}

const firstOf = (crew: readonly { id: PersonId }[]) => (crew[0] ? { technicianId: crew[0].id } : {});
