import type { PlanFinding, PlanView } from '../contracts/plans.ts';
import type { Plan } from './plan.ts';

/** A plan as the API shows it, with what the checks find now. */
export const planView = (plan: Plan, findings: PlanFinding[]): PlanView => {
  const { id, name, steps, loops, fallbackPersonId, reopens, version } = plan;
  return { id, name, steps, loops, ...(fallbackPersonId ? { fallbackPersonId } : {}), reopens, version, findings };
};
