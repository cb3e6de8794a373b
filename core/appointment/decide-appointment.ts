import type { Actor } from '../escalation/decision.ts';
import type { AppointmentId, PersonId } from '../ids/ids.ts';
import { settled, withFreshCycle } from '../job/cascade.ts';
import { jobStatusAfter } from '../job/derive.ts';
import { jobTransition } from '../job/transitions.ts';
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
import { type Appointment, type Assignment, MAX_ASSIGNMENTS } from './appointment.ts';
import { statusFrom } from './derive.ts';
import { FIRST_CODE } from './status-code.ts';
import { appointmentTransition, STATUS_OF } from './transitions.ts';

/** Who goes, by id and by the name he has now. */
export interface Technician {
  id: PersonId;
  name: string;
}

/** What the office does to appointments besides taps. The id of a new one comes from the edge. */
export type AppointmentEvent =
  | {
      trigger: 'add';
      id: AppointmentId;
      by: Actor;
      start: Instant;
      end: Instant;
      technicians: readonly Technician[];
      leadId?: PersonId;
    }
  | { trigger: 'move'; appointmentId: AppointmentId; by: Actor; start: Instant; end: Instant }
  /** Who goes from now on; whoever stays keeps where he stands. */
  | {
      trigger: 'staff';
      appointmentId: AppointmentId;
      by: Actor;
      technicians: readonly Technician[];
      leadId?: PersonId;
    };

/** What follows when the office adds, moves or staffs an appointment. The same wish again changes nothing. */
export function decideAppointment(given: Visit, event: AppointmentEvent, world: VisitWorld): VisitDecision {
  if (!isOffice(event.by)) return refused({ kind: 'not_yours' });
  const visit = settled(given);
  switch (event.trigger) {
    case 'add':
      return add(visit, event, world);
    case 'move':
      return move(visit, event, world);
    case 'staff':
      return staff(visit, event, world);
  }
}

type EventOf<T extends AppointmentEvent['trigger']> = Extract<AppointmentEvent, { trigger: T }>;

const refOf = ({ id, name }: Actor) => ({ id, name });

function add(visit: Visit, event: EventOf<'add'>, { now }: VisitWorld): VisitDecision {
  const { id, by, start, end, technicians, leadId } = event;
  if (visit.appointments.some((each) => each.id === id)) return { outcome: 'unchanged', why: 'already_so' };
  const invalid = invalidField({ start, end }) ?? invalidCrew(technicians, leadId);
  if (invalid) return invalid;
  const { job } = visit;
  if (!jobTransition(job.status, 'add_appointment'))
    return refused({ kind: 'wrong_status', of: 'job', status: job.status, trigger: 'add_appointment' });
  const appointment: Appointment = {
    ...{ accountId: job.accountId, id, jobId: job.id, start, end },
    ...{ status: 'scheduled', statusAt: now, code: FIRST_CODE.code, cycle: 1, restarts: 0 },
    assignments: technicians.map((each) => assigned(each, now)),
    ...(leadId === undefined ? {} : { leadId }),
    ...{ createdAt: now, updatedAt: now, version: 1 },
  };
  const appointments = [...visit.appointments, appointment];
  const status = jobStatusAfter(job.status, 'add_appointment', appointments);
  const next = { ...(status === job.status ? job : without(job, 'pause')), status };
  const timeline = [{ kind: 'appointment_added' as const, by: refOf(by), appointmentId: id, start, end }];
  return { outcome: 'changed', ...changeOf(visit, { job: next, appointments: [appointment], timeline }, now) };
}

function move(visit: Visit, event: EventOf<'move'>, { now }: VisitWorld): VisitDecision {
  const { appointmentId, by, start, end } = event;
  const appointment = visit.appointments.find(({ id }) => id === appointmentId);
  if (!appointment) return refused({ kind: 'unknown_appointment' });
  if (appointment.status === 'scheduled' && appointment.start === start && appointment.end === end)
    return { outcome: 'unchanged', why: 'already_so' };
  const invalid = invalidField({ start, end });
  if (invalid) return invalid;
  const { job } = visit;
  if (!appointmentTransition(appointment.status, 'move'))
    return refused({ kind: 'wrong_status', of: 'appointment', status: appointment.status, trigger: 'move' });
  if (!jobTransition(job.status, 'move'))
    return refused({ kind: 'wrong_status', of: 'job', status: job.status, trigger: 'move' });
  const moved = { ...withFreshCycle(appointment, now), start, end };
  const { appointments } = afterChange(visit, { job, appointments: [moved] });
  const status = jobStatusAfter(job.status, 'move', appointments);
  const next = { ...(status === job.status ? job : without(job, 'pause')), status };
  const timeline = [{ kind: 'moved' as const, by: refOf(by), appointmentId, from: appointment.start, start, end }];
  return { outcome: 'changed', ...changeOf(visit, { job: next, appointments: [moved], timeline }, now) };
}

