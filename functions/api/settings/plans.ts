import type * as z from 'zod';
import { createPlan, getPlan, listPlans, type PlanFinding, replacePlan } from '../../../core/contracts/plans.ts';
import { problem } from '../../../core/contracts/problem.ts';
import { type AccountId, PlanId } from '../../../core/ids/ids.ts';
import { checkPlan, refusing } from '../../../core/plan/checks.ts';
import type { Plan } from '../../../core/plan/plan.ts';
import { planView } from '../../../core/plan/view.ts';
import { type Instant, toEpochMs } from '../../../core/time/instant.ts';
import { operation, reply } from '../../pipelines/call.ts';
import { readOutlook } from '../../pipelines/plan-outlook.ts';
import { REUSED_KEY, repeatOf } from '../../pipelines/repeat.ts';
import type { SettingsDeps } from './deps.ts';

type PlanInput = z.output<typeof createPlan.body>;

const planOf = (
  { name, steps, loops, fallbackPersonId, reopens }: PlanInput,
  rest: Pick<Plan, 'accountId' | 'id' | 'version'>,
): Plan => ({ ...rest, name, steps, loops, ...(fallbackPersonId ? { fallbackPersonId } : {}), reopens });

/** What the checks find in each of the plans, with one read for all of them. */
async function viewsOf(deps: SettingsDeps, account: AccountId, found: readonly Plan[], now: Instant) {
  const outlook = await readOutlook(deps, account, found, now);
  return found.map((plan) => planView(plan, checkPlan(plan, outlook)));
}

/** The problem of a plan that would fail at night, naming every field; undefined when it may be saved. */
const refusal = (findings: readonly PlanFinding[]) => {
  const errors = refusing(findings).map(({ field, code, message }) => ({
    field: field ?? 'steps',
    message: `${message} (${code})`,
  }));
  return errors.length > 0 ? problem('invalid', 'the plan would fail at night', errors) : undefined;
};

/** Adds a plan, once a key. */
export const addPlan = (deps: SettingsDeps) =>
  operation(createPlan, async (call) => {
    const { session, now, body } = call;
    const { accountId } = session;
    const plan = planOf(body, { accountId, id: deps.ids.plan(toEpochMs(now)), version: 1 });
    const findings = checkPlan(plan, await readOutlook(deps, accountId, [plan], now));
    const refused = refusal(findings);
    if (refused) return { problem: refused };
    const store = deps.plansOf(accountId);
    const added = await store.add(plan, now, repeatOf(createPlan, call));
    if (added.outcome === 'reused_key') return { problem: REUSED_KEY };
    if (added.outcome === 'added') return reply(201, planView(plan, findings));
    const known = await store.read(PlanId.parse(added.id));
    const [view] = known ? await viewsOf(deps, accountId, [known], now) : [];
    return view ? reply(200, view) : { problem: problem('not-found') };
  });

export const plans = (deps: SettingsDeps) =>
  operation(listPlans, async ({ session, query, now }) => {
    const { items, next } = await deps.plansOf(session.accountId).page(query);
    return reply(200, {
      items: await viewsOf(deps, session.accountId, items, now),
      ...(next ? { next } : {}),
    });
  });

export const planById = (deps: SettingsDeps) =>
  operation(getPlan, async ({ session, params, now }) => {
    const plan = await deps.plansOf(session.accountId).read(params.planId);
    const [view] = plan ? await viewsOf(deps, session.accountId, [plan], now) : [];
    return view ? reply(200, view) : { problem: problem('not-found') };
  });

/** Replaces a plan. Escalations under way have their snapshot, so only new ones follow it. */
export const savePlan = (deps: SettingsDeps) =>
  operation(replacePlan, async ({ session, params, body, now }) => {
    const { accountId } = session;
    const store = deps.plansOf(accountId);
    const before = await store.read(params.planId);
    if (!before) return { problem: problem('not-found') };
    const plan = planOf(body, { accountId, id: before.id, version: before.version + 1 });
    const findings = checkPlan(plan, await readOutlook(deps, accountId, [plan], now));
    const refused = refusal(findings);
    if (refused) return { problem: refused };
    return (await store.replace(plan)) ? reply(200, planView(plan, findings)) : { problem: problem('conflict') };
  });
