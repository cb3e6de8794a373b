import type { Appointment, AppointmentStatus, CompleteRule } from '../appointment/appointment.ts';
import type { StatusCode } from '../appointment/status-code.ts';
import type { AppointmentTrigger } from '../appointment/transitions.ts';
import type { Actor } from '../escalation/decision.ts';
import { hasAnyRole, OFFICE_ROLES } from '../person/role.ts';
import type { OfficeTask } from '../task/office-task.ts';
import type { Instant } from '../time/instant.ts';
import type { CustomerTooLate } from './decide-customer.ts';
import type { Job, JobStatus } from './job.ts';
import { type StatusFact, statusFacts } from './status-fact.ts';
import type { JobFact } from './timeline.ts';
import type { JobTrigger } from './transitions.ts';

/*
 * A job with its appointments: what one consistent read answers, what every rule of the lifecycle is asked with, and
 * what one transaction changes under the guard of the job's version. Whoever loses that race reads and asks again.
 */

export interface Visit {
  job: Job;
  /** All of them, in any order. */
  appointments: readonly Appointment[];
}

/** What is true around a visit when something about it is decided. */
export interface VisitWorld {
  now: Instant;
  /** The account's status codes by name: `codesWith`. */
  codes: ReadonlyMap<string, StatusCode>;
  completeRule: CompleteRule;
}

/** What else a change leads to, besides messages. */
export type JobEffect = 'cancel_escalation';

/** What follows: written as one transaction. */
export interface VisitChange {
  /** With the version it gets: the old one and as many as there are timeline facts. */
  job: Job;
  /** Only those that are new or differ. */
  appointments: readonly Appointment[];
  timeline: readonly JobFact[];
  /** What has become so, which is what notification rules go by. */
  facts: readonly StatusFact[];
  effects: readonly JobEffect[];
  /** What the office has to see to. */
  tasks?: readonly OfficeTask[];
}

/** Expected noes, each with what the person needs to understand it. */
export type VisitRefusal =
  | { kind: 'wrong_status'; of: 'job'; status: JobStatus; trigger: JobTrigger }
  | { kind: 'wrong_status'; of: 'appointment'; status: AppointmentStatus; trigger: AppointmentTrigger }
  | { kind: 'not_yours' }
  | { kind: 'not_assigned' }
  | { kind: 'unknown_appointment' }
  | { kind: 'unknown_code'; code: string }
  | { kind: 'too_late'; hours: number }
  /** The office cannot complete a job while visits lie ahead. */
  | { kind: 'appointments_ahead'; count: number }
  /** The appointments of an earlier cancel or restore are still being written: again in a minute. */
  | { kind: 'cascade_running' }
  /** What the customer's page showed is not so any more. */
  | { kind: 'customer_too_late'; why: CustomerTooLate }
  /** A field of the request: 422. */
  | { kind: 'invalid'; field: 'end' | 'leadId' | 'technicianIds' };

export type VisitDecision =
  | ({ outcome: 'changed' } & VisitChange)
  /** Only the timeline says that a tap came too late. */
  | ({ outcome: 'late' } & VisitChange)
  /** The wish is already fact: 200, nothing is written. `already_past`: the appointment is beyond it. */
  | { outcome: 'unchanged'; why: 'already_so' | 'already_past' }
  | { outcome: 'refused'; refusal: VisitRefusal };

export const refused = (refusal: VisitRefusal): VisitDecision => ({ outcome: 'refused', refusal });

export const isOffice = (actor: Actor): boolean => hasAnyRole(actor.roles, OFFICE_ROLES);

/** The visit as it is once the change is written. */
export function afterChange(before: Visit, change: Pick<VisitChange, 'job' | 'appointments'>): Visit {
  const changed = new Map(change.appointments.map((each) => [each.id, each]));
  const kept = before.appointments.map((each) => {
    const next = changed.get(each.id);
    changed.delete(each.id);
    return next ?? each;
  });
  return { job: change.job, appointments: [...kept, ...changed.values()] };
}

/** Puts a change together: stamps the job and names the facts between the two states. */
export function changeOf(
  before: Visit,
  next: { job: Job; appointments: readonly Appointment[]; timeline: readonly JobFact[] },
  now: Instant,
  effects: readonly JobEffect[] = [],
): VisitChange {
  const from = before.job.status;
  const to = next.job.status;
  const reason = next.job.status === 'paused' ? next.job.pause?.reason : undefined;
  const timeline: JobFact[] = [
    ...next.timeline,
    ...(from === to ? [] : [{ kind: 'status_changed' as const, from, to, ...(reason ? { reason } : {}) }]),
  ];
  const job = { ...next.job, updatedAt: now, version: before.job.version + timeline.length };
  const change = { job, appointments: next.appointments };
  return { ...change, timeline, facts: statusFacts(before, afterChange(before, change)), effects };
}

/** The object without some of its optional fields. */
export function without<T extends object, K extends keyof T>(object: T, ...fields: K[]): Omit<T, K> {
  const rest = { ...object };
  for (const field of fields) delete rest[field];
  return rest;
}
