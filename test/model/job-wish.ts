import { decideAppointment } from '../../core/appointment/decide-appointment.ts';
import { decideTap } from '../../core/appointment/decide-tap.ts';
import type { EscalationStore } from '../../core/escalation/escalation-store.ts';
import { AppointmentId, type JobId } from '../../core/ids/ids.ts';
import { decideJob } from '../../core/job/decide-job.ts';
import type { VisitStore } from '../../core/job/job-store.ts';
import type { Person } from '../../core/person/person.ts';
import { plusMinutes } from '../../core/time/instant.ts';
import type { CommandEdge } from '../../functions/pipelines/escalation-command.ts';
import { finishCascade, visitCommand } from '../../functions/pipelines/visit-command.ts';
import { actor } from '../support/builders/story.ts';
import { DEE, JOHN } from '../support/builders/team.ts';

/** What may happen to the job of an escalation, which the escalation has to follow. */
export const JOB_WISHES = ['cancel_job', 'restore_job', 'travel', 'turn_back'] as const;
export type JobWish = (typeof JOB_WISHES)[number];
export const isJobWish = (does: string): does is JobWish => JOB_WISHES.some((each) => each === does);

/** The job's one appointment, whoever has the escalation then. */
const appointmentOf = (jobId: JobId) => AppointmentId.parse(jobId.replace('job_', 'apt_'));

/** Carries a wish out as the API does: whoever is the assignee sets out, or thinks better of it; the office cancels. */
export async function jobWish(
  does: JobWish,
  jobId: JobId,
  assignee: Person = JOHN,
  { visits, escalations, edge }: { visits: VisitStore; escalations: EscalationStore; edge: CommandEdge },
): Promise<void> {
  const dee = actor(DEE);
  const appointmentId = appointmentOf(jobId);
  if (does === 'cancel_job' || does === 'restore_job') {
    const event =
      does === 'cancel_job'
        ? { trigger: 'cancel' as const, by: dee, reason: 'Wrong number' }
        : { trigger: 'restore' as const, by: dee };
    const result = await visitCommand(visits, jobId, (visit, world) => decideJob(visit, event, world), edge);
    if ('visit' in result && result.visit.job.cascade) await finishCascade({ visits, escalations }, jobId, edge);
    return;
  }
  const technicians = [{ id: assignee.id, name: assignee.name }];
  await visitCommand(
    visits,
    jobId,
    (visit, world) => {
      const known = visit.appointments.some(({ id }) => id === appointmentId);
      const times = { start: world.now, end: plusMinutes(world.now, 120) };
      return known
        ? decideAppointment(visit, { trigger: 'staff', appointmentId, by: dee, technicians }, world)
        : decideAppointment(visit, { trigger: 'add', id: appointmentId, by: dee, technicians, ...times }, world);
    },
    edge,
  );
  const code = does === 'travel' ? 'TRAVELING' : 'PENDING';
  const tap = { appointmentId, code, by: actor(assignee) };
  await visitCommand(visits, jobId, (visit, world) => decideTap(visit, tap, world), edge);
}
