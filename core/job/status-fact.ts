import * as z from 'zod';
import { type Appointment, type Assignment, isOpenStatus, leadOf } from '../appointment/appointment.ts';
import type { AppointmentId, PersonId } from '../ids/ids.ts';
import type { Job } from './job.ts';
import type { Visit } from './visit.ts';

/** What a notification rule can be about besides a status code (messages spec). */
export const SystemFact = z.enum([
  'booked',
  'moved',
  'cancelled',
  'restored',
  'on_the_way',
  'started',
  'complete',
  'reminder',
  'survey',
  'eta_changed',
  'lead_changed',
  'offer_accepted',
  'offer_declined',
]);
export type SystemFact = z.infer<typeof SystemFact>;

export const FactLevel = z.enum(['job', 'appointment', 'assignment']);
export type FactLevel = z.infer<typeof FactLevel>;

/** On which levels each fact is known. */
export const FACT_LEVELS: Readonly<Record<SystemFact, readonly FactLevel[]>> = {
  booked: ['job', 'appointment'],
  moved: ['appointment'],
  cancelled: ['job', 'appointment'],
  restored: ['job', 'appointment'],
  on_the_way: ['appointment', 'assignment'],
  started: ['appointment', 'assignment'],
  complete: ['job', 'appointment', 'assignment'],
  reminder: ['appointment'],
  survey: ['job'],
  eta_changed: ['appointment'],
  lead_changed: ['appointment'],
  offer_accepted: ['job'],
  offer_declined: ['job'],
};

/**
 * Something that has become so. `about` is a system fact or, where a status code was set, the code. A fact of the job
 * names the appointment that brought it, if one did; `reminder` says that an appointment has a date to be reminded of.
 */
export interface StatusFact {
  about: SystemFact | { code: string };
  level: FactLevel;
  appointmentId?: AppointmentId;
  personId?: PersonId;
}

/**
 * What has become so between two states of a visit. A function of the two images alone, so that a replay of the same
 * change names the same facts. An appointment that is the same object in both is not looked at.
 */
export function statusFacts(before: Visit, after: Visit): StatusFact[] {
  const earlier = new Map(before.appointments.map((each) => [each.id, each]));
  const facts: StatusFact[] = [];
  for (const appointment of after.appointments) {
    const was = earlier.get(appointment.id);
    if (was !== appointment) facts.push(...appointmentFacts(was, appointment));
  }
  return [...facts, ...jobFacts(before.job, after.job)];
}

function appointmentFacts(was: Appointment | undefined, is: Appointment): StatusFact[] {
  const appointmentId = is.id;
  const of = (about: StatusFact['about']): StatusFact => ({ about, level: 'appointment', appointmentId });
  if (!was) return [{ about: 'booked', level: 'job', appointmentId }, of('booked'), of('reminder')];
  if (is.cycle > was.cycle) {
    if (is.status !== 'scheduled') return [];
    return [of(was.status === 'cancelled' ? 'restored' : 'moved'), of('reminder')];
  }
  const facts: StatusFact[] = [];
  if (was.status !== is.status) {
    // From Started back to En route, because a colleague is still driving, nobody is told that somebody comes.
    if (is.status === 'en_route' && was.status !== 'started') facts.push(of('on_the_way'));
    // A Complete that is taken back is nothing new.
    if (is.status === 'started' && was.status !== 'complete') facts.push(of('started'));
    if (is.status === 'complete') facts.push(of('complete'));
    if (is.status === 'cancelled') facts.push(of('cancelled'));
  }
  if (was.code !== is.code) facts.push(of({ code: is.code }));
  if (was.status === 'en_route' && is.status === 'en_route' && is.eta !== undefined && was.eta !== is.eta)
    facts.push(of('eta_changed'));
  if (isOpenStatus(is.status) && leadOf(was) !== leadOf(is) && leadOf(is) !== undefined) facts.push(of('lead_changed'));
  return is.assignments === was.assignments ? facts : [...facts, ...assignmentFacts(was, is)];
}

function assignmentFacts(was: Appointment, is: Appointment): StatusFact[] {
  return is.assignments.flatMap((assignment) => {
    const earlier = was.assignments.find(({ personId }) => personId === assignment.personId);
    if (!earlier || earlier === assignment) return [];
    const of = (about: StatusFact['about']): StatusFact => ({
      ...{ about, level: 'assignment', appointmentId: is.id, personId: assignment.personId },
    });
    const phase = phaseFact(earlier, assignment);
    return [
      ...(phase ? [of(phase)] : []),
      ...(earlier.code === assignment.code ? [] : [of({ code: assignment.code })]),
    ];
  });
}

function phaseFact(was: Assignment, is: Assignment): SystemFact | undefined {
  if (was.phase === is.phase) return undefined;
  if (is.phase === 'en_route') return 'on_the_way';
  if (is.phase === 'started' && was.phase !== 'complete') return 'started';
  return is.phase === 'complete' ? 'complete' : undefined;
}

function jobFacts(was: Job, is: Job): StatusFact[] {
  if (was.status === is.status) return [];
  const of = (about: SystemFact): StatusFact => ({ about, level: 'job' });
  if (is.status === 'cancelled') return [of('cancelled')];
  if (was.status === 'cancelled') return [of('restored')];
  if (was.status === 'offered' && is.status === 'unscheduled') return [of('offer_accepted')];
  if (is.status === 'declined') return [of('offer_declined')];
  return is.status === 'complete' ? [of('complete'), of('survey')] : [];
}
