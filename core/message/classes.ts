import type { Message, MessageClass } from './message.ts';

/**
 * What is promised of each class (messages spec, "Outbox"), as the numbers the sender goes by.
 * `shortRetriesMs`: waits within the sender after a clear failure; `retryMinutes`: after those, for how long the
 * minute rule tries again; `ambiguousRepeats`: how often an unknown outcome is sent once more.
 */
export interface Promised {
  shortRetriesMs: readonly number[];
  retryMinutes: number;
  ambiguousRepeats: number;
}

export const PROMISES: Readonly<Record<MessageClass, Promised>> = {
  // It carries the incident number, so a duplicate is harmless: sent again, at most twice a row.
  page: { shortRetriesMs: [1000, 2000, 4000, 8000], retryMinutes: 0, ambiguousRepeats: 1 },
  // At most once a request: whoever gets none presses Resend.
  code: { shortRetriesMs: [1000], retryMinutes: 0, ambiguousRepeats: 0 },
  staff: { shortRetriesMs: [1000, 2000, 4000, 8000], retryMinutes: 15, ambiguousRepeats: 1 },
  // At most once when ambiguous: a customer is told twice by nobody.
  customer: { shortRetriesMs: [1000, 2000, 4000], retryMinutes: 10, ambiguousRepeats: 0 },
};

/** A claim is good for so long; then its sender is taken for dead (escalation spec, "Crash points"). */
export const LEASE_SECONDS = 60;

/** Whether a message whose outcome is not known may be sent once more. */
export const mayRepeat = (message: Pick<Message, 'class' | 'ambiguous'>): boolean =>
  message.ambiguous < PROMISES[message.class].ambiguousRepeats;
