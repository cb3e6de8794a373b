import * as z from 'zod';
import { EscalationStatus } from '../escalation/escalation.ts';
import { IncidentNumber, PersonId, PlanId } from '../ids/ids.ts';
import { Channel } from '../person/person.ts';
import { PLAN_LIMITS, PlanStep, Target } from '../plan/plan.ts';
import { InstantInput } from '../time/instant.ts';
import { line } from './input.ts';
import { ListQuery, listOf } from './list.ts';
import { roles, route } from './route.ts';

/** A finding of the plan checks: errors E01–E07 refuse the save (E03 apart), warnings W01–W09 are shown. */
export const PlanFinding = z
  .object({
    code: z.string(),
    severity: z.enum(['error', 'warning']),
    message: z.string(),
    /** What of the plan it is about, as a request names it. */
    field: z.string().optional(),
    /** Index of the step it is about. */
    step: z.int().optional(),
    personId: PersonId.optional(),
    /** Days on which it holds, in the schedule's zone. */
    dates: z.array(z.string()).optional(),
  })
  .meta({ id: 'PlanFinding' });
export type PlanFinding = z.infer<typeof PlanFinding>;

export const PlanView = z
  .object({
    id: PlanId,
    name: z.string(),
    steps: z.array(PlanStep),
    loops: z.int(),
    fallbackPersonId: PersonId.optional(),
    reopens: z.boolean(),
    version: z.int(),
    findings: z.array(PlanFinding),
  })
  .meta({ id: 'Plan' });
export type PlanView = z.infer<typeof PlanView>;

const StepInput = z.strictObject({
  targets: z
    .array(Target)
    .min(1, 'must page somebody: a step without a target reaches nobody')
    .max(PLAN_LIMITS.targets, `must have at most ${PLAN_LIMITS.targets} targets`),
  minutes: z
    .int('must be whole minutes')
    .min(1, 'must be at least one minute')
    .max(PLAN_LIMITS.minutes, `must be at most ${PLAN_LIMITS.minutes} minutes`),
});

const PlanInput = z.strictObject({
  name: line(80),
  steps: z
    .array(StepInput)
    .min(1, 'must have at least one step')
    .max(PLAN_LIMITS.steps, `must have at most ${PLAN_LIMITS.steps} steps`),
  loops: z.int().min(0).max(PLAN_LIMITS.loops).default(1),
  fallbackPersonId: PersonId.optional(),
  /** Whether an urgent escalation is opened again when nobody sets out 45 minutes after an accept. */
  reopens: z.boolean().default(false),
});

const ById = z.object({ planId: PlanId });
const EDITORS = roles({ allow: ['administrator', 'manager'] });
const READERS = roles({ allow: ['administrator', 'manager', 'dispatcher', 'office'] });

export const createPlan = route({
  id: 'createPlan',
  method: 'POST',
  path: '/v1/plans',
  service: 'settings',
  summary: 'Adds an escalation plan; refused with what would make it fail at night',
  access: EDITORS,
  body: PlanInput,
  answers: { 200: PlanView, 201: PlanView },
});

export const listPlans = route({
  id: 'listPlans',
  method: 'GET',
  path: '/v1/plans',
  service: 'settings',
  summary: 'The plans, with what the checks find now',
  access: READERS,
  query: ListQuery,
  answers: { 200: listOf(PlanView) },
});

export const getPlan = route({
  id: 'getPlan',
  method: 'GET',
  path: '/v1/plans/{planId}',
  service: 'settings',
  summary: 'One plan, with what the checks find now',
  access: READERS,
  params: ById,
  answers: { 200: PlanView },
});

export const replacePlan = route({
  id: 'replacePlan',
  method: 'PUT',
  path: '/v1/plans/{planId}',
  service: 'settings',
  summary: 'Replaces a plan; escalations under way keep the one they started with',
  access: EDITORS,
  params: ById,
  body: PlanInput,
  answers: { 200: PlanView },
});

/** What would happen, in order; `atSeconds` counts from the start. */
export const PreviewEntry = z
  .object({
    atSeconds: z.number(),
    kind: z.string(),
    personId: PersonId.optional(),
    name: z.string().optional(),
    channel: Channel.optional(),
    reason: z.string().optional(),
    segments: z.int().optional(),
  })
  .meta({ id: 'PreviewEntry' });
export type PreviewEntry = z.infer<typeof PreviewEntry>;

export const PreviewView = z
  .object({
    entries: z.array(PreviewEntry),
    status: EscalationStatus,
    /** Everybody who would be woken. */
    woken: z.array(PersonId),
    segments: z.int(),
    /** US dollars, at the price a segment of the stage's settings. */
    price: z.number(),
  })
  .meta({ id: 'Preview' });
export type PreviewView = z.infer<typeof PreviewView>;

export const previewPlan = route({
  id: 'previewPlan',
  method: 'POST',
  path: '/v1/plans/{planId}/preview',
  service: 'templates',
  summary: 'Plays the plan from an instant on, with scripted answers, by the rules that run at night',
  access: READERS,
  params: ById,
  body: z.strictObject({
    at: InstantInput,
    urgency: z.enum(['urgent', 'standard']).default('urgent'),
    script: z
      .array(
        z.strictObject({
          afterSeconds: z.number().min(0).max(86_400),
          personId: PersonId,
          /** What he does, or what becomes of the pages that he has by then. */
          does: z.enum(['accept', 'pass', 'nothing', 'sms_fails', 'email_fails']),
        }),
      )
      .max(100)
      .default([]),
  }),
  answers: { 200: PreviewView },
});

export const whatIf = route({
  id: 'whatIf',
  method: 'POST',
  path: '/v1/escalations/{number}/what-if',
  service: 'templates',
  summary: 'Plays a finished escalation once more, with the same answers and other step times',
  access: EDITORS,
  params: z.object({ number: IncidentNumber }),
  body: z.strictObject({
    /** Minutes of each step, in order. */
    minutes: z.array(z.int().min(1).max(PLAN_LIMITS.minutes)).min(1).max(PLAN_LIMITS.steps),
  }),
  answers: { 200: PreviewView },
});

export const PLAN_ROUTES = [createPlan, listPlans, getPlan, replacePlan, previewPlan, whatIf] as const;
