import { type Appointment, isOpenStatus } from '../appointment/appointment.ts';
import { appointmentTransition } from '../appointment/transitions.ts';
import type { Actor } from '../escalation/decision.ts';
import type { Instant } from '../time/instant.ts';
import { reachedBy, settled } from './cascade.ts';
import { cycleOf, type Job } from './job.ts';
import type { JobFact } from './timeline.ts';
import { jobTransition } from './transitions.ts';
import { changeOf, isOffice, refused, type Visit, type VisitDecision, type VisitWorld, without } from './visit.ts';

/** What the office does to a job as a whole. A reason is text of 1–200 characters. */
export type JobEvent =
  | { trigger: 'accept_offer'; by: Actor }
  | { trigger: 'decline'; by: Actor; reason: string }
  | { trigger: 'pause'; by: Actor; reason: string }
  | { trigger: 'complete'; by: Actor }
  | { trigger: 'reopen'; by: Actor; reason: string }
  | { trigger: 'cancel'; by: Actor; reason: string }
  | { trigger: 'restore'; by: Actor };

type EventOf<T extends JobEvent['trigger']> = Extract<JobEvent, { trigger: T }>;

/** Where a job stands once this has happened to it: pressed twice, it is already so. */
const ALREADY: Readonly<Partial<Record<JobEvent['trigger'], Job['status']>>> = {
  decline: 'declined',
  pause: 'paused',
  complete: 'complete',
  cancel: 'cancelled',
};

/**
 * What follows when the office does something to a job, its appointments included. All of it is one change, however many
 * appointments it takes along; `firstPiece` cuts what one transaction cannot hold.
 */
export function decideJob(given: Visit, event: JobEvent, { now }: Pick<VisitWorld, 'now'>): VisitDecision {
  if (!isOffice(event.by)) return refused({ kind: 'not_yours' });
  const visit = settled(given);
  const { status } = visit.job;
  if (status === ALREADY[event.trigger]) return { outcome: 'unchanged', why: 'already_so' };
  if (!jobTransition(status, event.trigger))
    return refused({ kind: 'wrong_status', of: 'job', status, trigger: event.trigger });
  if (visit.job.cascade) return refused({ kind: 'cascade_running' });
  const { job } = visit;
  const by = { id: event.by.id, name: event.by.name };
  const alone = (next: Job, fact: JobFact): VisitDecision => ({
    outcome: 'changed',
    ...changeOf(visit, { job: next, appointments: [], timeline: [fact] }, now),
  });

  switch (event.trigger) {
    case 'accept_offer':
      return alone({ ...job, status: 'unscheduled' }, { kind: 'offer_accepted', by });
    case 'decline': {
      const fact: JobFact = { kind: 'declined', by, reason: event.reason };
      const next = { job: { ...job, status: 'declined' as const }, appointments: [], timeline: [fact] };
      return { outcome: 'changed', ...changeOf(visit, next, now) };
    }
    case 'pause': {
      const { reason } = event;
      return alone({ ...job, status: 'paused', pause: { reason, at: now } }, { kind: 'paused', by, reason });
    }
    case 'reopen':
      return alone(
        { ...without(job, 'completedAt'), status: 'scheduled', cycle: cycleOf(job) + 1 },
        { kind: 'reopened', by, reason: event.reason },
      );
    case 'complete':
      return complete(visit, event, now);
    case 'cancel':
      return cancel(visit, event, now);
    case 'restore':
      return restore(visit, event, now);
  }
}

/** What is under way ends with the job; what lies ahead has to be cancelled or done first. */
function complete(visit: Visit, { by }: EventOf<'complete'>, now: Instant): VisitDecision {
  const open = visit.appointments.filter(({ status }) => isOpenStatus(status));
  const closing = open.filter(({ status }) => appointmentTransition(status, 'close'));
  if (closing.length < open.length) return refused({ kind: 'appointments_ahead', count: open.length - closing.length });
  const appointments = closing.map(
    (each): Appointment => ({
      ...without(each, 'eta'),
      ...{ status: 'complete', statusAt: now, completedAt: now, updatedAt: now, version: each.version + 1 },
    }),
  );
  const job: Job = { ...without(visit.job, 'pause'), status: 'complete', completedAt: now };
  const timeline = [{ kind: 'completed' as const, by: { id: by.id, name: by.name } }];
  return { outcome: 'changed', ...changeOf(visit, { job, appointments, timeline }, now) };
}

/** Messages spec, "Cancel": every open appointment goes along, marked with what cancelled it. */
function cancel(visit: Visit, event: EventOf<'cancel'>, now: Instant): VisitDecision {
  const by = { id: event.by.id, name: event.by.name };
  const { reason } = event;
  // The version that the job gets: no other cancellation of it can have the same.
  const mark = visit.job.version + 1;
  const appointments = reachedBy('cancel', mark, now, visit.appointments);
  const job: Job = { ...visit.job, status: 'cancelled', cancellation: { mark, reason, by, at: now } };
  const timeline = [{ kind: 'cancelled' as const, by, reason, appointments: appointments.length }];
  return { outcome: 'changed', ...changeOf(visit, { job, appointments, timeline }, now, ['cancel_escalation']) };
}

/** Messages spec, "Restore": only what this cancellation took along comes back, what has passed needs a new date. */
function restore(visit: Visit, { by }: EventOf<'restore'>, now: Instant): VisitDecision {
  const { cancellation } = visit.job;
  const appointments = cancellation ? reachedBy('restore', cancellation.mark, now, visit.appointments) : [];
  const back = appointments.filter(({ status }) => status === 'scheduled').length;
  const job: Job = {
    ...without(visit.job, 'cancellation', 'pause'),
    status: back > 0 ? 'scheduled' : 'unscheduled',
    cycle: cycleOf(visit.job) + 1,
  };
  const needsReschedule = appointments.length - back;
  const timeline = [{ kind: 'restored' as const, by: { id: by.id, name: by.name }, back, needsReschedule }];
  return { outcome: 'changed', ...changeOf(visit, { job, appointments, timeline }, now) };
}
