import * as z from 'zod';
import { PersonId } from '../ids/ids.ts';
import { PLAN_LIMITS } from '../plan/plan.ts';
import { ByNumber, EscalationView } from './escalations.ts';
import { roles, route } from './route.ts';

/* What whoever runs the board does to an escalation under way (escalation spec, case 21). */

const DISPATCHERS = roles({ allow: ['administrator', 'manager', 'dispatcher'] });

export const reassignEscalation = route({
  id: 'reassignEscalation',
  method: 'POST',
  path: '/v1/escalations/{number}/reassign',
  service: 'escalations',
  summary: 'Gives the job to somebody; both are told',
  access: DISPATCHERS,
  params: ByNumber,
  body: z.strictObject({
    personId: PersonId,
    /** Whom the dispatcher saw as the assignee: somebody else by now is a 409. */
    fromPersonId: PersonId.optional(),
  }),
  answers: { 200: EscalationView },
});

export const pageNow = route({
  id: 'pageNow',
  method: 'POST',
  path: '/v1/escalations/{number}/page-now',
  service: 'escalations',
  summary: 'Pages a person who is added to the running step, or everybody in it once more',
  access: DISPATCHERS,
  params: ByNumber,
  body: z.strictObject({ personId: PersonId.optional() }).default({}),
  answers: { 200: EscalationView },
});

export const jumpToStep = route({
  id: 'jumpToStep',
  method: 'POST',
  path: '/v1/escalations/{number}/jump',
  service: 'escalations',
  summary: 'Goes to a step of the plan at once; the first one is 0',
  access: DISPATCHERS,
  params: ByNumber,
  body: z.strictObject({
    step: z
      .int()
      .min(0)
      .max(PLAN_LIMITS.steps - 1),
  }),
  answers: { 200: EscalationView },
});

export const pauseEscalation = route({
  id: 'pauseEscalation',
  method: 'POST',
  path: '/v1/escalations/{number}/pause',
  service: 'escalations',
  summary: 'Holds the ladder up, 30 minutes in all',
  access: DISPATCHERS,
  params: ByNumber,
  body: z.strictObject({ minutes: z.int().min(1).max(PLAN_LIMITS.pauseMinutes).default(10) }).default({ minutes: 10 }),
  answers: { 200: EscalationView },
});

export const BOARD_ACTION_ROUTES = [reassignEscalation, pageNow, jumpToStep, pauseEscalation] as const;
