import type { DeliveryEvent, DeliveryStore } from '../../core/message/delivery.ts';
import { readEmailEvent } from './email-events.ts';
import { readDeliveryLine, unpackLines } from './sms-delivery-lines.ts';
import { readTextEvent } from './text-events.ts';

type ProviderEvent = { Records: { Sns: { Message: string } }[] } | { awslogs: { data: string } };

/**
 * Writes down what the providers tell of messages they took. What follows from a failure is the stream reader's work.
 * Twice: each fact is written once. Never: the message stays "sent", and a ladder goes on with its own times. The AWS
 * account may send other things than ours: what is not known is not ours.
 */
export async function recordDeliveries(event: ProviderEvent, deliveries: DeliveryStore): Promise<void> {
  for (const each of eventsOf(event)) await deliveries.record(each);
}

const eventsOf = (event: ProviderEvent): DeliveryEvent[] =>
  'awslogs' in event
    ? unpackLines(event.awslogs.data).flatMap((line) => readDeliveryLine(line) ?? [])
    : event.Records.map(({ Sns }): unknown => JSON.parse(Sns.Message)).flatMap((document) => [
        ...readEmailEvent(document),
        ...readTextEvent(document),
      ]);
