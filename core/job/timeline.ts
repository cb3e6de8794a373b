import * as z from 'zod';
import { AppointmentStatus, Position } from '../appointment/appointment.ts';
import { StatusCodeName } from '../appointment/status-code.ts';
import { PersonRef } from '../escalation/escalation.ts';
import { AppointmentId, IncidentNumber, NotificationRuleId, PersonId } from '../ids/ids.ts';
import { Rating } from '../survey/survey.ts';
import { Instant } from '../time/instant.ts';
import { JobStatus } from './job.ts';

const By = { by: PersonRef };
const Of = { appointmentId: AppointmentId };
const Tapped = {
  ...By,
  ...Of,
  /** Whose assignments it is about; nobody's for an appointment without technicians. */
  personIds: z.array(PersonId),
  code: StatusCodeName,
  deviceAt: Instant.optional(),
};

/**
 * The closed set of what a job's timeline may say. What was sent, delivered or bounced stands in the outbox rows beside
 * it; what was *not* sent, and why, stands only here (messages spec, rule 15).
 */
export const JobFact = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('status_changed'), from: JobStatus, to: JobStatus, reason: z.string().optional() }),
  z.object({ kind: z.literal('offer_accepted'), ...By }),
  z.object({ kind: z.literal('declined'), ...By, reason: z.string() }),
  z.object({ kind: z.literal('appointment_added'), ...By, ...Of, start: Instant, end: Instant }),
  z.object({ kind: z.literal('moved'), ...By, ...Of, from: Instant, start: Instant, end: Instant }),
  z.object({
    kind: z.literal('staffed'),
    ...By,
    ...Of,
    personIds: z.array(PersonId),
    leadId: PersonId.optional(),
  }),
  z.object({
    kind: z.literal('tapped'),
    ...Tapped,
    status: AppointmentStatus,
    reason: z.string().optional(),
    position: Position.optional(),
  }),
  /** A tap from a phone that was offline, older than what it would change: nothing is changed and nothing is sent. */
  z.object({ kind: z.literal('late'), ...Tapped }),
  z.object({ kind: z.literal('eta_given'), ...By, ...Of, eta: Instant }),
  z.object({ kind: z.literal('paused'), ...By, reason: z.string() }),
  z.object({ kind: z.literal('completed'), ...By }),
  z.object({ kind: z.literal('reopened'), ...By, reason: z.string() }),
  z.object({ kind: z.literal('cancelled'), ...By, reason: z.string(), appointments: z.int().min(0) }),
  z.object({
    kind: z.literal('restored'),
    ...By,
    back: z.int().min(0),
    needsReschedule: z.int().min(0),
  }),
  /** By the customer, on his page. */
  z.object({ kind: z.literal('confirmed'), ...Of }),
  z.object({ kind: z.literal('reschedule_asked'), ...Of, wish: z.string().optional() }),
  z.object({ kind: z.literal('survey_answered'), rating: Rating, comment: z.string().optional() }),
  /** The escalation that had the job ended with it. */
  z.object({ kind: z.literal('call_ended'), number: IncidentNumber }),
  /** A piece of a cancellation or a restore that was too large for one transaction. */
  z.object({ kind: z.literal('cascaded'), appointments: z.int().min(0) }),
  /** Messages that waited and are not sent any more; `undone`: the tap was taken back inside the hold. */
  z.object({
    kind: z.literal('withdrawn'),
    messages: z.array(z.object({ ruleId: NotificationRuleId, fact: z.string(), why: z.string() })),
  }),
  /** Rules that fired for somebody who is not told, and why. */
  z.object({
    kind: z.literal('not_told'),
    messages: z.array(
      z.object({
        /** None: what a caller hears comes from no rule. */
        ruleId: NotificationRuleId.optional(),
        fact: z.string(),
        to: z.string().optional(),
        why: z.string(),
        /** Of a message that was tried and has failed: its row in the outbox. */
        key: z.string().optional(),
      }),
    ),
  }),
  /** Somebody of the team has sent the customer a message again; `key` is the row of the first. */
  z.object({ kind: z.literal('resent'), ...By, facts: z.array(z.string()), key: z.string() }),
]);
export type JobFact = z.infer<typeof JobFact>;

/** A fact with its place: `seq` counts from 1 and ends at the job's version. */
export const JobTimelineEntry = z.intersection(z.object({ seq: z.int().min(1), at: Instant }), JobFact);
export type JobTimelineEntry = z.infer<typeof JobTimelineEntry>;
