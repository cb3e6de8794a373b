import * as z from 'zod';
import { AccountId, PersonId, PlanId, ScheduleId } from '../ids/ids.ts';

/** Whom a step pages: a person, or whoever a schedule has on call when the step begins. */
export const Target = z.union(
  [z.strictObject({ personId: PersonId }), z.strictObject({ scheduleId: ScheduleId })],
  'must name one person or one schedule',
);
export type Target = z.infer<typeof Target>;

/** Limits of the escalation spec, case 10. */
export const PLAN_LIMITS = {
  steps: 20,
  targets: 20,
  minutes: 1440,
  loops: 9,
  ladderHours: 24,
  pages: 60,
  pauseMinutes: 30,
} as const;
export const DEFAULT_STEP_MINUTES = 5;

export const PlanStep = z.object({
  targets: z.array(Target).max(PLAN_LIMITS.targets),
  minutes: z.int().min(1).max(PLAN_LIMITS.minutes),
});
export type PlanStep = z.infer<typeof PlanStep>;

/** An escalation plan: ordered steps, how often they are gone through again, and who is asked when nobody is left. */
export const Plan = z.object({
  accountId: AccountId,
  id: PlanId,
  name: z.string().min(1).max(80),
  steps: z.array(PlanStep).min(1).max(PLAN_LIMITS.steps),
  /** How many more times the steps are gone through after the first. */
  loops: z.int().min(0).max(PLAN_LIMITS.loops),
  fallbackPersonId: PersonId.optional(),
  /** Whether an urgent escalation is re-opened 45 minutes after an accept that nothing followed (case 18). */
  reopens: z.boolean(),
  version: z.int().min(1),
});
export type Plan = z.infer<typeof Plan>;

/** The persons a plan names, the fallback among them, each once. */
export const personsNamed = (plan: Plan): PersonId[] => [
  ...new Set([
    ...plan.steps.flatMap((step) => step.targets.flatMap((target) => ('personId' in target ? [target.personId] : []))),
    ...(plan.fallbackPersonId ? [plan.fallbackPersonId] : []),
  ]),
];

/** The schedules a plan names, each once. */
export const schedulesNamed = (plan: Plan): ScheduleId[] => [
  ...new Set(
    plan.steps.flatMap((step) => step.targets.flatMap((target) => ('scheduleId' in target ? [target.scheduleId] : []))),
  ),
];
