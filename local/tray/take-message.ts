import { type Course, type PlannedReceipt, type Refusal, SMOOTH } from './course.ts';
import type { FaultBehaviour, Faults } from './faults.ts';
import type { Receipts } from './receipts.ts';
import type { Capture, Channel, Tray, TrayItem } from './tray.ts';

/*
 * What happens to a message at any local provider, whatever protocol it came by: the faults are asked, the message is
 * captured, its receipts are planned. The endpoints read the request before and write the answer after.
 */

/** What the local endpoints of providers work with. */
export interface ProviderParts {
  tray: Tray;
  faults: Faults;
  receipts: Receipts;
  /** Epoch milliseconds. */
  now: () => number;
  /** Resolves after `ms` of clock time; asked only by the behaviour `slow`. */
  delay: (ms: number) => Promise<void>;
}

/** One message that a request asks to send, to each of its recipients. */
export interface Outgoing {
  messageId: string;
  /** One per recipient. */
  captures: Capture[];
  /** The receipt as this provider writes it; `at` is ISO 8601. */
  receiptDocument: (receipt: {
    item: TrayItem;
    outcome: 'delivered' | 'failed';
    reason?: string;
    at: string;
  }) => Record<string, unknown>;
}

/**
 * Takes one message over, or not, as the channel's next fault says. Resolves when it is time to answer.
 * @returns undefined when the answer is the message id; else the refusal, or `drop` to close without an answer
 */
export async function takeMessage(
  { channel, courses }: { channel: Channel; courses: Record<FaultBehaviour, Course> },
  parts: ProviderParts,
  outgoing: Outgoing,
): Promise<Refusal | 'drop' | undefined> {
  const behaviour = parts.faults.take(channel);
  const course = behaviour ? courses[behaviour] : SMOOTH;
  if (course.before) return course.before;

  const takenAt = parts.now();
  for (const capture of outgoing.captures) {
    const item = parts.tray.capture(capture);
    for (const planned of course.receipts) await plan(channel, parts, outgoing, item, planned, takenAt);
  }
  if (course.slowMs) await parts.delay(course.slowMs);
  return course.after;
}

async function plan(
  channel: Channel,
  { receipts }: ProviderParts,
  { receiptDocument }: Outgoing,
  item: TrayItem,
  { afterMs, outcome, reason: reasonFor }: PlannedReceipt,
  takenAt: number,
): Promise<void> {
  const dueAt = takenAt + afterMs;
  const reason = reasonFor && { reason: reasonFor(item.to) };
  const receipt = {
    channel,
    messageId: item.messageId,
    to: item.to,
    outcome,
    ...reason,
    dueAt,
    document: receiptDocument({ item, outcome, ...reason, at: new Date(dueAt).toISOString() }),
  };
  if (afterMs === 0) await receipts.handOver(receipt);
  else receipts.schedule(receipt);
}
