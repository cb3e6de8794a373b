import type { Appointment } from '../appointment/appointment.ts';
import type { AppointmentId } from '../ids/ids.ts';
import { CORRECTION_DAYS, LOW_RATING, type Rating } from '../survey/survey.ts';
import type { OfficeTask } from '../task/office-task.ts';
import { type Instant, plusMinutes } from '../time/instant.ts';
import { settled } from './cascade.ts';
import type { Job } from './job.ts';
import { changeOf, refused, type Visit, type VisitDecision, type VisitWorld, without } from './visit.ts';

/**
 * What a customer does on the page of his job (messages spec, rule 16). He names the time that he read, so that nobody
 * agrees to one that was changed while he looked.
 */
export type CustomerEvent =
  | { trigger: 'confirm'; appointmentId: AppointmentId; start: Instant }
  | { trigger: 'ask_reschedule'; appointmentId: AppointmentId; start: Instant; wish?: string }
  | { trigger: 'answer_survey'; rating: Rating; comment?: string };

type EventOf<T extends CustomerEvent['trigger']> = Extract<CustomerEvent, { trigger: T }>;

/** Why it is too late for something that his page showed. */
export type CustomerTooLate = 'moved' | 'over' | 'not_complete' | 'survey_closed';

/**
 * What follows when a customer says something. Nothing of it changes a status: a confirmation is for the team to see, a
 * wish for another time and a low rating are a task for the office, each once. Said again it is already so.
 */
export function decideCustomer(given: Visit, event: CustomerEvent, { now }: Pick<VisitWorld, 'now'>): VisitDecision {
  const visit = settled(given);
  return event.trigger === 'answer_survey' ? answer(visit, event, now) : say(visit, event, now);
}

const tooLate = (why: CustomerTooLate): VisitDecision => refused({ kind: 'customer_too_late', why });

/** A time can be spoken of while nobody is on the way and it has not passed. */
export const mayConfirm = ({ status, start, confirmedAt, reschedule }: Appointment, now: Instant): boolean =>
  status === 'scheduled' && start > now && !confirmedAt && !reschedule;
export const mayAskReschedule = ({ status, start, reschedule }: Appointment, now: Instant): boolean =>
  ((status === 'scheduled' && start > now) || status === 'needs_reschedule') && !reschedule;

function say(visit: Visit, event: EventOf<'confirm'> | EventOf<'ask_reschedule'>, now: Instant): VisitDecision {
  const { appointmentId } = event;
  const appointment = visit.appointments.find(({ id }) => id === appointmentId);
  if (!appointment) return refused({ kind: 'unknown_appointment' });
  if (appointment.start !== event.start) return tooLate('moved');
  const confirms = event.trigger === 'confirm';
  if (confirms ? appointment.confirmedAt : appointment.reschedule) return { outcome: 'unchanged', why: 'already_so' };
  if (!(confirms ? mayConfirm : mayAskReschedule)(appointment, now)) return tooLate('over');

  const { job } = visit;
  const stamp = { updatedAt: now, version: appointment.version + 1 };
  if (confirms) {
    const next: Appointment = { ...appointment, ...stamp, confirmedAt: now };
    const timeline = [{ kind: 'confirmed' as const, appointmentId }];
    return { outcome: 'changed', ...changeOf(visit, { job, appointments: [next], timeline }, now) };
  }
  const wish = event.wish ? { wish: event.wish } : {};
  // Whoever wants another time does not confirm this one any more.
  const next: Appointment = { ...without(appointment, 'confirmedAt'), ...stamp, reschedule: { at: now, ...wish } };
  const timeline = [{ kind: 'reschedule_asked' as const, appointmentId, ...wish }];
  const task: OfficeTask = {
    key: `RESCHEDULE#${appointmentId}#${appointment.cycle}`,
    summary: `The customer of job ${job.number} asks for another time${event.wish ? `: ${event.wish}` : ''}`,
  };
  const change = changeOf(visit, { job, appointments: [next], timeline }, now);
  return { outcome: 'changed', ...change, tasks: [task] };
}

/** Once the work is done, and then for a week to say it better. */
export const mayAnswer = ({ status, survey }: Job, now: Instant): boolean =>
  status === 'complete' && (!survey || plusMinutes(survey.at, CORRECTION_DAYS * 24 * 60) > now);

function answer(visit: Visit, { rating, comment }: EventOf<'answer_survey'>, now: Instant): VisitDecision {
  const { job } = visit;
  const { survey } = job;
  if (survey?.rating === rating && survey.comment === comment) return { outcome: 'unchanged', why: 'already_so' };
  if (!mayAnswer(job, now)) return tooLate(survey ? 'survey_closed' : 'not_complete');
  const isNews = rating <= LOW_RATING && !survey?.taskOpened;
  const said = { rating, ...(comment ? { comment } : {}) };
  const next: Job = {
    ...job,
    survey: {
      ...said,
      at: survey?.at ?? now,
      ...(survey ? { changedAt: now } : {}),
      ...(isNews || survey?.taskOpened ? { taskOpened: true } : {}),
    },
  };
  const timeline = [{ kind: 'survey_answered' as const, ...said }];
  const change = changeOf(visit, { job: next, appointments: [], timeline }, now);
  const task: OfficeTask = {
    key: `LOW_RATING#${job.id}`,
    summary: `Job ${job.number} was rated ${rating} of 5${comment ? `: ${comment}` : ''}`,
  };
  return { outcome: 'changed', ...change, ...(isNews ? { tasks: [task] } : {}) };
}
