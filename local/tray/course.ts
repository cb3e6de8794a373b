import type { FaultBehaviour } from './faults.ts';

/** An error as a provider answers it: HTTP status, error code, and a sentence. */
export interface Refusal {
  status: number;
  code: string;
  message: string;
  /** What the error says beside that, where the provider's errors have more members. */
  details?: Record<string, unknown>;
}

/** A delivery receipt that will come `afterMs` of clock time after the message was taken over. */
export interface PlannedReceipt {
  afterMs: number;
  outcome: 'delivered' | 'failed';
  /** The provider's word for a failure, given the recipient. */
  reason?: (to: string) => string;
}

/** What happens to one message at a provider, from the request to the last receipt. */
export interface Course {
  /** Happens instead of taking the message over; `drop` closes the connection without an answer. */
  before?: Refusal | 'drop';
  /** Happens after the message was taken over, in place of the answer. */
  after?: Refusal | 'drop';
  /** Clock milliseconds between taking over and answering. */
  slowMs?: number;
  /** A receipt with `afterMs` 0 is handed over before the answer to the send. */
  receipts: PlannedReceipt[];
}

/** A carrier's acknowledgement usually takes a second or so. */
const RECEIPT_MS = 1_000;
/** Past the 15 minutes for which an unknown customer message waits for its receipt (docs: the outbox). */
const LATE_RECEIPT_MS = 20 * 60_000;
/** Slow for a provider, yet inside any sensible request timeout. */
const SLOW_MS = 3_000;

const DELIVERED: PlannedReceipt = { afterMs: RECEIPT_MS, outcome: 'delivered' };

/** The course of a message that meets no fault. */
export const SMOOTH: Course = { receipts: [DELIVERED] };

/** Refused before anything was taken over: nothing in the tray, no receipt. */
export const refusedWith = (before: Refusal): Course => ({ before, receipts: [] });

/** Taken over without a word, and refused later by a receipt. */
export const acceptedThenFailed = (reason: (to: string) => string): Course => ({
  receipts: [{ afterMs: RECEIPT_MS, outcome: 'failed', reason }],
});

type ProviderOwn = 'opted_out' | 'invalid_number' | 'spend_limit';

/** The courses that every provider shares, told in its own error words. */
export function sharedCourses(words: {
  throttled: Refusal;
  failed: Refusal;
  refused: Refusal;
}): Record<Exclude<FaultBehaviour, ProviderOwn>, Course> {
  return {
    throttle: refusedWith(words.throttled),
    error_before: refusedWith(words.failed),
    error_after: { after: words.failed, receipts: [DELIVERED] },
    timeout_before: { before: 'drop', receipts: [] },
    timeout_after: { after: 'drop', receipts: [DELIVERED] },
    refused: refusedWith(words.refused),
    slow: { slowMs: SLOW_MS, receipts: [DELIVERED] },
    receipt_never: { receipts: [] },
    receipt_late: { receipts: [{ ...DELIVERED, afterMs: LATE_RECEIPT_MS }] },
    receipt_early: { receipts: [{ ...DELIVERED, afterMs: 0 }] },
    receipt_twice: { receipts: [DELIVERED, { ...DELIVERED, afterMs: 2 * RECEIPT_MS }] },
  };
}
