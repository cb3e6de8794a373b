import * as z from 'zod';
import { PersonRef } from '../escalation/escalation.ts';
import { AccountId, CustomerId, IncidentNumber, JobId, LocationId } from '../ids/ids.ts';
import { Instant } from '../time/instant.ts';

export const JobStatus = z.enum([
  'offered',
  'declined',
  'unscheduled',
  'scheduled',
  'in_progress',
  'paused',
  'complete',
  'cancelled',
]);
export type JobStatus = z.infer<typeof JobStatus>;

/** A piece of work for a customer. */
export const Job = z.object({
  accountId: AccountId,
  id: JobId,
  /** What people say on the phone: six digits, unique in the account. */
  number: z.string().regex(/^[1-9][0-9]{5}$/),
  customerId: CustomerId,
  /** Where the work is done; absent, or not there any more: the customer's first location (`locationOf`). */
  locationId: LocationId.optional(),
  status: JobStatus,
  /** The problem in one sentence. */
  summary: z.string().min(1).max(240),
  createdAt: Instant,
  updatedAt: Instant,
  /** What exclusions of notification rules go by, like `warranty`; absent when nobody sorts jobs. */
  type: z.string().min(1).max(40).optional(),
  /** Visit cycle, absent for the first: rises when the job is re-opened or restored. Read it with `cycleOf`. */
  cycle: z.int().min(1).optional(),
  completedAt: Instant.optional(),
  pause: z.object({ reason: z.string().min(1).max(200), at: Instant }).optional(),
  /** `mark` stands on every appointment that this cancellation took along. */
  cancellation: z
    .object({ mark: z.int().min(1), reason: z.string().min(1).max(200), by: PersonRef, at: Instant })
    .optional(),
  /**
   * What could not be written together with the job is still to follow it: appointments, and the `call` that a
   * cancellation ends. See `cascade.ts`.
   */
  cascade: z
    .object({
      kind: z.enum(['cancel', 'restore']),
      mark: z.int().min(1),
      at: Instant,
      call: IncidentNumber.optional(),
    })
    .optional(),
  /** Somebody at the customer's should have been told and has no address that may be used. */
  customerNotTold: z.object({ at: Instant, fact: z.string(), why: z.string() }).optional(),
  /** Guards every write of the job and its appointments, and is the `seq` of the job's last timeline entry. */
  version: z.int().min(1),
});
export type Job = z.infer<typeof Job>;

/** Jobs in these states have no work left to escalate. */
const CLOSED: readonly JobStatus[] = ['declined', 'complete', 'cancelled'];
export const isOpen = (job: Job): boolean => !CLOSED.includes(job.status);

/** The job's visit cycle, counted from 1. */
export const cycleOf = (job: Job): number => job.cycle ?? 1;
