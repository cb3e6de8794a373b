import { plusSeconds } from '../time/instant.ts';
import { coverageOf } from './coverage.ts';
import type { Decision, EscalationEvent, World } from './decision.ts';
import type {
  AssignedEscalation,
  CancelledEscalation,
  Escalation,
  ExpiredEscalation,
  PendingEscalation,
} from './escalation.ts';
import { enterStep, type LadderTurn, wake, withoutContact } from './ladder.ts';
import { toOffice, toPaged } from './notices.ts';
import type { LadderState } from './paging.ts';
import { mayAccept, mayStop, wasPaged } from './permission.ts';
import type { TimelineFact } from './timeline.ts';
import { transitionFor } from './transitions.ts';

/**
 * All rules of an escalation, as one pure function: what follows when `event` happens to `escalation` (undefined for
 * one that is to be created) in this `world`. The API, the ladder, the sweeper and the tests all call it; whoever
 * calls it writes `next`, the timeline and the messages in one transaction guarded by the version it read, and on a
 * lost race reads again and asks again.
 */
export function decide(escalation: Escalation | undefined, event: EscalationEvent, world: World): Decision {
  const from = escalation?.status ?? 'none';
  if (event.trigger === 'wake' && escalation) {
    if (event.epoch !== escalation.epoch) return { outcome: 'unchanged', why: 'other_epoch' };
    // A timer that lost the race against an accept or a stop: the expected end of its run, not an error.
    if (from !== 'pending') return { outcome: 'unchanged', why: 'settled' };
  }
  if (event.trigger === 'redrive' && escalation && from !== 'pending') return { outcome: 'unchanged', why: 'settled' };
  if (!transitionFor(from, event.trigger)) return refuse(escalation, event);
  if (!escalation) return event.trigger === 'create' ? create(event, world) : refuse(escalation, event);

  switch (event.trigger) {
    case 'create':
      return refuse(escalation, event);
    case 'note':
      return {
        outcome: 'changed',
        next: { ...escalation, updatedAt: world.now, version: escalation.version + 1 },
        timeline: [{ kind: 'noted', by: event.by, note: event.note }],
        messages: [],
      };
    case 'wake':
      if (escalation.status !== 'pending') return { outcome: 'unchanged', why: 'settled' };
      if (world.now < escalation.nextWakeAt) return { outcome: 'unchanged', why: 'not_due' };
      return follow(escalation, wake(escalation, ladderState(escalation), world), [], world, escalation.rewakes);
    case 'redrive': {
      if (escalation.status !== 'pending') return { outcome: 'unchanged', why: 'settled' };
      if (world.now < plusSeconds(escalation.nextWakeAt, OVERDUE_SECONDS))
        return { outcome: 'unchanged', why: 'not_due' };
      const state = { ...ladderState(escalation), epoch: escalation.epoch + 1 };
      return follow(escalation, wake(escalation, state, world), [], world, escalation.rewakes);
    }
    case 'pass':
      return pass(escalation, event, world);
    case 'accept':
      return accept(escalation, event, world);
    case 'stop':
      return stop(escalation, event, world);
  }
}

/** Escalation spec, case 19: a wake this long past was lost. */
export const OVERDUE_SECONDS = 60;

type EventOf<T extends EscalationEvent['trigger']> = Extract<EscalationEvent, { trigger: T }>;

function refuse(escalation: Escalation | undefined, event: EscalationEvent): Decision {
  if (escalation?.status === 'assigned')
    return {
      outcome: 'refused',
      refusal: { kind: 'taken', by: escalation.assignee.name, at: escalation.assignedAt },
    };
  return {
    outcome: 'refused',
    refusal: {
      kind: 'wrong_status',
      status: escalation?.status ?? 'none',
      trigger: event.trigger,
      ...(escalation?.status === 'cancelled' ? { reason: escalation.reason } : {}),
    },
  };
}

/** What every status has, taken out of the present one. */
function ladderState(escalation: Escalation): LadderState {
  const { accountId, id, number, jobId, planId, urgency, note, call, startedBy, coverage, createdAt } = escalation;
  const { loop, step, stepSeq, epoch, passed, paged, pageCount, replyCodes } = escalation;
  return {
    ...{ accountId, id, number, jobId, planId, urgency, note, call, startedBy, coverage, createdAt },
    ...{ loop, step, stepSeq, epoch, passed, paged, pageCount, replyCodes },
  };
}

