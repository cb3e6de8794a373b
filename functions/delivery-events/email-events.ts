import * as z from 'zod';
import type { DeliveryEvent } from '../../core/message/delivery.ts';
import { echoedLabel } from './echoed-label.ts';

/*
 * What SES publishes through a configuration set ("Contents of event data" in its guide), as far as it says how an
 * email ended. Other event types (Send, DeliveryDelay, Open …) are for nobody here.
 */

/** SES writes addresses as they were given, sometimes with a name around them; ours are lower case. */
const Address = z.string().transform((text) => (/<([^>]+)>/.exec(text)?.[1] ?? text).trim().toLowerCase());
/** `2026-06-01T15:00:01.000Z`, with and without milliseconds. */
const Time = z.iso.datetime().transform((text) => new Date(text).toISOString());
const Recipients = z.array(z.object({ emailAddress: Address }));
/** Message tags: each has a list of values, of ours one. */
const Tags = z.record(z.string(), z.array(z.string())).catch({});
const mail = z.object({
  messageId: z.string(),
  timestamp: Time,
  destination: z.array(Address),
  tags: Tags.optional(),
});

const EmailEvent = z.discriminatedUnion('eventType', [
  z.object({
    eventType: z.literal('Delivery'),
    mail,
    delivery: z.object({ timestamp: Time, recipients: z.array(Address) }),
  }),
  z.object({
    eventType: z.literal('Bounce'),
    mail,
    bounce: z.object({ bounceType: z.string(), timestamp: Time, bouncedRecipients: Recipients }),
  }),
  z.object({
    eventType: z.literal('Complaint'),
    mail,
    complaint: z.object({ timestamp: Time, complainedRecipients: Recipients }),
  }),
  z.object({ eventType: z.literal('Reject'), mail, reject: z.object({ reason: z.string() }) }),
]);

/**
 * How an email ended, one event a recipient; nothing for what does not say. A bounce that is not permanent (a full
 * mailbox) is no end: SES has tried for hours, and the address is good.
 */
export function readEmailEvent(document: unknown): DeliveryEvent[] {
  const parsed = EmailEvent.safeParse(document);
  if (!parsed.success) return [];
  const event = parsed.data;
  const { messageId, tags } = event.mail;
  const sent = { providerId: messageId, ...echoedLabel({ cause: tags?.cause?.[0], key: tags?.key?.[0] }) };
  switch (event.eventType) {
    case 'Delivery':
      return event.delivery.recipients.map((recipient) => ({
        kind: 'delivered',
        ...sent,
        recipient,
        at: event.delivery.timestamp,
      }));
    case 'Bounce':
      return event.bounce.bounceType === 'Permanent'
        ? event.bounce.bouncedRecipients.map(({ emailAddress }) => ({
            kind: 'failed',
            ...sent,
            recipient: emailAddress,
            at: event.bounce.timestamp,
            why: 'bounced',
          }))
        : [];
    case 'Complaint':
      return event.complaint.complainedRecipients.map(({ emailAddress }) => ({
        kind: 'failed',
        ...sent,
        recipient: emailAddress,
        at: event.complaint.timestamp,
        why: 'complaint',
      }));
    case 'Reject':
      // A virus in it, SES says: nothing of the address.
      return event.mail.destination.map((recipient) => ({
        kind: 'failed',
        ...sent,
        recipient,
        at: event.mail.timestamp,
        why: 'rejected',
      }));
  }
}
