import { decideAppointment } from '../core/appointment/decide-appointment.ts';
import { decideTap } from '../core/appointment/decide-tap.ts';
import { codesWith } from '../core/appointment/status-code.ts';
import { AccountId, AppointmentId, CustomerId, JobId, NotificationRuleId, PersonId } from '../core/ids/ids.ts';
import type { Job } from '../core/job/job.ts';
import { afterChange, type Visit, type VisitDecision, type VisitWorld } from '../core/job/visit.ts';
import { messagesFor, type NoticeWorld } from '../core/notification/decide-messages.ts';
import type { NoticeRow } from '../core/notification/notice.ts';
import { DEFAULT_QUIET_HOURS } from '../core/notification/quiet-hours.ts';
import { systemRules } from '../core/notification/system-rules.ts';
import { visitWrite } from '../core/notification/visit-write.ts';
import { plusMinutes } from '../core/time/instant.ts';

/*
 * How many message decisions one core makes a second (aim: 20 000). One decision = one change of a visit with three
 * technicians, all rules of the system and the outbox it has filled so far. Prints one line of JSON: CPU time, not wall time, of
 * runs in turn, after a check that three technicians on the way are one message.
 */

const DECISIONS = 40_000;
const RUNS = 5;
const NOW = '2026-06-01T15:00:00.000Z';
const ulid = (prefix: string, n: number) => `${prefix}_${String(n).padStart(26, '0')}`;

const crew = ['John Smith', 'Brian Smith', 'Carla Diaz'].map((name, n) => ({
  id: PersonId.parse(ulid('per', n + 1)),
  name,
}));
const office = { id: PersonId.parse(ulid('per', 9)), name: 'Dee Park', roles: ['dispatcher' as const] };
const accountId = AccountId.parse('northside');
const rules = systemRules(accountId, (n) => NotificationRuleId.parse(ulid('rul', n + 1))).map((rule) => ({
  ...rule,
  enabled: true,
}));
const job: Job = {
  ...{ accountId, id: JobId.parse(ulid('job', 1)), number: '100001', customerId: CustomerId.parse(ulid('cus', 1)) },
  ...{ status: 'unscheduled', summary: 'No heat', createdAt: NOW, updatedAt: NOW, version: 1 },
};
const appointmentId = AppointmentId.parse(ulid('apt', 1));
/** Everybody's word for it that the work is done: then no tap of the three is one too many. */
const world: VisitWorld = { now: NOW, codes: codesWith([]), completeRule: 'all' };

interface Step {
  before: Visit;
  after: Visit;
  decide: () => VisitDecision;
  world: NoticeWorld;
}

/** A whole visit, change by change, with the outbox as each of them found it. */
function life(): { steps: Step[]; keys: string[] } {
  let visit: Visit = { job, appointments: [] };
  const rows: NoticeRow[] = [];
  const keys: string[] = [];
  const steps: Step[] = [];
  const next = (decide: (visit: Visit) => VisitDecision) => {
    const noticeWorld: NoticeWorld = {
      ...{ now: NOW, zone: 'America/Chicago', quiet: DEFAULT_QUIET_HOURS, rows: [...rows], toldOn: () => 0 },
      contacts: [{ id: 'maria', audience: 'primary', sms: { address: '+13125550190', bounced: false, optedOut: [] } }],
      ...{ emergency: false, survey: { openComplaint: false } },
    };
    const before = visit;
    const decision = decide(before);
    if (decision.outcome !== 'changed') throw new Error(`a step of the life is ${decision.outcome}`);
    const write = visitWrite(before, decision, rules, noticeWorld);
    visit = afterChange(before, write);
    for (const { key, content, dueAt, to } of write.put) {
      keys.push(key);
      rows.push({ key, content, dueAt, to, status: 'sent', ambiguous: 0 });
    }
    steps.push({ before, after: visit, decide: () => decide(before), world: noticeWorld });
  };
  const start = plusMinutes(NOW, 3 * 24 * 60);
  const at = { start, end: plusMinutes(start, 60) };
  next((v) => decideAppointment(v, { trigger: 'add', id: appointmentId, by: office, technicians: crew, ...at }, world));
  for (const code of ['TRAVELING', 'WORKING', 'COMPLETE'])
    for (const technician of crew)
      next((v) => decideTap(v, { appointmentId, code, by: office, technicianId: technician.id }, world));
  return { steps, keys };
}

const { steps, keys } = life();
const announced = steps.flatMap(({ before, after, world: around }) =>
  messagesFor(before, after, rules, around).messages.filter(
    ({ content }) => content.kind === 'notice' && content.about === 'on_the_way',
  ),
);
if (announced.length !== 1) throw new Error(`three technicians on the way are ${announced.length} messages`);
if (new Set(keys).size !== keys.length) throw new Error('a key was asked for twice');

const operations = {
  /** The messages of a change. */
  messagesFor: ({ before, after, world: around }: Step) => messagesFor(before, after, rules, around),
  /** The tap, what follows for visit and job, and its messages: all that one transaction holds. */
  wholeChange: ({ before, decide, world: around }: Step) => {
    const decision = decide();
    if (decision.outcome === 'changed') visitWrite(before, decision, rules, around);
  },
};

/** Decisions a CPU second of one run. */
function rateOf(operation: (step: Step) => unknown): number {
  const before = process.cpuUsage();
  for (let i = 0; i < DECISIONS; i++) {
    const step = steps[i % steps.length];
    if (step) operation(step);
  }
  const { user, system } = process.cpuUsage(before);
  return DECISIONS / ((user + system) / 1_000_000);
}

const rates = Object.entries(operations).map(([name, operation]) => ({ name, operation, runs: [] as number[] }));
for (const { operation } of rates) rateOf(operation);
for (let run = 0; run < RUNS; run++) for (const each of rates) each.runs.push(rateOf(each.operation));

console.log(
  JSON.stringify({
    bench: 'message-decisions',
    unit: 'decisions per CPU second',
    ...{ rules: rules.length, steps: steps.length, messages: keys.length, decisionsPerRun: DECISIONS },
    ...Object.fromEntries(
      rates.map(({ name, runs }) => {
        const sorted = runs.toSorted((a, b) => a - b).map(Math.round);
        return [name, { least: sorted[0], median: sorted[Math.floor(RUNS / 2)], most: sorted.at(-1) }];
      }),
    ),
  }),
);