/** Writes a turn of the ladder down as the escalation's next state. */
function follow(
  before: Escalation | undefined,
  turn: LadderTurn,
  first: TimelineFact[],
  world: World,
  rewakes: number,
): Decision {
  const timeline = [...first, ...turn.timeline];
  const stamp = { updatedAt: world.now, version: (before?.version ?? 0) + timeline.length };
  const next: PendingEscalation | ExpiredEscalation =
    'expired' in turn.next
      ? { ...turn.state, ...stamp, status: 'expired', reason: turn.next.expired, expiredAt: world.now }
      : {
          ...turn.state,
          ...stamp,
          status: 'pending',
          phase: turn.next.phase,
          stepStartedAt: turn.next.stepStartedAt,
          stepEndsAt: turn.next.stepEndsAt,
          contacts: turn.next.contacts,
          nextWakeAt: turn.next.nextWakeAt,
          rewakes,
        };
  return { outcome: 'changed', next, timeline, messages: turn.messages };
}

function create(event: EventOf<'create'>, world: World): Decision {
  const { id, number, jobId, call, urgency, note, by } = event;
  const state: LadderState = {
    accountId: world.account.id,
    id,
    number,
    jobId,
    planId: world.plan.id,
    urgency,
    note,
    call,
    startedBy: by,
    coverage: coverageOf(urgency, world),
    loop: 0,
    step: 0,
    stepSeq: 0,
    epoch: 1,
    passed: [],
    paged: [],
    pageCount: 0,
    replyCodes: {},
    createdAt: world.now,
  };
  const created: TimelineFact = { kind: 'created', by, coverage: state.coverage, note };
  return follow(undefined, enterStep(0, 0, 'create', state, world), [created], world, 0);
}

function pass(escalation: Escalation, event: EventOf<'pass'>, world: World): Decision {
  if (escalation.status !== 'pending') return refuse(escalation, event);
  if (!wasPaged(escalation, event.by)) return { outcome: 'refused', refusal: { kind: 'not_yours', trigger: 'pass' } };
  if (!escalation.contacts.some((contact) => contact.personId === event.by.id))
    return escalation.passed.includes(event.by.id)
      ? { outcome: 'unchanged', why: 'already_so' }
      : { outcome: 'refused', refusal: { kind: 'not_paged_now' } };
  const state = { ...ladderState(escalation), passed: [...escalation.passed, event.by.id] };
  const turn = withoutContact(event.by.id, escalation, state, world);
  const { by, via, reason } = event;
  const passed: TimelineFact = {
    kind: 'passed',
    by: { id: by.id, name: by.name },
    via,
    ...(reason ? { reason } : {}),
  };
  return follow(escalation, turn, [passed], world, escalation.rewakes + 1);
}

function accept(escalation: Escalation, event: EventOf<'accept'>, world: World): Decision {
  const { by, via } = event;
  if (escalation.status === 'assigned')
    return escalation.assignee.id === by.id ? { outcome: 'unchanged', why: 'already_so' } : refuse(escalation, event);
  if (!mayAccept(by, world)) return { outcome: 'refused', refusal: { kind: 'not_yours', trigger: 'accept' } };
  const late = escalation.status === 'expired';
  const hours = world.account.lateAcceptHours;
  if (escalation.status === 'expired' && world.now > plusSeconds(escalation.expiredAt, hours * 3600))
    return { outcome: 'refused', refusal: { kind: 'too_late', hours } };

  const assignee = { id: by.id, name: by.name };
  const next: AssignedEscalation = {
    ...ladderState(escalation),
    status: 'assigned',
    assignee,
    assignedAt: world.now,
    late,
    updatedAt: world.now,
    version: escalation.version + 1,
  };
  const content = {
    kind: 'taken' as const,
    number: next.number,
    summary: next.call.summary,
    by: by.name,
    at: world.now,
    late,
  };
  return {
    outcome: 'changed',
    next,
    timeline: [{ kind: 'accepted', by: assignee, via, late, early: !wasPaged(escalation, by) }],
    messages: [
      ...toPaged('TAKEN', escalation, by.id, content),
      ...(late ? [toOffice('TAKEN', escalation, by.id, content)] : []),
    ],
  };
}

function stop(escalation: Escalation, event: EventOf<'stop'>, world: World): Decision {
  const { by, via, reason } = event;
  if (!mayStop(escalation, by, world)) return { outcome: 'refused', refusal: { kind: 'not_yours', trigger: 'stop' } };
  const cancelledBy = { id: by.id, name: by.name };
  const next: CancelledEscalation = {
    ...ladderState(escalation),
    status: 'cancelled',
    reason,
    cancelledBy,
    cancelledAt: world.now,
    updatedAt: world.now,
    version: escalation.version + 1,
  };
  const content = { kind: 'stopped' as const, number: next.number, summary: next.call.summary, by: by.name, reason };
  return {
    outcome: 'changed',
    next,
    timeline: [{ kind: 'stopped', by: cancelledBy, via, reason }],
    messages: [...toPaged('STOPPED', escalation, by.id, content), toOffice('STOPPED', escalation, by.id, content)],
  };
}
