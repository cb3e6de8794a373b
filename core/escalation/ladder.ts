import type { PersonId } from '../ids/ids.ts';
import type { MessageIntent } from '../message/message.ts';
import type { Person } from '../person/person.ts';
import { DEFAULT_STEP_MINUTES, PLAN_LIMITS, type PlanStep } from '../plan/plan.ts';
import { earliest, type Instant, plusMinutes, plusSeconds, secondsBetween } from '../time/instant.ts';
import type { World } from './decision.ts';
import type { ExpiredEscalation, PendingEscalation } from './escalation.ts';
import { deliverableSequence, type LadderState, pageDue } from './paging.ts';
import type { SkippedStep, TimelineFact } from './timeline.ts';

/*
 * How a pending escalation goes on: which step comes next, who in it is paged by which method and when, and when
 * there is nobody left. Every way into the ladder (create, wake, pass) ends here, so the rules stand once.
 */

/** Spec, case 1: the last deadline is waited for a little longer than people are told. */
export const GRACE_SECONDS = 20;
/** Spec, case 8: paged less than this ago and the only target of the next step: that step is skipped. */
export const JUST_PAGED_SECONDS = 600;

/** What came of it. `contacts` being empty is impossible in a pending one. */
export interface LadderTurn {
  next: PendingRun | { expired: ExpiredEscalation['reason'] };
  state: LadderState;
  timeline: TimelineFact[];
  messages: MessageIntent[];
}

/** The part of a pending escalation that a turn decides anew. */
export type PendingRun = Pick<PendingEscalation, 'phase' | 'stepStartedAt' | 'stepEndsAt' | 'contacts' | 'nextWakeAt'>;

const personsOf = (step: PlanStep, world: World): PersonId[] => [
  ...new Set(
    step.targets.flatMap((target) =>
      'personId' in target ? [target.personId] : world.onCall(target.scheduleId, world.now),
    ),
  ),
];

/** Escalation spec, case 10 and "Plan checks": a plan that would run past 24 hours is cut there, in whatever step. */
const cutAt = ({ createdAt }: Pick<PendingEscalation, 'createdAt'>): Instant =>
  plusSeconds(createdAt, PLAN_LIMITS.ladderHours * 3600);

/** When the running step is really over: the last one of a plan, and the fallback, carry the grace. */
export function deadlineOf(
  run: Pick<PendingEscalation, 'phase' | 'stepEndsAt' | 'loop' | 'step'>,
  world: World,
): Instant {
  const last = run.phase === 'fallback' || (run.loop >= world.plan.loops && run.step >= world.plan.steps.length - 1);
  return last ? plusSeconds(run.stepEndsAt, GRACE_SECONDS) : run.stepEndsAt;
}

const nextWake = (run: Omit<PendingRun, 'nextWakeAt'>, state: LadderState, world: World): Instant =>
  earliest([
    deadlineOf({ ...state, ...run }, world),
    ...run.contacts.flatMap((each) => each.due.map(({ at }) => at)),
  ]) ?? run.stepEndsAt;

/** Begins a step (or the fallback) with these persons, now. */
function begin(
  phase: PendingEscalation['phase'],
  persons: readonly Person[],
  minutes: number,
  skipped: SkippedStep[],
  state: LadderState,
  world: World,
): LadderTurn {
  const due = persons.map((person) => ({
    personId: person.id,
    due: deliverableSequence(person, state.urgency, minutes).map(({ kind, afterMinutes }) => ({
      kind,
      at: plusMinutes(world.now, afterMinutes),
    })),
  }));
  const paging = pageDue(phase, due, state, world);
  const run = {
    phase,
    stepStartedAt: world.now,
    stepEndsAt: earliest([plusMinutes(world.now, minutes), cutAt(state)]) ?? world.now,
    contacts: paging.contacts,
  };
  return {
    next: { ...run, nextWakeAt: nextWake(run, paging.state, world) },
    state: paging.state,
    timeline: [
      phase === 'fallback'
        ? { kind: 'fallback_paged', pages: paging.pages, skipped }
        : { kind: 'step_started', loop: state.loop, step: state.step, pages: paging.pages, skipped },
    ],
    messages: paging.messages,
  };
}

