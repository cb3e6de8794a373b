import type { Escalation, PendingEscalation } from './escalation.ts';

/** What all statuses share, with nothing of a status: what a turn of the ladder starts from. */
export type LadderState = Omit<
  PendingEscalation,
  | 'status'
  | 'phase'
  | 'stepStartedAt'
  | 'stepEndsAt'
  | 'contacts'
  | 'nextWakeAt'
  | 'rewakes'
  | 'pausedMinutes'
  | 'updatedAt'
  | 'version'
>;

/** Taken out of the present status. */
export function ladderState(escalation: Escalation): LadderState {
  const { accountId, id, number, jobId, planId, urgency, note, call, startedBy, coverage, createdAt } = escalation;
  const { loop, step, stepSeq, epoch, passed, lastInLine, paged, pageCount, replyCodes, openedAt, openedEpoch } =
    escalation;
  return {
    ...{ accountId, id, number, jobId, planId, urgency, note, call, startedBy, coverage, createdAt },
    ...{ loop, step, stepSeq, epoch, passed, lastInLine, paged, pageCount, replyCodes, openedAt },
    ...(openedEpoch === undefined ? {} : { openedEpoch }),
  };
}

/** The part of a pending escalation that a turn decides anew. */
export type PendingRun = Pick<PendingEscalation, 'phase' | 'stepStartedAt' | 'stepEndsAt' | 'contacts' | 'nextWakeAt'>;
