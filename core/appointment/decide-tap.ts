import type { Actor } from '../escalation/decision.ts';
import type { AppointmentId, PersonId } from '../ids/ids.ts';
import { settled } from '../job/cascade.ts';
import { jobStatusAfter, jobTriggerOf } from '../job/derive.ts';
import type { JobFact } from '../job/timeline.ts';
import {
  afterChange,
  changeOf,
  isOffice,
  refused,
  type Visit,
  type VisitDecision,
  type VisitWorld,
  without,
} from '../job/visit.ts';
import type { Instant } from '../time/instant.ts';
import type { Appointment, Assignment, Position } from './appointment.ts';
import { statusFrom } from './derive.ts';
import type { StatusCode } from './status-code.ts';
import { type Step, stepOf } from './tap-step.ts';
import { STATUS_OF } from './transitions.ts';

/** A status code that somebody sets (`POST /v1/appointments/{id}/status`). */
export interface Tap {
  appointmentId: AppointmentId;
  code: string;
  by: Actor;
  /** Whose assignment; without it his own, and for the office the whole crew's. */
  technicianId?: PersonId;
  eta?: Instant;
  /** When the phone says that it was tapped: for taps that waited for a connection. */
  deviceTime?: Instant;
  position?: Position;
  /** Why the work rests, 1–200 characters; without it the code's label. */
  reason?: string;
  /** What is left of the job when this tap completes the appointment; `done` without it. */
  job?: 'done' | 'follow_up';
}

/**
 * What follows when a status code is set: for the assignment, through it for the appointment, through that for the job.
 * Office and technician go through the same rules. Again, or by a colleague when the appointment is beyond it, it
 * changes nothing; older than what it would change, it is only noted as late.
 */
export function decideTap(given: Visit, tap: Tap, world: VisitWorld): VisitDecision {
  const visit = settled(given);
  const appointment = visit.appointments.find(({ id }) => id === tap.appointmentId);
  if (!appointment) return refused({ kind: 'unknown_appointment' });
  const code = world.codes.get(tap.code);
  if (!code) return refused({ kind: 'unknown_code', code: tap.code });
  const crew = crewOf(appointment, tap);
  if ('refusal' in crew) return refused(crew.refusal);

  // A phone whose clock is ahead would make everything after it late.
  const deviceAt = tap.deviceTime !== undefined && tap.deviceTime > world.now ? world.now : tap.deviceTime;
  const office = isOffice(tap.by);
  const standing = crew.assignments.length > 0 ? crew.assignments : [undefined];
  const steps = standing.map((each) => stepOf(each, code, { appointment, office, deviceAt, now: world.now }));
  const decided = steps.find(({ go }) => go === 'change') ?? strongest(steps);
  switch (decided.go) {
    case 'refuse':
      return refused(decided.refusal);
    case 'late':
      return late(visit, appointment, crew.assignments, code, tap, deviceAt, world);
    case 'stay':
      return etaOnly(visit, appointment, code, tap, world) ?? { outcome: 'unchanged', why: decided.why };
    case 'change': {
      const moving = crew.assignments.filter((_, index) => steps[index]?.go === 'change');
      return tapped(visit, appointment, moving, code, tap, deviceAt, world);
    }
  }
}

/** Of taps that change nothing, the one that says most: a late one, then a refusal, then nothing new. */
function strongest(steps: readonly Step[]): Step {
  return (
    steps.find(({ go }) => go === 'late') ??
    steps.find(({ go }) => go === 'refuse') ??
    steps[0] ?? { go: 'stay', why: 'already_so' }
  );
}

/** Whose assignments a tap is about; none of an appointment without technicians. */
function crewOf({ assignments }: Appointment, { by, technicianId }: Tap) {
  const office = isOffice(by);
  if (technicianId !== undefined && technicianId !== by.id && !office)
    return { refusal: { kind: 'not_yours' as const } };
  const named = assignments.filter(({ personId }) => personId === (technicianId ?? by.id));
  if (named.length > 0) return { assignments: named };
  if (!office) return { refusal: { kind: 'not_yours' as const } };
  return technicianId === undefined ? { assignments } : { refusal: { kind: 'not_assigned' as const } };
}

function late(
  visit: Visit,
  appointment: Appointment,
  assignments: readonly Assignment[],
  code: StatusCode,
  tap: Tap,
  deviceAt: Instant | undefined,
  world: VisitWorld,
): VisitDecision {
  const personIds = assignments.map(({ personId }) => personId);
  const next: Appointment = {
    ...appointment,
    assignments: appointment.assignments.map((each) =>
      personIds.includes(each.personId) && deviceAt !== undefined ? { ...each, lateTapAt: deviceAt } : each,
    ),
    updatedAt: world.now,
    version: appointment.version + 1,
  };
  const fact: JobFact = {
    kind: 'late',
    by: { id: tap.by.id, name: tap.by.name },
    appointmentId: appointment.id,
    personIds,
    code: code.code,
    ...(deviceAt === undefined ? {} : { deviceAt }),
  };
  return { outcome: 'late', ...changeOf(visit, { job: visit.job, appointments: [next], timeline: [fact] }, world.now) };
}

