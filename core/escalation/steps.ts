import type { PersonId } from '../ids/ids.ts';
import type { Person } from '../person/person.ts';
import { PLAN_LIMITS, type PlanStep } from '../plan/plan.ts';
import { type Instant, plusSeconds, secondsBetween } from '../time/instant.ts';
import type { World } from './decision.ts';
import type { PendingEscalation } from './escalation.ts';
import type { LadderState } from './ladder-state.ts';
import { deliverableSequence } from './method-sequence.ts';
import type { SkippedStep } from './timeline.ts';

/** Spec, case 8: paged less than this ago and the only target of the next step: that step is skipped. */
export const JUST_PAGED_SECONDS = 600;

/** Whom a step targets at this moment, each once. */
export const personsOf = (step: PlanStep, world: World): PersonId[] => [
  ...new Set(
    step.targets.flatMap((target) =>
      'personId' in target ? [target.personId] : world.onCall(target.scheduleId, world.now),
    ),
  ),
];

/** Those of the persons who could be paged now. */
export const reachable = (ids: readonly PersonId[], minutes: number, state: LadderState, world: World): Person[] =>
  ids.flatMap((id) => {
    const person = world.people.get(id);
    return person && deliverableSequence(person, state.urgency, minutes).length > 0 ? [person] : [];
  });

/** Escalation spec, case 10 and "Plan checks": a plan that would run past 24 hours is cut there, in whatever step. */
export const cutAt = ({ openedAt }: Pick<PendingEscalation, 'openedAt'>): Instant =>
  plusSeconds(openedAt, PLAN_LIMITS.ladderHours * 3600);

/** Sorts a step's persons into those to page now, or says why there is none. */
function candidates(step: PlanStep, state: LadderState, world: World): Person[] | SkippedStep['reason'] {
  const all = personsOf(step, world);
  if (all.length === 0) return 'nobody_on_call';
  const open = all.filter((id) => !state.passed.includes(id));
  if (open.length === 0) return 'passed';
  const inLine = open.filter((id) => !state.lastInLine.includes(id));
  if (inLine.length === 0) return 'last_in_line';
  const able = reachable(inLine, step.minutes, state, world);
  if (able.length === 0) return 'no_method';
  const fresh = able.filter((person) => !wasJustPaged(person, state, world));
  return fresh.length > 0 ? fresh : 'paged_just_now';
}

/** In a later loop, or in a run after a re-opening, he is paged again (case 8). */
const wasJustPaged = (person: Person, state: LadderState, world: World): boolean =>
  state.paged.some(
    (each) =>
      each.id === person.id &&
      each.epoch === state.epoch &&
      Math.floor(each.stepSeq / world.plan.steps.length) === state.loop &&
      secondsBetween(each.at, world.now) < JUST_PAGED_SECONDS,
  );

/** The first step from (`loop`, `step`) on in which anybody can be paged, with those before it that nobody is in. */
export function findStep(loop: number, step: number, before: LadderState, world: World) {
  const { steps, loops } = world.plan;
  const skipped: SkippedStep[] = [];
  if (world.now >= cutAt(before)) return { skipped };
  for (let at = { loop, step }; ; at = { loop: at.loop, step: at.step + 1 }) {
    if (at.step >= steps.length) {
      if (at.loop >= loops) return { skipped };
      at = { loop: at.loop + 1, step: 0 };
    }
    const current = steps[at.step];
    if (!current) return { skipped };
    const state: LadderState = { ...before, ...at, stepSeq: at.loop * steps.length + at.step };
    const persons = candidates(current, state, world);
    if (typeof persons !== 'string') return { skipped, found: { state, persons, minutes: current.minutes } };
    skipped.push({ ...at, reason: persons });
  }
}

/** Who would be paged next, if nobody of the running step acts; nobody when the plan would be over. */
export function nextPersons(pending: PendingEscalation, world: World): Person[] {
  if (pending.phase !== 'step') return [];
  return findStep(pending.loop, pending.step + 1, pending, world).found?.persons ?? [];
}
