import * as z from 'zod';
import { CallFacts, Coverage, EscalationStatus, PersonRef, Urgency } from '../escalation/escalation.ts';
import { TimelineEntry } from '../escalation/timeline.ts';
import { EscalationId, IncidentNumber, JobId, PlanId } from '../ids/ids.ts';
import { Channel } from '../person/person.ts';
import { Instant, InstantInput } from '../time/instant.ts';
import { line, PhoneInput, Reason, text } from './input.ts';
import { ListQuery, listOf } from './list.ts';
import { roles, route } from './route.ts';

const EVERYBODY_ELSE = ['administrator', 'manager', 'office', 'dispatcher', 'agent'] as const;

/** What the ladder would do next, if nobody acts: who is paged, when, by what. */
export const NextPage = z.object({ at: Instant, person: PersonRef, channel: Channel }).meta({ id: 'NextPage' });
export type NextPage = z.infer<typeof NextPage>;

/** An escalation as lists and the board show it. */
export const EscalationSummary = z
  .object({
    id: EscalationId,
    number: IncidentNumber,
    status: EscalationStatus,
    jobId: JobId,
    call: CallFacts,
    urgency: Urgency,
    note: z.string(),
    coverage: Coverage.optional(),
    assignee: PersonRef.optional(),
    assignedAt: Instant.optional(),
    /** When the assignee said he is on his way, and in how many minutes he will be there. */
    enRouteAt: Instant.optional(),
    etaMinutes: z.int().optional(),
    reason: z.string().optional(),
    /** Whom the running step pages. */
    paging: z.array(PersonRef),
    /** Until when the running step lasts, as people are told. */
    stepEndsAt: Instant.optional(),
    nextWakeAt: Instant.optional(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'EscalationSummary' });
export type EscalationSummary = z.infer<typeof EscalationSummary>;

/** What the signed-in person may do with an escalation now; the buttons derive from it. */
export const EscalationAction = z.enum([
  'accept',
  'pass',
  'stop',
  'on_my_way',
  'release',
  'reassign',
  'page_now',
  'jump',
  'pause',
]);
export type EscalationAction = z.infer<typeof EscalationAction>;

/** Somebody whom a step of the plan names, counted from 0. */
export const PlanContact = PersonRef.extend({ step: z.int().min(0) }).meta({ id: 'PlanContact' });
export type PlanContact = z.infer<typeof PlanContact>;

export const EscalationView = EscalationSummary.extend({
  /** True when the call asked for one that was already running: that one was answered, the note added. */
  deduplicated: z.boolean().optional(),
  startedBy: PersonRef,
  /** Who comes after the running step, in order; empty when nobody does. */
  upNext: z.array(PersonRef),
  /** Everybody whom the plan's steps name: of a schedule whoever is on call now, or was when it ended. */
  contacts: z.array(PlanContact),
  nextWakes: z.array(NextPage),
  actions: z.array(EscalationAction),
  timeline: z.array(TimelineEntry),
}).meta({ id: 'Escalation' });
export type EscalationView = z.infer<typeof EscalationView>;

/** A call as it comes in: the customer is found by phone or made, the job made, the escalation started. */
const Call = z.strictObject({
  name: line(120).optional(),
  phone: PhoneInput,
  address: line(240).optional(),
  summary: line(240),
});

export const createEscalation = route({
  id: 'createEscalation',
  method: 'POST',
  path: '/v1/escalations',
  service: 'escalations',
  summary: 'Starts an escalation for a job or a call; the answer says whether anybody can be reached',
  access: roles({ allow: EVERYBODY_ELSE }),
  body: z
    .strictObject({
      jobId: JobId.optional(),
      call: Call.optional(),
      planId: PlanId.optional(),
      urgency: Urgency.default('urgent'),
      note: text(1000).default(''),
    })
    .refine((body) => (body.jobId === undefined) !== (body.call === undefined), {
      error: 'give either jobId or call',
      path: ['jobId'],
    }),
  answers: { 200: EscalationView, 201: EscalationView },
});

export const listEscalations = route({
  id: 'listEscalations',
  method: 'GET',
  path: '/v1/escalations',
  service: 'escalations',
  summary: 'Escalations of a status, newest change first; without a status, pending ones',
  access: roles({ allow: EVERYBODY_ELSE, own: ['technician'] }),
  query: ListQuery.extend({ status: EscalationStatus.default('pending') }),
  answers: { 200: listOf(EscalationSummary) },
});

export const ByNumber = z.object({ number: IncidentNumber });

export const getEscalation = route({
  id: 'getEscalation',
  method: 'GET',
  path: '/v1/escalations/{number}',
  service: 'escalations',
  summary: 'One escalation with its timeline and what comes next',
  access: roles({ allow: EVERYBODY_ELSE, own: ['technician'] }),
  params: ByNumber,
  answers: { 200: EscalationView },
});

export const acceptEscalation = route({
  id: 'acceptEscalation',
  method: 'POST',
  path: '/v1/escalations/{number}/accept',
  service: 'escalations',
  summary: 'Takes the job; of several at once exactly one wins',
  access: roles({ allow: ['administrator', 'manager', 'dispatcher'], own: ['technician', 'office'] }),
  params: ByNumber,
  answers: { 200: EscalationView },
});

export const passEscalation = route({
  id: 'passEscalation',
  method: 'POST',
  path: '/v1/escalations/{number}/pass',
  service: 'escalations',
  summary: '“Not me, next”: the next contact is paged at once',
  access: roles({ allow: [], own: ['administrator', 'manager', 'office', 'dispatcher', 'technician'] }),
  params: ByNumber,
  body: z.strictObject({ reason: Reason.optional() }).default({}),
  answers: { 200: EscalationView },
});

export const stopEscalation = route({
  id: 'stopEscalation',
  method: 'POST',
  path: '/v1/escalations/{number}/stop',
  service: 'escalations',
  summary: 'Turns the plan off, with a reason',
  access: roles({ allow: ['administrator', 'manager', 'dispatcher'], own: ['technician', 'office', 'agent'] }),
  params: ByNumber,
  body: z.strictObject({ reason: Reason }),
  answers: { 200: EscalationView },
});

const ASSIGNEE = roles({ allow: [], own: ['administrator', 'manager', 'office', 'dispatcher', 'technician'] });

export const onMyWay = route({
  id: 'onMyWay',
  method: 'POST',
  path: '/v1/escalations/{number}/on-my-way',
  service: 'escalations',
  summary: 'The assignee has set out, and says in how many minutes he will be there',
  access: ASSIGNEE,
  params: ByNumber,
  body: z.strictObject({ etaMinutes: z.int().min(0).max(720).optional() }).default({}),
  answers: { 200: EscalationView },
});

export const releaseEscalation = route({
  id: 'releaseEscalation',
  method: 'POST',
  path: '/v1/escalations/{number}/release',
  service: 'escalations',
  summary: 'The assignee gives the job back: everybody else is asked again, he himself last',
  access: ASSIGNEE,
  params: ByNumber,
  body: z.strictObject({ reason: Reason }),
  answers: { 200: EscalationView },
});

/** What a desk polls: everything that changed since the last answer, or all that is on the board now. */
export const BoardView = z
  .object({
    /** Give this back as `since`. */
    at: Instant,
    items: z.array(EscalationSummary),
  })
  .meta({ id: 'Board' });
export type BoardView = z.infer<typeof BoardView>;

export const getBoard = route({
  id: 'getBoard',
  method: 'GET',
  path: '/v1/board',
  service: 'escalations',
  summary:
    'Pending escalations, and what was assigned, expired or cancelled in the last 24 hours; with since, only changes',
  access: roles({ allow: EVERYBODY_ELSE }),
  query: z.strictObject({ since: InstantInput.optional() }),
  answers: { 200: BoardView },
});

export const ESCALATION_ROUTES = [
  getBoard,
  createEscalation,
  listEscalations,
  getEscalation,
  acceptEscalation,
  passEscalation,
  stopEscalation,
  onMyWay,
  releaseEscalation,
] as const;
