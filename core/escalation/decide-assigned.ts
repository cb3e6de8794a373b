import { setOutAt, underWaySince } from '../job/under-way.ts';
import type { MessageIntent } from '../message/message.ts';
import type { Instant } from '../time/instant.ts';
import type { Decision, World } from './decision.ts';
import type { AssignedEscalation } from './escalation.ts';
import { type EventOf, follow, opened } from './follow.ts';
import { enterStep } from './ladder.ts';
import { ladderState } from './ladder-state.ts';
import type { TimelineFact } from './timeline.ts';
import { MINUTES_OF, nextStage, watchedFrom } from './watchdog.ts';

/* What becomes of an assigned escalation: its assignee sets out, gives it back, or does neither. */

export function enRoute(assigned: AssignedEscalation, event: EventOf<'en_route'>, world: World): Decision {
  const { by, etaMinutes, tapped } = event;
  if (assigned.assignee.id !== by.id)
    return { outcome: 'refused', refusal: { kind: 'not_yours', trigger: 'en_route' } };
  if (tapped !== undefined && setOutAt(world.visit, by.id, assigned.assignedAt) === undefined)
    return { outcome: 'unchanged', why: 'not_due' };
  if (assigned.enRouteAt !== undefined && assigned.etaMinutes === etaMinutes)
    return { outcome: 'unchanged', why: 'already_so' };
  // Since the tap, however late this is: what he takes back after it is newer.
  return isOnHisWay(assigned, tapped ?? world.now, etaMinutes === undefined ? {} : { etaMinutes }, world);
}

/** The watchdog is silent from now on. */
function isOnHisWay(
  assigned: AssignedEscalation,
  enRouteAt: Instant,
  eta: Pick<AssignedEscalation, 'etaMinutes'>,
  world: World,
): Decision {
  const { watchdog: _done, ...rest } = assigned;
  return {
    outcome: 'changed',
    next: { ...rest, enRouteAt, ...eta, updatedAt: world.now, version: assigned.version + 1 },
    timeline: [{ kind: 'en_route', by: assigned.assignee, ...eta }],
    messages: [],
  };
}

/**
 * He has taken back on the job's appointment that he set out: the watchdog looks again, from its first stage, whose time
 * may be past. Twice, late, or when he has set out again: nothing.
 */
export function turnedBack(assigned: AssignedEscalation, { by, at }: EventOf<'turned_back'>, world: World): Decision {
  const { assignee, assignedAt, enRouteAt, etaMinutes: _eta, ...rest } = assigned;
  if (assignee.id !== by.id) return { outcome: 'refused', refusal: { kind: 'not_yours', trigger: 'turned_back' } };
  if (enRouteAt === undefined || enRouteAt > at || setOutAt(world.visit, by.id, assignedAt) !== undefined)
    return { outcome: 'unchanged', why: 'already_so' };
  return {
    outcome: 'changed',
    next: {
      ...{ ...rest, assignee, assignedAt, ...watchedFrom(assigned, assignedAt) },
      ...{ updatedAt: world.now, version: assigned.version + 1 },
    },
    timeline: [{ kind: 'turned_back', by: assignee }],
    messages: [],
  };
}

export function release(assigned: AssignedEscalation, event: EventOf<'release'>, world: World): Decision {
  const { by, reason } = event;
  if (assigned.assignee.id !== by.id) return { outcome: 'refused', refusal: { kind: 'not_yours', trigger: 'release' } };
  if (underWaySince(world.visit, by.id)) return { outcome: 'refused', refusal: { kind: 'under_way' } };
  const released: TimelineFact = { kind: 'released', by: { id: by.id, name: by.name }, reason };
  return reopened(assigned, [released], reason, world);
}

/**
 * The watchdog's time has come and the assignee has not set out: first he is nudged, then the office is told, then, if
 * the plan says so, the escalation is opened again. Late or twice: each stage is done once, the next one is due then.
 * Whoever has tapped on the job's appointment has set out: that is asked here, so that a tap need not know of escalations.
 */
export function watch(assigned: AssignedEscalation, world: World): Decision {
  const { watchdog, assignee, number, call } = assigned;
  if (!watchdog || world.now < watchdog.at) return { outcome: 'unchanged', why: 'not_due' };
  const onHisWay = setOutAt(world.visit, assignee.id, assigned.assignedAt);
  if (onHisWay) return isOnHisWay(assigned, onHisWay, {}, world);
  const { stage } = watchdog;
  const minutes = MINUTES_OF[stage];
  const watched: TimelineFact = { kind: 'watched', stage, assignee };
  if (stage === 'reopen') return reopened(assigned, [watched], `not on the way after ${minutes} minutes`, world);

  const notice: MessageIntent =
    stage === 'nudge'
      ? {
          key: `NUDGE#${assigned.version}`,
          class: 'staff',
          to: { personId: assignee.id },
          content: { kind: 'nudge', number, summary: call.summary, minutes },
        }
      : {
          key: `NO_START#${assigned.version}`,
          class: 'staff',
          to: { office: true, except: [] },
          content: { kind: 'no_start', number, summary: call.summary, assignee: assignee.name, minutes },
        };
  const { watchdog: _done, ...rest } = assigned;
  const next = nextStage(stage, assigned.assignedAt, world.plan.reopens);
  return {
    outcome: 'changed',
    next: { ...rest, ...(next ? { watchdog: next } : {}), updatedAt: world.now, version: assigned.version + 1 },
    timeline: [watched],
    messages: [notice],
  };
}

/** Pending again, from the first step, in a new run; whoever had it is asked when everybody else has been. */
function reopened(assigned: AssignedEscalation, first: TimelineFact[], reason: string, world: World): Decision {
  const { assignee, number, call } = assigned;
  const state = {
    ...ladderState(assigned),
    epoch: assigned.epoch + 1,
    passed: [],
    lastInLine: [assignee.id],
    openedAt: world.now,
    openedEpoch: assigned.epoch + 1,
  };
  const turn = enterStep(0, 0, 'opening', state, world);
  const decision = opened(follow(assigned, turn, first, world, { rewakes: 0, pausedMinutes: 0 }), world);
  const told: MessageIntent = {
    key: `RELEASED#${assigned.version}`,
    class: 'staff',
    to: { office: true, except: [] },
    content: { kind: 'released', number, summary: call.summary, by: assignee.name, reason },
  };
  return { ...decision, messages: [...decision.messages, told] };
}
