import { plusSeconds } from '../time/instant.ts';
import { callerIsCalledBack, isWithdrawal } from './caller-loop.ts';
import { coverageOf } from './coverage.ts';
import type { Decision, World } from './decision.ts';
import type { CancelledEscalation, PendingEscalation } from './escalation.ts';
import { carried, type EventOf, follow, moved, opened } from './follow.ts';
import { callTask, enterStep, wake, withoutContact } from './ladder.ts';
import { type LadderState, ladderState } from './ladder-state.ts';
import { toOffice, toPaged } from './notices.ts';
import { mayStop, wasPaged } from './permission.ts';
import type { TimelineFact } from './timeline.ts';

/* What the people who were called, the agent and the clock do to a pending escalation. */

/** Escalation spec, case 19: a wake this long past was lost. */
export const OVERDUE_SECONDS = 60;

export function create(event: EventOf<'create'>, world: World): Decision {
  const { id, number, jobId, call, urgency, note, by } = event;
  const state: LadderState = {
    accountId: world.account.id,
    ...{ id, number, jobId, call, urgency, note },
    planId: world.plan.id,
    startedBy: by,
    coverage: coverageOf(urgency, world),
    ...{ loop: 0, step: 0, stepSeq: 0, epoch: 1 },
    ...{ passed: [], lastInLine: [], paged: [], pageCount: 0, replyCodes: {} },
    createdAt: world.now,
    openedAt: world.now,
  };
  const created: TimelineFact = { kind: 'created', by, coverage: state.coverage, note };
  const turn = enterStep(0, 0, 'opening', state, world);
  return opened(follow(undefined, turn, [created], world, { rewakes: 0, pausedMinutes: 0 }), world);
}

export function wakeUp(pending: PendingEscalation, world: World): Decision {
  if (world.now < pending.nextWakeAt) return { outcome: 'unchanged', why: 'not_due' };
  return follow(pending, wake(pending, ladderState(pending), world), [], world, carried(pending));
}

/** The overdue wake is decided now, under a new run; what is left of a wait stays, and nobody is paged twice. */
export function redrive(pending: PendingEscalation, world: World): Decision {
  if (world.now < plusSeconds(pending.nextWakeAt, OVERDUE_SECONDS)) return { outcome: 'unchanged', why: 'not_due' };
  const state = { ...ladderState(pending), epoch: pending.epoch + 1 };
  return follow(pending, wake(pending, state, world), [], world, carried(pending));
}

export function pass(pending: PendingEscalation, event: EventOf<'pass'>, world: World): Decision {
  const { by, via, reason } = event;
  if (!wasPaged(pending, by)) return { outcome: 'refused', refusal: { kind: 'not_yours', trigger: 'pass' } };
  if (!pending.contacts.some(({ personId }) => personId === by.id))
    return pending.passed.includes(by.id)
      ? { outcome: 'unchanged', why: 'already_so' }
      : { outcome: 'refused', refusal: { kind: 'not_paged_now' } };
  const state = { ...ladderState(pending), passed: [...new Set([...pending.passed, by.id])] };
  const passed: TimelineFact = {
    kind: 'passed',
    by: { id: by.id, name: by.name },
    via,
    ...(reason ? { reason } : {}),
  };
  return follow(pending, withoutContact(by.id, pending, state, world), [passed], world, moved(pending));
}

export function stop(pending: PendingEscalation, event: EventOf<'stop'>, world: World): Decision {
  const { by, via, reason } = event;
  if (!mayStop(pending, by, world)) return { outcome: 'refused', refusal: { kind: 'not_yours', trigger: 'stop' } };
  const cancelledBy = { id: by.id, name: by.name };
  const state = ladderState(pending);
  const next: CancelledEscalation = {
    ...state,
    status: 'cancelled',
    reason,
    cancelledBy,
    cancelledAt: world.now,
    updatedAt: world.now,
    version: pending.version + 1,
  };
  const task = callTask(state, world);
  const content = { kind: 'stopped' as const, number: next.number, summary: next.call.summary, by: by.name, reason };
  return {
    outcome: 'changed',
    next,
    timeline: [{ kind: 'stopped', by: cancelledBy, via, reason }],
    messages: [...toPaged('STOPPED', pending, by.id, content), toOffice('STOPPED', pending, by.id, content)],
    callTask: task,
    ...(isWithdrawal(pending, by) ? {} : { toCaller: callerIsCalledBack(next, task.dueAt, world) }),
  };
}
