import * as z from 'zod';
import { AccountId, AppointmentId, JobId, PersonId } from '../ids/ids.ts';
import { Instant } from '../time/instant.ts';
import { Phase, StatusCodeName } from './status-code.ts';

/*
 * A dated visit of a job. Its technicians' assignments are part of it, so that one write keeps what each of them does
 * and what follows for the visit together. The job's version guards every write.
 */

export const AppointmentStatus = z.enum([
  'scheduled',
  'en_route',
  'started',
  'paused',
  'complete',
  'cancelled',
  'needs_reschedule',
]);
export type AppointmentStatus = z.infer<typeof AppointmentStatus>;

/** Where a phone was when its owner tapped, if he lets it say so: degrees, and the radius in metres. */
export const Position = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  accuracy: z.number().min(0).optional(),
});
export type Position = z.infer<typeof Position>;

/** One technician's part in an appointment. */
export const Assignment = z.object({
  personId: PersonId,
  name: z.string(),
  code: StatusCodeName,
  phase: Phase,
  /** Server time of the change to this code. */
  at: Instant,
  /** The phone's time of it, never after `at`; absent when the office did it. Decides what is late. */
  deviceAt: Instant.optional(),
  /** When and where he started: nobody can say later that he did not show up. */
  begun: z.object({ at: Instant, deviceAt: Instant.optional(), position: Position.optional() }).optional(),
  /** He had set out and has taken it back, at `at`; absent where he has never set out. */
  turnedBack: z.literal(true).optional(),
  /** The latest tap of his that came too late, so that a phone that repeats it does not fill the timeline. */
  lateTapAt: Instant.optional(),
});
export type Assignment = z.infer<typeof Assignment>;

/** Whose Complete completes the appointment; `lead` without an explicit lead means all. */
export const CompleteRule = z.enum(['lead', 'all', 'any']);
export type CompleteRule = z.infer<typeof CompleteRule>;

/** What keeps an item small; a visit of more people is several appointments. */
export const MAX_ASSIGNMENTS = 20;

export const Appointment = z
  .object({
    accountId: AccountId,
    id: AppointmentId,
    jobId: JobId,
    start: Instant,
    end: Instant,
    status: AppointmentStatus,
    /** Since when, in server time. */
    statusAt: Instant,
    /** The code that brought it to its status. */
    code: StatusCodeName,
    /** Visit cycle, from 1: rises with a move and a restore. A fact is told once a cycle. */
    cycle: z.int().min(1),
    /** How often it went on after a pause, in this cycle. */
    restarts: z.int().min(0),
    assignments: z.array(Assignment).max(MAX_ASSIGNMENTS),
    /** The explicit lead; see `leadOf`. */
    leadId: PersonId.optional(),
    /** When the technician expects to arrive; absent, the arrival window is shown. */
    eta: Instant.optional(),
    /** Why the work rests, or rested when the office closed it; gone as soon as it goes on. */
    pause: z.object({ reason: z.string().min(1).max(200), at: Instant }).optional(),
    completedAt: Instant.optional(),
    /** When the customer said on his page that the time suits him. Gone with the time. */
    confirmedAt: Instant.optional(),
    /** He asked for another one, which the office has a task about. Gone with the time. */
    reschedule: z.object({ at: Instant, wish: z.string().min(1).max(240).optional() }).optional(),
    /** The mark of the job's cancellation that took it along. */
    cancelledBy: z.object({ mark: z.int().min(1), at: Instant }).optional(),
    createdAt: Instant,
    updatedAt: Instant,
    version: z.int().min(1),
  })
  .refine(({ start, end }) => start < end, { path: ['end'], error: 'must be after the start' });
export type Appointment = z.infer<typeof Appointment>;

/** Messages spec, rule 4: the explicit flag, else the first assigned; undefined when nobody is assigned. */
export const leadOf = ({ leadId, assignments }: Pick<Appointment, 'leadId' | 'assignments'>): PersonId | undefined =>
  leadId ?? assignments[0]?.personId;

/** Work is left: it is neither complete nor cancelled. */
export const isOpenStatus = (status: AppointmentStatus): boolean => status !== 'complete' && status !== 'cancelled';

/** A technician is on the road or at work. */
export const isUnderWay = (status: AppointmentStatus): boolean => status === 'en_route' || status === 'started';

/** The choices that screens offer for a pause; any other text of 1–200 characters is a reason, too. */
export const PAUSE_REASONS = ['not at home', 'interrupted', 'needs parts'] as const;

/** Nobody opened the door: such a visit asks for no survey (messages spec, rule 12). */
export const hadNoAccess = ({ pause }: Pick<Appointment, 'pause'>): boolean =>
  pause?.reason.trim().toLowerCase() === PAUSE_REASONS[0];