/** The same code with another ETA moves only the ETA. */
function etaOnly(
  visit: Visit,
  appointment: Appointment,
  code: StatusCode,
  tap: Tap,
  world: VisitWorld,
): VisitDecision | undefined {
  const { eta, by } = tap;
  if (eta === undefined || eta === appointment.eta) return undefined;
  if (code.phase !== 'en_route' || appointment.status !== 'en_route') return undefined;
  const next: Appointment = { ...appointment, eta, updatedAt: world.now, version: appointment.version + 1 };
  const timeline: JobFact[] = [
    { kind: 'eta_given', by: { id: by.id, name: by.name }, appointmentId: appointment.id, eta },
  ];
  return { outcome: 'changed', ...changeOf(visit, { job: visit.job, appointments: [next], timeline }, world.now) };
}

function tapped(
  visit: Visit,
  appointment: Appointment,
  moving: readonly Assignment[],
  code: StatusCode,
  tap: Tap,
  deviceAt: Instant | undefined,
  world: VisitWorld,
): VisitDecision {
  const { now } = world;
  const stamp = { at: now, ...(deviceAt === undefined ? {} : { deviceAt }) };
  const begun = { ...stamp, ...(tap.position ? { position: tap.position } : {}) };
  const assignments = appointment.assignments.map((each): Assignment => {
    if (!moving.includes(each)) return each;
    const { personId, name } = each;
    const kept = code.phase === 'pending' || each.begun === undefined ? {} : { begun: each.begun };
    const first = code.phase === 'started' && each.begun === undefined ? { begun } : {};
    const back = code.phase === 'pending' && (each.phase !== 'pending' || each.turnedBack);
    const turned = back ? { turnedBack: true as const } : {};
    return { personId, name, code: code.code, phase: code.phase, ...stamp, ...kept, ...first, ...turned };
  });
  const status =
    assignments.length > 0 ? statusFrom(assignments, appointment.leadId, world.completeRule) : STATUS_OF[code.phase];
  const next = standingAt(appointment, status, assignments, code, tap, now);

  const trigger = jobTriggerOf(appointment.status, status, tap.job === 'follow_up');
  const appointments = afterChange(visit, { job: visit.job, appointments: [next] }).appointments;
  const jobStatus = trigger ? jobStatusAfter(visit.job.status, trigger, appointments) : visit.job.status;
  const paused = jobStatus === 'paused' && visit.job.status !== 'paused';
  const job = {
    ...(jobStatus === visit.job.status ? visit.job : without(visit.job, 'pause', 'completedAt')),
    status: jobStatus,
    ...(jobStatus === 'complete' && visit.job.status !== 'complete' ? { completedAt: now } : {}),
    ...(paused ? { pause: { reason: tap.reason ?? FOLLOW_UP, at: now } } : {}),
  };
  const reason = tap.reason ?? (code.phase === 'paused' ? code.label : undefined);
  const fact: JobFact = {
    kind: 'tapped',
    by: { id: tap.by.id, name: tap.by.name },
    appointmentId: appointment.id,
    personIds: moving.map(({ personId }) => personId),
    code: code.code,
    status,
    ...(deviceAt === undefined ? {} : { deviceAt }),
    ...(reason === undefined ? {} : { reason }),
    // Where somebody is counts when he starts, and is nobody's business at any other tap.
    ...(tap.position && code.phase === 'started' ? { position: tap.position } : {}),
  };
  return { outcome: 'changed', ...changeOf(visit, { job, appointments: [next], timeline: [fact] }, now) };
}

/** Why a job rests whose technician said so without a word of his own. */
export const FOLLOW_UP = 'needs follow-up';

/** The appointment in the status that its assignments gave it. */
function standingAt(
  appointment: Appointment,
  status: Appointment['status'],
  assignments: Appointment['assignments'],
  code: StatusCode,
  tap: Tap,
  now: Instant,
): Appointment {
  const changed = status !== appointment.status;
  const restarted = appointment.status === 'paused' && (status === 'en_route' || status === 'started');
  const ofCrew = assignments.find(({ phase }) => STATUS_OF[phase] === status)?.code ?? appointment.code;
  const { eta: known, pause, completedAt, ...rest } = appointment;
  const eta = tap.eta ?? known;
  const goesOn = status === 'en_route' || status === 'started' || status === 'scheduled';
  return {
    ...rest,
    assignments,
    status,
    statusAt: changed ? now : appointment.statusAt,
    code: STATUS_OF[code.phase] === status ? code.code : ofCrew,
    restarts: appointment.restarts + (restarted ? 1 : 0),
    ...(status === 'en_route' && eta !== undefined ? { eta } : {}),
    ...(status === 'paused' && changed
      ? { pause: { reason: tap.reason ?? code.label, at: now } }
      : pause && !goesOn
        ? { pause }
        : {}),
    ...(status === 'complete' ? { completedAt: changed ? now : (completedAt ?? now) } : {}),
    updatedAt: now,
    version: appointment.version + 1,
  };
}