/** Sorts a step's persons into those to page now, or says why there is none. */
function candidates(step: PlanStep, state: LadderState, world: World): Person[] | SkippedStep['reason'] {
  const all = personsOf(step, world);
  if (all.length === 0) return 'nobody_on_call';
  const open = all.filter((id) => !state.passed.includes(id));
  if (open.length === 0) return 'passed';
  const reachable = open.flatMap((id) => {
    const person = world.people.get(id);
    return person && deliverableSequence(person, state.urgency, step.minutes).length > 0 ? [person] : [];
  });
  if (reachable.length === 0) return 'no_method';
  const fresh = reachable.filter((person) => !wasJustPaged(person, state, world));
  return fresh.length > 0 ? fresh : 'paged_just_now';
}

const wasJustPaged = (person: Person, state: LadderState, world: World): boolean =>
  state.paged.some(
    (each) =>
      each.id === person.id &&
      // In a later loop he is paged again (case 8).
      Math.floor(each.stepSeq / world.plan.steps.length) === state.loop &&
      secondsBetween(each.at, world.now) < JUST_PAGED_SECONDS,
  );

/** The first step from (`loop`, `step`) on in which anybody can be paged, with those before it that nobody is in. */
function findStep(loop: number, step: number, before: LadderState, world: World) {
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
  if (pending.phase === 'fallback') return [];
  return findStep(pending.loop, pending.step + 1, pending, world).found?.persons ?? [];
}

/**
 * Goes on with the first step from (`loop`, `step`) on in which anybody can be paged; steps without anybody take no
 * time. At the plan's end: the fallback, if it is reached because nobody is left (a pass, a plan without anybody, a
 * rest of the plan without anybody); a plan that ran out unanswered expires at once (case 6).
 */
export function enterStep(
  loop: number,
  step: number,
  because: 'create' | 'time' | 'pass',
  state: LadderState,
  world: World,
): LadderTurn {
  const { skipped, found } = findStep(loop, step, state, world);
  if (found) return begin('step', found.persons, found.minutes, skipped, found.state, world);
  if (world.now >= cutAt(state)) return expire(state, skipped);
  const nobodyLeft = because !== 'time' || skipped.length > 0;
  if (nobodyLeft && !skipped.some(({ reason }) => reason === 'paged_just_now')) {
    const fallback = world.plan.fallbackPersonId && world.people.get(world.plan.fallbackPersonId);
    if (fallback && deliverableSequence(fallback, state.urgency, DEFAULT_STEP_MINUTES).length > 0)
      return begin('fallback', [fallback], DEFAULT_STEP_MINUTES, skipped, state, world);
  }
  return expire(state, skipped);
}

/** Over: nobody accepted. `no_coverage` when nobody was ever paged. */
export function expire(state: LadderState, skipped: SkippedStep[]): LadderTurn {
  const reason = state.pageCount === 0 ? 'no_coverage' : 'no_answer';
  const { call, number } = state;
  return {
    next: { expired: reason },
    state,
    timeline: [{ kind: 'expired', reason, skipped }],
    messages: [
      {
        key: `EXPIRED#${state.epoch}`,
        class: 'staff',
        to: { office: true, except: [] },
        content: {
          kind: 'expired',
          number,
          summary: call.summary,
          customerName: call.customerName,
          ...(call.phone ? { phone: call.phone } : {}),
          reason,
        },
      },
    ],
  };
}

/** A wake that is due: the step is over, or somebody's next method is. */
export function wake(pending: PendingEscalation, state: LadderState, world: World): LadderTurn {
  if (world.now >= deadlineOf(pending, world))
    return pending.phase === 'fallback'
      ? expire(state, [])
      : enterStep(pending.loop, pending.step + 1, 'time', state, world);
  const paging = pageDue(pending.phase, pending.contacts, state, world);
  const run = { ...pending, contacts: paging.contacts };
  return {
    next: { ...run, nextWakeAt: nextWake(run, paging.state, world) },
    state: paging.state,
    timeline: [{ kind: 'paged', pages: paging.pages }],
    messages: paging.messages,
  };
}

/** A contact's share of the step ends; with nobody else in it, the next contact is paged at once. */
export function withoutContact(
  person: PersonId,
  pending: PendingEscalation,
  state: LadderState,
  world: World,
): LadderTurn {
  const contacts = pending.contacts.filter((contact) => contact.personId !== person);
  if (contacts.length === 0)
    return pending.phase === 'fallback'
      ? expire(state, [])
      : enterStep(pending.loop, pending.step + 1, 'pass', state, world);
  const run = { ...pending, contacts };
  return { next: { ...run, nextWakeAt: nextWake(run, state, world) }, state, timeline: [], messages: [] };
}
