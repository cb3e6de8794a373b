import type { PersonId } from '../ids/ids.ts';
import type { MessageIntent } from '../message/message.ts';
import type { Person } from '../person/person.ts';
import { DEFAULT_STEP_MINUTES } from '../plan/plan.ts';
import { earliest, type Instant, plusMinutes, plusSeconds } from '../time/instant.ts';
import type { CallTask, World } from './decision.ts';
import type { ExpiredEscalation, PendingEscalation } from './escalation.ts';
import type { LadderState, PendingRun } from './ladder-state.ts';
import { deliverableSequence } from './method-sequence.ts';
import { contactOf, pageDue } from './paging.ts';
import { cutAt, findStep, personsOf, reachable } from './steps.ts';
import type { SkippedStep, TimelineFact } from './timeline.ts';

/*
 * How a pending escalation goes on: which step comes next, who in it is paged by which method and when, and when
 * there is nobody left. Every way into the ladder (create, wake, pass, re-open, jump) ends here, so the rules stand once.
 */

/** Spec, case 1: the last deadline is waited for a little longer than people are told. */
export const GRACE_SECONDS = 20;

/** What came of a turn. */
export interface LadderTurn {
  next: PendingRun | { expired: ExpiredEscalation['reason'] };
  state: LadderState;
  timeline: TimelineFact[];
  messages: MessageIntent[];
  callTask?: CallTask;
}

type RunningStep = Pick<PendingEscalation, 'phase' | 'stepEndsAt' | 'loop' | 'step'>;

/** When the running step is really over: the last one of a plan, and what comes after the steps, carry the grace. */
export function deadlineOf(run: RunningStep, world: World): Instant {
  const last = run.phase !== 'step' || (run.loop >= world.plan.loops && run.step >= world.plan.steps.length - 1);
  return last ? plusSeconds(run.stepEndsAt, GRACE_SECONDS) : run.stepEndsAt;
}

/** When a schedule of the running step hands over, if it does before the step is over. */
function handoffAt(run: RunningStep, world: World): Instant | undefined {
  if (run.phase !== 'step') return undefined;
  const targets = world.plan.steps[run.step]?.targets ?? [];
  const next = earliest(
    targets.flatMap((target) =>
      'scheduleId' in target ? (world.nextHandoff(target.scheduleId, world.now) ?? []) : [],
    ),
  );
  return next !== undefined && next < run.stepEndsAt ? next : undefined;
}

/** The earliest of: the step's end, a method that is due, a handoff. */
export function withNextWake(run: Omit<PendingRun, 'nextWakeAt'>, state: LadderState, world: World): PendingRun {
  const over = deadlineOf({ ...state, ...run }, world);
  const handoff = handoffAt({ ...state, ...run }, world);
  const methods = run.contacts.flatMap(({ due }) => due.map(({ at }) => at));
  return { ...run, nextWakeAt: earliest([over, ...(handoff ? [handoff] : []), ...methods]) ?? over };
}

/** Begins a step, or what comes after the steps, with these persons, now. */
function begin(
  phase: PendingEscalation['phase'],
  persons: readonly Person[],
  minutes: number,
  skipped: SkippedStep[],
  state: LadderState,
  world: World,
): LadderTurn {
  const contacts = persons.map((person) => contactOf(person, minutes, state, world));
  const paging = pageDue(phase, contacts, state, world);
  const run = {
    phase,
    stepStartedAt: world.now,
    stepEndsAt: earliest([plusMinutes(world.now, minutes), cutAt(state)]) ?? world.now,
    contacts: paging.contacts,
  };
  const { pages } = paging;
  return {
    next: withNextWake(run, paging.state, world),
    state: paging.state,
    timeline: [
      phase === 'step'
        ? { kind: 'step_started', loop: state.loop, step: state.step, pages, skipped }
        : { kind: phase === 'fallback' ? 'fallback_paged' : 'last_in_line_paged', pages, skipped },
    ],
    messages: paging.messages,
  };
}

/**
 * Goes on with the first step from (`loop`, `step`) on in which anybody can be paged; steps without anybody take no
 * time. At the plan's end whoever gave the job back is asked again. Then the fallback, if the end is reached because
 * nobody is left (a pass, a plan without anybody, a rest of the plan without anybody); a plan that ran out unanswered
 * expires at once (case 6).
 */
export function enterStep(
  loop: number,
  step: number,
  because: 'opening' | 'time' | 'pass',
  state: LadderState,
  world: World,
): LadderTurn {
  const { skipped, found } = findStep(loop, step, state, world);
  if (found) return begin('step', found.persons, found.minutes, skipped, found.state, world);

  if (world.now >= cutAt(state)) return expire(state, skipped, world);
  const open = state.lastInLine.filter((id) => !state.passed.includes(id));
  const again = reachable(open, DEFAULT_STEP_MINUTES, state, world);
  if (again.length > 0)
    return begin('last_in_line', again, DEFAULT_STEP_MINUTES, skipped, { ...state, lastInLine: [] }, world);

  const nobodyLeft = because !== 'time' || skipped.length > 0;
  return nobodyLeft && !skipped.some(({ reason }) => reason === 'paged_just_now')
    ? enterFallback(skipped, state, world)
    : expire(state, skipped, world);
}

