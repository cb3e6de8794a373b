import { type Appointment, isOpenStatus, isUnderWay } from '../appointment/appointment.ts';
import { STATUS_OF } from '../appointment/transitions.ts';
import { cycleOf } from '../job/job.ts';
import type { Visit } from '../job/visit.ts';
import type { Instant } from '../time/instant.ts';
import type { Notice } from './notice.ts';

/**
 * Why a message that waits is not wanted any more. `undone`: what it says was taken back; `superseded`: more has
 * happened since; `stale`: its time has passed.
 */
export type Unwanted = 'job_cancelled' | 'undone' | 'superseded' | 'stale';

/**
 * Whether what a message says is still so. Asked twice with the same rules: by every change, which withdraws what it
 * has made untrue, and by the sender before each send. `visit` is the settled one.
 */
export function whyUnwanted(notice: Notice, visit: Visit, now: Instant): Unwanted | undefined {
  const { job } = visit;
  const { about, appointmentId } = notice;
  if (about !== 'cancelled' && job.status === 'cancelled') return 'job_cancelled';
  if (about === 'cancelled' && notice.level === 'job' && job.status !== 'cancelled') return 'undone';
  if (cycleOf(job) !== notice.jobCycle && notice.level === 'job') return 'superseded';
  if (appointmentId === undefined) {
    if (about === 'survey' && job.survey) return 'superseded';
    if (about === 'survey' || about === 'complete') return job.status === 'complete' ? undefined : 'undone';
    if (about === 'offer_accepted') return job.status === 'unscheduled' ? undefined : 'superseded';
    if (about === 'offer_declined') return job.status === 'declined' ? undefined : 'superseded';
    return about === 'restored' && job.status === 'complete' ? 'superseded' : undefined;
  }
  const appointment = visit.appointments.find(({ id }) => id === appointmentId);
  if (!appointment) return 'superseded';
  if (appointment.cycle !== notice.cycle) {
    if (appointment.status === 'cancelled') return 'job_cancelled';
    return about === 'cancelled' ? 'undone' : 'superseded';
  }
  return typeof about === 'string'
    ? ofAppointment(notice, about, appointment, now)
    : ofCode(notice, about.code, appointment);
}

/** Where the notice's subject stands: the appointment, or one technician in it. */
function standing(notice: Notice, { status, assignments }: Appointment): Appointment['status'] | undefined {
  if (notice.personId === undefined) return status;
  const assignment = assignments.find(({ personId }) => personId === notice.personId);
  return assignment && (isOpenStatus(status) || status === 'complete') ? STATUS_OF[assignment.phase] : undefined;
}

function ofAppointment(
  notice: Notice,
  about: Extract<Notice['about'], string>,
  appointment: Appointment,
  now: Instant,
): Unwanted | undefined {
  const status = standing(notice, appointment);
  switch (about) {
    case 'booked':
    case 'moved':
    case 'restored':
      if (status !== 'scheduled') return 'superseded';
      return appointment.end > now ? undefined : 'stale';
    case 'reminder':
      if (status !== 'scheduled') return 'superseded';
      return appointment.start > now ? undefined : 'stale';
    case 'on_the_way':
      if (status === 'en_route') return undefined;
      return status === 'scheduled' ? 'undone' : 'superseded';
    case 'started':
      if (status === 'started') return undefined;
      return status === 'scheduled' || status === 'en_route' ? 'undone' : 'superseded';
    case 'complete':
      return status === 'complete' ? undefined : 'undone';
    case 'cancelled':
      return status === 'cancelled' ? undefined : 'undone';
    case 'eta_changed':
      return status === 'en_route' ? undefined : 'superseded';
    case 'lead_changed':
      return status !== undefined && isOpenStatus(status) ? undefined : 'superseded';
    case 'survey':
    case 'offer_accepted':
    case 'offer_declined':
      return undefined;
  }
}

function ofCode(notice: Notice, code: string, appointment: Appointment): Unwanted | undefined {
  const { assignments, status } = appointment;
  const own = assignments.find(({ personId }) => personId === notice.personId);
  const now = notice.personId === undefined ? appointment.code : own?.code;
  if (now === code) return undefined;
  return isUnderWay(status) || !isOpenStatus(status) ? 'superseded' : 'undone';
}
