import * as z from 'zod';
import { BookingRequest } from '../booking/booking.ts';
import { PersonRef } from '../escalation/escalation.ts';
import {
  AppointmentId,
  CustomerId,
  IncidentNumber,
  JobId,
  LocationId,
  NotificationRuleId,
  PersonId,
} from '../ids/ids.ts';
import { JobStatus } from '../job/job.ts';
import { JobTimelineEntry } from '../job/timeline.ts';
import { MessageClass, MessageStatus } from '../message/message.ts';
import { Channel } from '../person/person.ts';
import { SurveyAnswer } from '../survey/survey.ts';
import { WrittenWith } from '../template/template.ts';
import { Instant } from '../time/instant.ts';
import { AppointmentView, CustomerLine } from './appointments.ts';
import { line, Reason } from './input.ts';
import { ListQuery, listOf } from './list.ts';
import { DESK_ROLES, roles, route } from './route.ts';

export const JobView = z
  .object({
    id: JobId,
    number: z.string(),
    status: JobStatus,
    customerId: CustomerId,
    /** The service location it names; absent, the customer's first. */
    locationId: LocationId.optional(),
    summary: z.string(),
    customer: CustomerLine.optional(),
    appointments: z.array(z.object({ id: z.string(), start: Instant, end: Instant, status: z.string() })),
    createdAt: Instant,
  })
  .meta({ id: 'Job' });
export type JobView = z.infer<typeof JobView>;

/** A message about a job: what became of it, and why (messages spec, rule 15). */
export const JobMessage = z
  .object({
    /** What it is known by, to send it again. */
    key: z.string(),
    /** What it told of: `on_the_way`, `complete`, or a status code. */
    facts: z.array(z.string()),
    /** The rules that fired for it. */
    ruleIds: z.array(NotificationRuleId),
    appointmentId: AppointmentId.optional(),
    class: MessageClass,
    /** A member of the team; absent for the customer. */
    personId: PersonId.optional(),
    /** Whom at the customer's, when it is one of his contacts. */
    contactId: z.string().optional(),
    status: MessageStatus,
    why: z.string().optional(),
    channel: Channel.optional(),
    createdAt: Instant,
    dueAt: Instant,
    sentAt: Instant.optional(),
    deliveredAt: Instant.optional(),
    /** The language and the versions of the texts it was sent with; version 0 is the default text. */
    writtenWith: WrittenWith.optional(),
    /** Of an unknown outcome: until when the provider is waited for to tell. */
    confirmBy: Instant.optional(),
    /** Not confirmed: nobody knows whether it arrived, and nobody will. */
    unconfirmedAt: Instant.optional(),
  })
  .meta({ id: 'JobMessage' });
export type JobMessage = z.infer<typeof JobMessage>;

/** What the signed-in person may do with a job now. */
export const JobAction = z.enum([
  'add_appointment',
  'accept_offer',
  'decline',
  'pause',
  'complete',
  'reopen',
  'cancel',
  'restore',
]);
export type JobAction = z.infer<typeof JobAction>;

export const JobDetail = JobView.extend({
  appointments: z.array(AppointmentView),
  /** Where it is, as the customer has it now. */
  place: z
    .object({ address: z.string().optional(), zone: z.string(), accessNote: z.string().optional() })
    .meta({ id: 'Place' }),
  /** Why it rests, or was cancelled. */
  reason: z.string().optional(),
  /** Somebody at the customer's should have been told and could not be. */
  customerNotTold: z.object({ at: Instant, fact: z.string(), why: z.string() }).optional(),
  /** What was asked for on the booking page, as it was typed. */
  request: BookingRequest.optional(),
  /** What the customer said of the work. */
  survey: SurveyAnswer.optional(),
  actions: z.array(JobAction),
  messages: z.array(JobMessage),
  timeline: z.array(JobTimelineEntry),
  /** The escalation that holds the job: a cancellation ends it. */
  escalation: IncidentNumber.optional(),
  /** Names for what messages and timeline speak of; whoever has left is missing. */
  rules: z.array(z.object({ id: NotificationRuleId, name: z.string() })),
  people: z.array(PersonRef),
}).meta({ id: 'JobDetail' });
export type JobDetail = z.infer<typeof JobDetail>;

export const createJob = route({
  id: 'createJob',
  method: 'POST',
  path: '/v1/jobs',
  service: 'jobs',
  summary: 'Adds a job for a customer',
  access: roles({ allow: DESK_ROLES }),
  body: z.strictObject({
    customerId: CustomerId,
    /** One of the customer's; his first when absent. */
    locationId: LocationId.optional(),
    summary: line(240),
  }),
  answers: { 200: JobView, 201: JobView },
});

export const listJobs = route({
  id: 'listJobs',
  method: 'GET',
  path: '/v1/jobs',
  service: 'jobs',
  summary: 'Jobs, newest first: all, those of a status, those of a customer, or the one of a number',
  access: roles({ allow: DESK_ROLES }),
  query: ListQuery.extend({
    status: JobStatus.optional(),
    customerId: CustomerId.optional(),
    number: z
      .string()
      .regex(/^[1-9][0-9]{5}$/, 'must be a job number of 6 digits')
      .optional(),
  }).refine(({ status, customerId, number }) => [status, customerId, number].filter(Boolean).length <= 1, {
    path: ['status'],
    error: 'does not go together with another filter',
  }),
  answers: { 200: listOf(JobView) },
});

export const getJob = route({
  id: 'getJob',
  method: 'GET',
  path: '/v1/jobs/{jobId}',
  service: 'jobs',
  summary: 'One job with its appointments, its timeline and its messages; for a technician, when one of them is his',
  access: roles({ allow: DESK_ROLES, own: ['technician'] }),
  params: z.object({ jobId: JobId }),
  answers: { 200: JobDetail },
});

/** Something that the office does to a whole job. */
const jobCommand = <const Id extends string, const Path extends string>(id: Id, path: Path, summary: string) =>
  route({
    id,
    method: 'POST',
    path: `/v1/jobs/{jobId}/${path}`,
    service: 'jobs',
    summary,
    access: roles({ allow: ['administrator', 'manager', 'office', 'dispatcher'] }),
    params: z.object({ jobId: JobId }),
    body: z.strictObject({ reason: Reason.optional() }).default({}),
    answers: { 200: JobDetail },
  });

export const cancelJob = jobCommand(
  'cancelJob',
  'cancel',
  'Cancels a job with all its open appointments and its escalation; the customer is told once',
);
export const restoreJob = jobCommand('restoreJob', 'restore', 'Brings a cancelled job back, with what lies ahead');
export const pauseJob = jobCommand('pauseJob', 'pause', 'Lets a job rest that is in progress');
export const completeJob = jobCommand('completeJob', 'complete', 'Completes a job and what is under way in it');
export const reopenJob = jobCommand('reopenJob', 'reopen', 'Opens a complete job again; its survey is void');
export const acceptOffer = jobCommand('acceptOffer', 'accept-offer', 'Takes a job that was offered');
export const declineOffer = jobCommand('declineOffer', 'decline', 'Declines a job that was offered');

export const JOB_ROUTES = [
  ...[createJob, listJobs, getJob],
  ...[cancelJob, restoreJob, pauseJob, completeJob, reopenJob, acceptOffer, declineOffer],
] as const;
