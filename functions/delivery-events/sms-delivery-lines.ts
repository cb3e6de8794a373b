import { gunzipSync } from 'node:zlib';
import * as z from 'zod';
import type { DeliveryEvent } from '../../core/message/delivery.ts';

/*
 * SNS's delivery log for SMS, one JSON line a message ("Viewing CloudWatch metrics and logs for SMS deliveries" in its
 * guide), as a CloudWatch Logs subscription hands it over: packed, several lines at once.
 */

const Line = z.object({
  notification: z.object({ messageId: z.string(), timestamp: z.string() }),
  delivery: z.object({ destination: z.string(), providerResponse: z.string().default('') }),
  status: z.enum(['SUCCESS', 'FAILURE']),
});

const Batch = z.object({ messageType: z.string(), logEvents: z.array(z.object({ message: z.string() })) });

/** The lines of a subscription's event; none of a control message, which only tries the way. */
export function unpackLines(data: string): string[] {
  const { messageType, logEvents } = Batch.parse(JSON.parse(gunzipSync(Buffer.from(data, 'base64')).toString()));
  return messageType === 'DATA_MESSAGE' ? logEvents.map(({ message }) => message) : [];
}

/**
 * The provider's sentence as a short code. Only an opt-out and a number that does not exist are said of the phone; a
 * spent quota, a phone out of reach, a carrier's filter are said of this message.
 */
function whyOf(response: string): string {
  if (/opted out|has blocked/i.test(response)) return 'opted_out';
  if (/invalid phone number/i.test(response)) return 'invalid_number';
  if (/quota|spend/i.test(response)) return 'spend_limit';
  return 'not_delivered';
}

/** How an SMS ended, by its line; undefined for a line that is not one of SNS's. */
export function readDeliveryLine(line: string): DeliveryEvent | undefined {
  const parsed = Line.safeParse(jsonOf(line));
  if (!parsed.success) return undefined;
  const { notification, delivery, status } = parsed.data;
  const event = {
    providerId: notification.messageId,
    recipient: delivery.destination,
    // `2026-06-01 15:00:00.000`, in UTC.
    at: new Date(`${notification.timestamp.replace(' ', 'T')}Z`).toISOString(),
  };
  return status === 'SUCCESS'
    ? { ...event, kind: 'delivered' }
    : { ...event, kind: 'failed', why: whyOf(delivery.providerResponse) };
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