function enterFallback(skipped: SkippedStep[], state: LadderState, world: World): LadderTurn {
  const fallback = world.plan.fallbackPersonId && world.people.get(world.plan.fallbackPersonId);
  return fallback && deliverableSequence(fallback, state.urgency, DEFAULT_STEP_MINUTES).length > 0
    ? begin('fallback', [fallback], DEFAULT_STEP_MINUTES, skipped, state, world)
    : expire(state, skipped, world);
}

/** After the phase that is running: the next step, or what follows the steps. */
function goOn(pending: PendingEscalation, because: 'time' | 'pass', state: LadderState, world: World): LadderTurn {
  if (pending.phase === 'step') return enterStep(pending.loop, pending.step + 1, because, state, world);
  return pending.phase === 'last_in_line' && because === 'pass'
    ? enterFallback([], state, world)
    : expire(state, [], world);
}

/** Somebody has to call the customer within so long after nobody came. */
export const CALL_CUSTOMER_MINUTES = 30;

export const callTask = (state: LadderState, world: World): CallTask => ({
  key: `CALL#${state.id}#${state.epoch}`,
  owner: state.startedBy,
  dueAt: plusMinutes(world.now, CALL_CUSTOMER_MINUTES),
  summary: `Call ${state.call.customerName}: ${state.call.summary}`,
});

/** Over: nobody accepted. `no_coverage` when nobody was ever paged. */
function expire(state: LadderState, skipped: SkippedStep[], world: World): LadderTurn {
  const reason = state.pageCount === 0 ? 'no_coverage' : 'no_answer';
  const { call, number } = state;
  const { summary, customerName, phone } = call;
  return {
    next: { expired: reason },
    state,
    timeline: [{ kind: 'expired', reason, skipped }],
    messages: [
      {
        key: `EXPIRED#${state.epoch}`,
        class: 'staff',
        to: { office: true, except: [] },
        content: { kind: 'expired', number, summary, customerName, ...(phone ? { phone } : {}), reason },
      },
    ],
    callTask: callTask(state, world),
  };
}

/** A wake that is due: the step is over, a schedule hands over, or somebody's next method is due. */
export function wake(pending: PendingEscalation, state: LadderState, world: World): LadderTurn {
  if (world.now >= deadlineOf(pending, world)) return goOn(pending, 'time', state, world);
  const shift = handOver(pending, state, world);
  const run = shift?.run ?? pending;
  const paging = pageDue(pending.phase, run.contacts, state, world);
  const fact: TimelineFact = shift
    ? { kind: 'handoff', incoming: shift.incoming, outgoing: shift.outgoing, pages: paging.pages }
    : { kind: 'paged', pages: paging.pages };
  const next = withNextWake({ ...run, contacts: paging.contacts }, paging.state, world);
  // A boundary at which nobody changes is no event: only the wake moves on.
  const timeline = shift || paging.pages.length > 0 ? [fact] : [];
  return { next, state: paging.state, timeline, messages: paging.messages };
}

/** Whoever comes on call inside a step gets his whole sequence and at least so long. */
const HANDOFF_MINUTES = 5;

/**
 * The shift boundary inside a running step: the incoming person joins it, the outgoing one is not paged any further and
 * keeps the right to accept. With nobody incoming the outgoing stays: somebody is better than nobody.
 */
function handOver(pending: PendingEscalation, state: LadderState, world: World) {
  const step = pending.phase === 'step' ? world.plan.steps[pending.step] : undefined;
  if (!step) return undefined;
  const now = personsOf(step, world);
  const knows = (id: PersonId) =>
    state.passed.includes(id) ||
    pending.contacts.some(({ personId }) => personId === id) ||
    state.paged.some((each) => each.id === id && each.stepSeq === state.stepSeq && each.epoch === state.epoch);
  const ends = plusMinutes(world.now, HANDOFF_MINUTES);
  const longer = ends > pending.stepEndsAt ? ends : pending.stepEndsAt;
  const stepEndsAt = longer < cutAt(state) ? longer : cutAt(state);
  const incoming = reachable(
    now.filter((id) => !knows(id)),
    step.minutes,
    state,
    world,
  );
  if (incoming.length === 0) return undefined;
  const named = new Set(step.targets.flatMap((target) => ('personId' in target ? [target.personId] : [])));
  const stays = (id: PersonId) => now.includes(id) || named.has(id);
  const outgoing = pending.contacts.filter(({ personId }) => !stays(personId));
  const nameOf = (id: PersonId) => world.people.get(id)?.name ?? '';
  return {
    incoming: incoming.map(({ id, name }) => ({ id, name })),
    outgoing: outgoing.map(({ personId }) => ({ id: personId, name: nameOf(personId) })),
    run: {
      ...pending,
      stepEndsAt,
      contacts: [
        ...pending.contacts.filter(({ personId }) => stays(personId)),
        ...incoming.map((person) => contactOf(person, step.minutes, state, world)),
      ],
    },
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
  if (contacts.length === 0) return goOn(pending, 'pass', state, world);
  return { next: withNextWake({ ...pending, contacts }, state, world), state, timeline: [], messages: [] };
}
