import type { EscalationSummary } from '../../../core/contracts/escalations.ts';
import type { EscalationStatus } from '../../../core/escalation/escalation.ts';

/** The columns in their order. */
export const COLUMNS: readonly EscalationStatus[] = ['pending', 'assigned', 'expired', 'cancelled'];

/** What was settled stays on the board for 24 hours, in milliseconds. */
const SETTLED_STAYS_MS = 24 * 60 * 60_000;

/**
 * The board after an answer to `since`: of what is known twice the newer stays, for the index may answer an escalation
 * in its old status beside its new one, or once more after it has changed; what is too old goes.
 */
export function mergeBoard(
  known: readonly EscalationSummary[],
  changed: readonly EscalationSummary[],
  nowMs: number,
): EscalationSummary[] {
  const byNumber = new Map<string, EscalationSummary>();
  for (const item of [...known, ...changed]) {
    const other = byNumber.get(item.number);
    if (other === undefined || other.updatedAt <= item.updatedAt) byNumber.set(item.number, item);
  }
  return [...byNumber.values()].filter(
    (item) => item.status === 'pending' || Date.parse(item.updatedAt) > nowMs - SETTLED_STAYS_MS,
  );
}

/** One column: pending by the time that is left, the least first; the others by their last change, the newest first. */
export function columnOf(items: readonly EscalationSummary[], status: EscalationStatus): EscalationSummary[] {
  const inColumn = items.filter((item) => item.status === status);
  if (status !== 'pending') return inColumn.sort((one, other) => other.updatedAt.localeCompare(one.updatedAt));
  const endOf = (item: EscalationSummary) => item.stepEndsAt ?? item.nextWakeAt ?? '';
  return inColumn.sort((one, other) => endOf(one).localeCompare(endOf(other)));
}
