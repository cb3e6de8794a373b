import type { Account } from '../../../core/account/account.ts';
import { previewPlan, whatIf } from '../../../core/contracts/plans.ts';
import { problem } from '../../../core/contracts/problem.ts';
import type { World } from '../../../core/escalation/decision.ts';
import type { PersonId } from '../../../core/ids/ids.ts';
import { PLAN_LIMITS, type Plan, personsNamed, schedulesNamed } from '../../../core/plan/plan.ts';
import { preview, type ScriptedAnswer } from '../../../core/plan/preview.ts';
import { scriptOf, withMinutes } from '../../../core/plan/what-if.ts';
import { dutyOf, onCallWithin } from '../../../core/schedule/duty.ts';
import { type Instant, plusMinutes } from '../../../core/time/instant.ts';
import { operation, reply } from '../../pipelines/call.ts';
import type { TemplateDeps } from './deps.ts';

/** The world of a plan at any moment of a night that begins at `start`, read once. */
async function worldFrom(
  { peopleOf, schedulesOf }: TemplateDeps,
  account: Account,
  plan: Plan,
  start: Instant,
  script: readonly ScriptedAnswer[],
): Promise<(now: Instant) => World> {
  const schedules = await schedulesOf(account.id).named(schedulesNamed(plan));
  const over = plusMinutes(start, PLAN_LIMITS.ladderHours * 60);
  const people: PersonId[] = [
    ...personsNamed(plan),
    ...onCallWithin(schedules.values(), start, over),
    ...script.map(({ personId }) => personId),
  ];
  const found = await peopleOf(account.id).named([...new Set(people)]);
  return (now) => ({ now, account, plan, people: found, ...dutyOf(schedules) });
}

/** Plays a plan as the night would, with scripted answers. */
export const playPlan = (deps: TemplateDeps) =>
  operation(previewPlan, async ({ session, params, body }) => {
    const [plan, account, ownTexts] = await Promise.all([
      deps.plansOf(session.accountId).read(params.planId),
      deps.accountOf(session.accountId).read(),
      deps.ownTextsOf(session.accountId).all(),
    ]);
    if (!plan || !account) return { problem: problem('not-found') };
    const worldAt = await worldFrom(deps, account, plan, body.at, body.script);
    const known = worldAt(body.at).people;
    const errors = body.script.flatMap(({ personId }, index) =>
      known.has(personId) ? [] : [{ field: `script.${index}.personId`, message: 'there is no such person' }],
    );
    if (errors.length > 0) return { problem: problem('invalid', undefined, errors) };
    const { baseUrl, segmentPrice } = deps;
    const { at: start, urgency, script } = body;
    const settings = { account, ownTexts, start, urgency, script, baseUrl, segmentPrice };
    return reply(200, preview(worldAt, settings));
  });

/** Plays a finished escalation once more: the same answers, other step times. Nothing is written. */
export const replayWith = (deps: TemplateDeps) =>
  operation(whatIf, async ({ session, params, body }) => {
    const [history, ownTexts] = await Promise.all([
      deps.escalationsOf(session.accountId).readHistory(params.number),
      deps.ownTextsOf(session.accountId).all(),
    ]);
    if (!history) return { problem: problem('not-found') };
    const { escalation, account, timeline } = history;
    if (escalation.status === 'pending')
      return { problem: problem('wrong-status', 'the escalation is still under way: its answers are not known yet') };
    const plan = withMinutes(history.plan, body.minutes);
    if (!plan) {
      const steps = history.plan.steps.length;
      const message = `must have a time for each of the ${steps} ${steps === 1 ? 'step' : 'steps'}`;
      return { problem: problem('invalid', undefined, [{ field: 'minutes', message }]) };
    }
    const script = scriptOf(timeline);
    const { createdAt: start, urgency } = escalation;
    const { baseUrl, segmentPrice } = deps;
    const worldAt = await worldFrom(deps, account, plan, start, script);
    return reply(200, preview(worldAt, { account, ownTexts, start, urgency, script, baseUrl, segmentPrice }));
  });
