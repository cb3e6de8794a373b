import { type Instant, plusMinutes } from '../time/instant.ts';
import type { Message, MessageClass } from './message.ts';

/**
 * What is promised of each class (messages spec, "Outbox"), as the numbers the sender goes by.
 * `shortRetriesMs`: waits within the sender after a clear failure; `retryMinutes`: after those, for how long the
 * minute rule tries again; `ambiguousRepeats`: how often an unknown outcome is sent once more; `confirmMinutes`: for how
 * long a delivery event is waited for that says what became of it.
 */
export interface Promised {
  shortRetriesMs: readonly number[];
  retryMinutes: number;
  ambiguousRepeats: number;
  confirmMinutes: number;
}

export const PROMISES: Readonly<Record<MessageClass, Promised>> = {
  // It carries the incident number, so a duplicate is harmless: sent again, at most twice a row.
  page: { shortRetriesMs: [1000, 2000, 4000, 8000], retryMinutes: 0, ambiguousRepeats: 1, confirmMinutes: 0 },
  // At most once a request: whoever gets none presses Resend.
  code: { shortRetriesMs: [1000], retryMinutes: 0, ambiguousRepeats: 0, confirmMinutes: 0 },
  staff: { shortRetriesMs: [1000, 2000, 4000, 8000], retryMinutes: 15, ambiguousRepeats: 1, confirmMinutes: 0 },
  // At most once when ambiguous: a customer is told twice by nobody. Whether he was told is looked for, then said.
  customer: { shortRetriesMs: [1000, 2000, 4000], retryMinutes: 10, ambiguousRepeats: 0, confirmMinutes: 15 },
};

/** A claim is good for so long; then its sender is taken for dead (escalation spec, "Crash points"). */
export const LEASE_SECONDS = 60;

/**
 * What becomes of a message with an unknown outcome: where its provider echoes the label it waits for an event until
 * `confirmBy`; else it is not confirmed, and shown so. Nothing of classes whose reader sees to it himself.
 */
export function confirmation(
  message: Pick<Message, 'class'>,
  echoes: boolean,
  now: Instant,
): { confirmBy?: Instant; unconfirmedAt?: Instant } {
  const { confirmMinutes } = PROMISES[message.class];
  if (confirmMinutes === 0) return {};
  return echoes ? { confirmBy: plusMinutes(now, confirmMinutes) } : { unconfirmedAt: now };
}

/** Whether a message whose outcome is not known may be sent once more. */
export const mayRepeat = (message: Pick<Message, 'class' | 'ambiguous'>): boolean =>
  message.ambiguous < PROMISES[message.class].ambiguousRepeats;