function staff(visit: Visit, event: EventOf<'staff'>, world: VisitWorld): VisitDecision {
  const { appointmentId, by, technicians, leadId } = event;
  const appointment = visit.appointments.find(({ id }) => id === appointmentId);
  if (!appointment) return refused({ kind: 'unknown_appointment' });
  const invalid = invalidCrew(technicians, leadId);
  if (invalid) return invalid;
  if (!appointmentTransition(appointment.status, 'staff'))
    return refused({ kind: 'wrong_status', of: 'appointment', status: appointment.status, trigger: 'staff' });
  const personIds = technicians.map(({ id }) => id);
  if (appointment.leadId === leadId && personIds.join() === appointment.assignments.map((a) => a.personId).join())
    return { outcome: 'unchanged', why: 'already_so' };

  const { now } = world;
  const assignments = technicians.map(
    (each) => appointment.assignments.find(({ personId }) => personId === each.id) ?? assigned(each, now),
  );
  const status = statusStaffed(appointment, assignments, leadId, world);
  const changed = status !== appointment.status;
  const next: Appointment = {
    ...without(appointment, 'leadId', ...(changed ? (['eta', 'pause'] as const) : [])),
    ...{ assignments, status, ...(leadId === undefined ? {} : { leadId }) },
    ...(changed ? { statusAt: now } : {}),
    code:
      assignments.find(({ phase }) => changed && STATUS_OF[phase] === status)?.code ?? codeLeft(appointment, status),
    ...{ updatedAt: now, version: appointment.version + 1 },
  };
  const { appointments } = afterChange(visit, { job: visit.job, appointments: [next] });
  const jobStatus = changed ? jobStatusAfter(visit.job.status, 'revert', appointments) : visit.job.status;
  const timeline = [
    { kind: 'staffed' as const, by: refOf(by), appointmentId, personIds, ...(leadId === undefined ? {} : { leadId }) },
  ];
  const job = { ...visit.job, status: jobStatus };
  return { outcome: 'changed', ...changeOf(visit, { job, appointments: [next], timeline }, now) };
}

/** Taking somebody off may leave an appointment behind that nobody is on the way to; it never completes one. */
function statusStaffed(
  appointment: Appointment,
  assignments: readonly Assignment[],
  leadId: PersonId | undefined,
  { completeRule }: VisitWorld,
): Appointment['status'] {
  if (appointment.status === 'needs_reschedule') return appointment.status;
  const derived = assignments.length > 0 ? statusFrom(assignments, leadId, completeRule) : 'scheduled';
  return appointmentTransition(appointment.status, 'staff')?.to.includes(derived) ? derived : appointment.status;
}

const codeLeft = (appointment: Appointment, status: Appointment['status']) =>
  status === appointment.status ? appointment.code : FIRST_CODE.code;

const assigned = ({ id, name }: Technician, at: Instant): Assignment => ({
  ...{ personId: id, name, code: FIRST_CODE.code, phase: FIRST_CODE.phase, at },
});

function invalidField({ start, end }: { start: Instant; end: Instant }): VisitDecision | undefined {
  return start < end ? undefined : refused({ kind: 'invalid', field: 'end' });
}

function invalidCrew(technicians: readonly Technician[], leadId: PersonId | undefined): VisitDecision | undefined {
  const ids = technicians.map(({ id }) => id);
  if (new Set(ids).size < ids.length || ids.length > MAX_ASSIGNMENTS)
    return refused({ kind: 'invalid', field: 'technicianIds' });
  return leadId === undefined || ids.includes(leadId) ? undefined : refused({ kind: 'invalid', field: 'leadId' });
}
