import { type Instant, plusMinutes } from '../time/instant.ts';
import type { AssignedEscalation, Escalation, WatchdogStage } from './escalation.ts';

/** Escalation spec, case 18: minutes after the assignment at which somebody who has not set out is reminded of it. */
const NUDGE_MINUTES = 15;
export const TELL_MINUTES = 30;
export const REOPEN_MINUTES = 45;

export const MINUTES_OF: Readonly<Record<WatchdogStage, number>> = {
  nudge: NUDGE_MINUTES,
  tell: TELL_MINUTES,
  reopen: REOPEN_MINUTES,
};

/** The watchdog of somebody who was given a call at an instant: urgent ones are watched. */
export const watchedFrom = (
  { urgency }: Pick<Escalation, 'urgency'>,
  assignedAt: Instant,
): Pick<AssignedEscalation, 'watchdog'> =>
  urgency === 'urgent' ? { watchdog: { stage: 'nudge', at: plusMinutes(assignedAt, NUDGE_MINUTES) } } : {};

/** What comes after a stage; nothing after the last, or when the plan does not re-open. */
export function nextStage(
  stage: WatchdogStage,
  assignedAt: Instant,
  reopens: boolean,
): { stage: WatchdogStage; at: Instant } | undefined {
  if (stage === 'nudge') return { stage: 'tell', at: plusMinutes(assignedAt, TELL_MINUTES) };
  if (stage === 'tell' && reopens) return { stage: 'reopen', at: plusMinutes(assignedAt, REOPEN_MINUTES) };
  return undefined;
}
