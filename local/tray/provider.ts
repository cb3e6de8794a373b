import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Course, type PlannedReceipt, type Refusal, SMOOTH } from './course.ts';
import type { FaultBehaviour, Faults } from './faults.ts';
import { answerRefusal, answerResult, readForm } from './query-protocol.ts';
import type { Receipts } from './receipts.ts';
import type { Capture, Channel, Tray, TrayItem } from './tray.ts';

/** What the local SES and SNS endpoints work with. */
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

/** What makes one provider differ from another. */
export interface Provider {
  channel: Channel;
  namespace: string;
  /** The one action that sends. */
  sendAction: string;
  courses: Record<FaultBehaviour, Course>;
  /** The answer to something the provider itself cannot do. */
  internalError: Refusal;
  /** Reads the message out of the form, or says why it is no message. */
  read: (form: URLSearchParams) => Outgoing | Refusal;
  /** Other actions that are answered, with their result. */
  otherActions: Record<string, () => Record<string, string>>;
}

/**
 * One request to a provider: read it, ask the faults, capture, answer. A form that the real service would refuse is
 * refused before it uses up a fault. Never rejects: what goes wrong in here is answered as the provider's own 500.
 */
export async function handleProviderRequest(
  provider: Provider,
  parts: ProviderParts,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  try {
    const form = await readForm(req);
    const action = form.get('Action') ?? '';
    const other = Object.hasOwn(provider.otherActions, action) ? provider.otherActions[action] : undefined;
    if (other) return answerResult(res, provider.namespace, action, other());
    if (action !== provider.sendAction) {
      const message = `${action || 'A request without an Action'} is not supported here; ${provider.sendAction} is.`;
      return answerRefusal(res, provider.namespace, { status: 400, code: 'InvalidAction', message });
    }
    const outgoing = provider.read(form);
    if ('code' in outgoing) return answerRefusal(res, provider.namespace, outgoing);
    await send(provider, parts, outgoing, res);
  } catch (error) {
    console.error(`The local ${provider.channel} endpoint failed:`, error);
    answerRefusal(res, provider.namespace, provider.internalError);
  }
}

async function send(provider: Provider, parts: ProviderParts, outgoing: Outgoing, res: ServerResponse): Promise<void> {
  const behaviour = parts.faults.take(provider.channel);
  const course = behaviour ? provider.courses[behaviour] : SMOOTH;
  if (course.before) return refuse(provider, res, course.before);

  const takenAt = parts.now();
  for (const capture of outgoing.captures) {
    const item = parts.tray.capture(capture);
    for (const planned of course.receipts) await plan(provider, parts, outgoing, item, planned, takenAt);
  }
  if (course.slowMs) await parts.delay(course.slowMs);
  if (course.after) return refuse(provider, res, course.after);
  answerResult(res, provider.namespace, provider.sendAction, { MessageId: outgoing.messageId });
}

async function plan(
  provider: Provider,
  { receipts }: ProviderParts,
  { receiptDocument }: Outgoing,
  item: TrayItem,
  { afterMs, outcome, reason: reasonFor }: PlannedReceipt,
  takenAt: number,
): Promise<void> {
  const dueAt = takenAt + afterMs;
  const reason = reasonFor && { reason: reasonFor(item.to) };
  const receipt = {
    channel: provider.channel,
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

function refuse(provider: Provider, res: ServerResponse, refusal: Refusal | 'drop'): void {
  if (refusal === 'drop') res.destroy();
  else answerRefusal(res, provider.namespace, refusal);
}
