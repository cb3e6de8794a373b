import { createEscalation } from '../../core/contracts/escalations.ts';
import { beginSession } from '../../core/login/session.ts';
import type { Plan } from '../../core/plan/plan.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Call } from '../../functions/pipelines/call.ts';
import { ALEX, NORTHSIDE } from '../support/builders/team.ts';
import type { Place } from './place.ts';

/** For what a call of a job that exists does not ask for. */
export const neverMade = (what: string): never => {
  throw new Error(`a call for a job that exists makes no ${what}`);
};

/** Alex asks for an escalation of the job, after the edge has parsed and let him in. */
export const creating = ({ jobId }: Place, plan: Plan, now: Instant): Call => ({
  ...{ params: {}, query: {}, bytes: new Uint8Array() },
  body: createEscalation.body.parse({ jobId, planId: plan.id }) as never,
  session: beginSession({ accountId: NORTHSIDE, personId: ALEX.id, name: ALEX.name, roles: ALEX.roles }, now),
  verdict: 'allow',
  now,
  cookies: new Map(),
  networkAddress: '192.0.2.1',
  host: 'callout.example',
  idempotencyKey: undefined,
});
