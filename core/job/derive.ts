import { type Appointment, isOpenStatus, isUnderWay } from '../appointment/appointment.ts';
import type { JobStatus } from './job.ts';
import { type JobTrigger, jobTransition } from './transitions.ts';

/** What an appointment's change does to its job; undefined when the job does not notice. */
export function jobTriggerOf(
  was: Appointment['status'],
  is: Appointment['status'],
  followUp: boolean,
): Extract<JobTrigger, 'begin' | 'revert' | 'visit_complete' | 'follow_up'> | undefined {
  if (was === is) return undefined;
  if (isUnderWay(is)) return 'begin';
  if (is === 'complete') return followUp ? 'follow_up' : 'visit_complete';
  return is === 'scheduled' ? 'revert' : undefined;
}

/**
 * The job's status after a trigger, from its appointments as they are then; the present one where the table has no row.
 * Where a row has several ends: In progress while a visit is under way or rests, Scheduled while one lies ahead (one
 * that needs a new date does, too), Complete when none is open.
 */
export function jobStatusAfter(
  status: JobStatus,
  trigger: JobTrigger,
  appointments: readonly Pick<Appointment, 'status'>[],
): JobStatus {
  const to = jobTransition(status, trigger)?.to ?? [status];
  const [only = status] = to;
  if (to.length === 1) return only;
  const derived = fromAppointments(appointments);
  return to.includes(derived) ? derived : only;
}

function fromAppointments(appointments: readonly Pick<Appointment, 'status'>[]): JobStatus {
  if (appointments.some(({ status }) => isUnderWay(status) || status === 'paused')) return 'in_progress';
  return appointments.some(({ status }) => isOpenStatus(status)) ? 'scheduled' : 'complete';
}
