import * as z from 'zod';

const Sent = z.object({ providerId: z.string(), address: z.string() });

/** What the providers say of every message sent so far: it has arrived. */
export const receiptsOf = (messages: readonly Record<string, unknown>[]) => ({
  Records: messages
    .filter(({ status }) => status === 'sent')
    .map((row) => Sent.parse(row))
    .map(({ providerId, address }) => {
      const mail = { messageId: providerId, timestamp: '2026-06-01T15:00:00.000Z', destination: [address] };
      const delivery = { timestamp: mail.timestamp, recipients: [address] };
      return { Sns: { Message: JSON.stringify({ eventType: 'Delivery', mail, delivery }) } };
    }),
});
