import * as z from 'zod';
import { AppointmentStatus } from '../appointment/appointment.ts';
import { AppointmentId, PersonId } from '../ids/ids.ts';
import { JobStatus } from '../job/job.ts';
import { LinkToken } from '../link/link.ts';
import { Language } from '../message/language.ts';
import { Rating } from '../survey/survey.ts';
import { Instant, InstantInput } from '../time/instant.ts';
import { text } from './input.ts';
import { route } from './route.ts';

/*
 * What a customer sees and says without a session. The token of his link is the only key: it shows one job, and what is
 * not on its page cannot be reached with it. GET changes nothing, because links are opened by robots first.
 */

/** The contractor, as his customers know him. */
export const Contractor = z
  .object({
    name: z.string(),
    /** IANA zone in which times are said. */
    zone: z.string(),
    /** `#rrggbb`. */
    colour: z.string().optional(),
    /** What the reader is spoken to in: a customer's own language, else the account's. */
    language: Language,
    /** Where the office is reached, E.164. */
    phone: z.string().optional(),
  })
  .meta({ id: 'Contractor' });
export type Contractor = z.infer<typeof Contractor>;

const Wanted = z.strictObject({ service: z.boolean(), reminder: z.boolean(), survey: z.boolean() });

const Preference = z.object({
  /** So much of it that its owner knows it. */
  address: z.string(),
  ...Wanted.shape,
  /** By a STOP from the phone itself, which only its START ends. */
  stopped: z.boolean(),
});

export const CustomerPage = z
  .object({
    contractor: Contractor,
    job: z.object({ number: z.string(), summary: z.string(), status: JobStatus }),
    customer: z.object({ name: z.string(), address: z.string().optional() }),
    /** The visit that matters now: one under way, else the next, else the last. */
    appointment: z
      .object({
        id: AppointmentId,
        start: Instant,
        end: Instant,
        status: AppointmentStatus,
        /** When the technician expects to arrive; without it the window holds. */
        eta: Instant.optional(),
        confirmedAt: Instant.optional(),
        reschedule: z.object({ at: Instant, wish: z.string().optional() }).optional(),
      })
      .optional(),
    /** Who comes or came, the lead first. */
    crew: z.array(
      z.object({ personId: PersonId, name: z.string(), certifications: z.array(z.string()), photo: z.boolean() }),
    ),
    survey: z.object({ rating: Rating, comment: z.string().optional() }).optional(),
    /** Where the account wants to be praised; once the work is complete. */
    reviewLink: z.string().optional(),
    /** What is sent to whom the link was for; absent, he has no such address. */
    preferences: z.object({ sms: Preference.optional(), email: Preference.optional() }),
    may: z.array(z.enum(['confirm', 'ask_reschedule', 'answer_survey'])),
  })
  .meta({ id: 'CustomerPage' });
export type CustomerPage = z.infer<typeof CustomerPage>;

const ByToken = z.object({ token: LinkToken });
const OPEN = { open: 'the token of the link is the key, to one job and the few things on its page' };
/** A household presses a button now and then; a program that tries tokens is slowed down. */
const THROTTLE = { rate: 20, burst: 40 };

export const getCustomerPage = route({
  id: 'getCustomerPage',
  method: 'GET',
  path: '/v1/c/{token}',
  service: 'links',
  summary: 'The job that a customer’s link is about, as its page shows it; changes nothing',
  access: OPEN,
  params: ByToken,
  answers: { 200: CustomerPage },
  throttle: THROTTLE,
});

export const getCrewPhoto = route({
  id: 'getCrewPhoto',
  method: 'GET',
  path: '/v1/c/{token}/photos/{personId}',
  service: 'links',
  summary: 'The photo of a technician of this job, as image/jpeg; there is no other way to it without a session',
  access: OPEN,
  params: ByToken.extend({ personId: PersonId }),
  answers: { 200: undefined },
  throttle: THROTTLE,
});

/** The time that he read, so that nobody agrees to one that was changed while he looked. */
const Read = { appointmentId: AppointmentId, start: InstantInput };

export const confirmAppointment = route({
  id: 'confirmAppointment',
  method: 'POST',
  path: '/v1/c/{token}/confirm',
  service: 'links',
  summary: 'The customer confirms the time of his appointment; again it changes nothing',
  access: OPEN,
  params: ByToken,
  body: z.strictObject(Read),
  answers: { 200: CustomerPage },
  throttle: THROTTLE,
});

export const askReschedule = route({
  id: 'askReschedule',
  method: 'POST',
  path: '/v1/c/{token}/reschedule',
  service: 'links',
  summary: 'The customer asks for another time: a task for the office, once; the appointment stands until it moves it',
  access: OPEN,
  params: ByToken,
  body: z.strictObject({ ...Read, wish: text(240).optional() }),
  answers: { 200: CustomerPage },
  throttle: THROTTLE,
});

export const answerSurvey = route({
  id: 'answerSurvey',
  method: 'POST',
  path: '/v1/c/{token}/survey',
  service: 'links',
  summary: 'The customer rates the work, once a job; within 7 days he may say it better',
  access: OPEN,
  params: ByToken,
  body: z.strictObject({ rating: Rating, comment: text(1000).optional() }),
  answers: { 200: CustomerPage },
  throttle: THROTTLE,
});

export const setPreferences = route({
  id: 'setPreferences',
  method: 'PUT',
  path: '/v1/c/{token}/preferences',
  service: 'links',
  summary: 'The customer says what he wants to be sent, by channel and kind; it goes into the consent ledger',
  access: OPEN,
  params: ByToken,
  body: z.strictObject({ sms: Wanted.optional(), email: Wanted.optional() }),
  answers: { 200: CustomerPage },
  throttle: THROTTLE,
});

/** The address stands in the headers of the email, so it is the page's own: a reader who opens it finds the page. */
export const oneClickUnsubscribe = route({
  id: 'oneClickUnsubscribe',
  method: 'POST',
  path: '/c/{token}/unsubscribe',
  service: 'links',
  summary: 'A mailbox’s own “unsubscribe” (RFC 8058): ends messages of the email’s kind to its address; again, nothing',
  access: OPEN,
  params: ByToken,
  takes: 'form',
  body: z.strictObject({ 'List-Unsubscribe': z.literal('One-Click') }),
  answers: { 200: undefined },
  throttle: THROTTLE,
});

export const CUSTOMER_PAGE_ROUTES = [
  ...[getCustomerPage, getCrewPhoto, confirmAppointment, askReschedule, answerSurvey],
  ...[setPreferences, oneClickUnsubscribe],
] as const;
