import * as z from 'zod';
import type { DeliveryEvent } from '../../core/message/delivery.ts';
import { fromEpochMs } from '../../core/time/instant.ts';
import { echoedLabel } from './echoed-label.ts';

/*
 * What End User Messaging publishes about an SMS through a configuration set ("Messaging Events" in its guide), as far
 * as it says how the SMS ended.
 */

type DeliveryEnd = { kind: 'delivered' } | { kind: 'failed'; why: string };

/** The ends of an SMS. Only a number that does not exist and a phone that blocks us are said of the phone. */
const END_BY_TYPE: Readonly<Record<string, DeliveryEnd>> = {
  TEXT_DELIVERED: { kind: 'delivered' },
  TEXT_SUCCESSFUL: { kind: 'delivered' },
  TEXT_INVALID: { kind: 'failed', why: 'invalid_number' },
  TEXT_BLOCKED: { kind: 'failed', why: 'opted_out' },
  TEXT_CARRIER_BLOCKED: { kind: 'failed', why: 'not_delivered' },
  TEXT_CARRIER_UNREACHABLE: { kind: 'failed', why: 'not_delivered' },
  TEXT_INVALID_MESSAGE: { kind: 'failed', why: 'not_delivered' },
  TEXT_PROTECT_BLOCKED: { kind: 'failed', why: 'not_delivered' },
  TEXT_SPAM: { kind: 'failed', why: 'not_delivered' },
  TEXT_TTL_EXPIRED: { kind: 'failed', why: 'not_delivered' },
  TEXT_UNREACHABLE: { kind: 'failed', why: 'not_delivered' },
};

const TextEvent = z.object({
  eventType: z.string(),
  /** A message is first SUCCESSFUL at its carrier, then DELIVERED, where the carrier tells more. */
  isFinal: z.literal(true),
  /** Epoch milliseconds. */
  eventTimestamp: z.int(),
  messageId: z.string(),
  destinationPhoneNumber: z.string(),
  /** What the request said of itself. */
  context: z.unknown().optional(),
});

/** How an SMS ended; nothing for what does not say. */
export function readTextEvent(document: unknown): DeliveryEvent[] {
  const parsed = TextEvent.safeParse(document);
  if (!parsed.success) return [];
  const { eventType, messageId, destinationPhoneNumber, eventTimestamp, context } = parsed.data;
  const end = Object.hasOwn(END_BY_TYPE, eventType) ? END_BY_TYPE[eventType] : undefined;
  if (!end) return [];
  const at = fromEpochMs(eventTimestamp);
  return [{ ...end, providerId: messageId, ...echoedLabel(context), recipient: destinationPhoneNumber, at }];
}
