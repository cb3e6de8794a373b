import type { Actor } from '../escalation/decision.ts';
import type { Job } from './job.ts';
import { JOB_TRANSITIONS, type JobTrigger } from './transitions.ts';
import { isOffice } from './visit.ts';

/** What has a button on a job: what the table lets the office do to a job of this status. Moves are an appointment's. */
export function jobActions(job: Pick<Job, 'status'>, actor: Actor): JobTrigger[] {
  if (!isOffice(actor)) return [];
  return JOB_TRANSITIONS.filter(
    ({ from, trigger, who }) => from === job.status && who.includes('office') && trigger !== 'move',
  ).map(({ trigger }) => trigger);
}
