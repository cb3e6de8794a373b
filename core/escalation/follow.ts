import { callerIsCalledBack, callerWaits } from './caller-loop.ts';
import type { Decision, EscalationEvent, World } from './decision.ts';
import type { Escalation, ExpiredEscalation, PendingEscalation } from './escalation.ts';
import type { LadderTurn } from './ladder.ts';
import type { TimelineFact } from './timeline.ts';

export type EventOf<T extends EscalationEvent['trigger']> = Extract<EscalationEvent, { trigger: T }>;

/** `rewakes` rises when somebody else than the ladder moved the wake. */
interface Carried {
  rewakes: number;
  pausedMinutes: number;
}

/** What goes on as it was, for a turn the ladder took itself. */
export const carried = ({ rewakes, pausedMinutes }: PendingEscalation): Carried => ({ rewakes, pausedMinutes });
/** The ladder has to look again: the wake has been moved under it. */
export const moved = ({ rewakes, pausedMinutes }: PendingEscalation): Carried => ({
  rewakes: rewakes + 1,
  pausedMinutes,
});

type Followed = Extract<Decision, { outcome: 'changed' }>;

/** Writes a turn of the ladder down as the escalation's next state; `first` are the facts that led to it. */
export function follow(
  before: Escalation | undefined,
  turn: LadderTurn,
  first: TimelineFact[],
  world: World,
  carry: Carried,
): Followed {
  const timeline = [...first, ...turn.timeline];
  // A change without a fact (only the next wake moved) keeps the version: whoever read before it decides on the same facts.
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
          ...carry,
        };
  return {
    outcome: 'changed',
    next,
    timeline,
    messages: turn.messages,
    ...(turn.callTask
      ? { callTask: turn.callTask, toCaller: callerIsCalledBack(next, turn.callTask.dueAt, world) }
      : {}),
  };
}

/** Open from now on, by a call or because somebody gave it back: the caller hears of it if it takes long. */
export const opened = (decision: Followed, world: World): Followed =>
  decision.next.status === 'pending' ? { ...decision, toCaller: callerWaits(decision.next, world) } : decision;
