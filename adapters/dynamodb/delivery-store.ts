import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { DeliveryEvent, DeliveryStore } from '../../core/message/delivery.ts';
import { type Instant, plusMinutes, toEpochSeconds } from '../../core/time/instant.ts';
import type { Table } from './client.ts';
import { type Key, messageKey, providerMessageKey } from './keys.ts';
import { getItem } from './read.ts';
import type { Write } from './transaction.ts';

/** Bounces come within days; a complaint may take a fortnight. */
const KEPT_MINUTES = 14 * 24 * 60;

const Pointer = z.object({ ref: z.object({ pk: z.string(), sk: z.string() }) });

/** The way back from the provider's id to the row, written in the transaction in which the row becomes sent. */
export const pointerWrite = (table: Table, providerId: string, ref: Key, now: Instant): Write => ({
  name: 'pointer',
  item: {
    Put: {
      TableName: table.name,
      Item: {
        ...providerMessageKey(providerId),
        ref: { pk: ref.pk, sk: ref.sk },
        expiresAt: toEpochSeconds(plusMinutes(now, KEPT_MINUTES)),
      },
    },
  },
});

/** Delivery events in the table. A row that becomes `failed` is followed up by the reader of the stream. */
export const deliveryStore = (table: Table): DeliveryStore => {
  const write = async (Key: Key, update: RowUpdate): Promise<'recorded' | 'known'> => {
    try {
      await table.client.send(
        new UpdateCommand({
          ...{ TableName: table.name, Key, ...update },
          ExpressionAttributeNames: { '#status': 'status' },
        }),
      );
      return 'recorded';
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return 'known';
      throw error;
    }
  };
  return {
    async record(event) {
      const pointer = await getItem(table, providerMessageKey(event.providerId));
      if (pointer) return write(Pointer.parse(pointer).ref, ofSent(event));
      const { label } = event;
      return label ? write(messageKey({ pk: label.cause }, label.key), ofUnknown(event)) : 'unknown';
    },
  };
};

type RowUpdate = Pick<UpdateCommandInput, 'UpdateExpression' | 'ConditionExpression' | 'ExpressionAttributeValues'>;

const valuesOf = (event: DeliveryEvent) => ({
  ':sent': 'sent',
  ':recipient': event.recipient,
  ...(event.kind === 'failed' ? { ':failed': 'failed', ':why': event.why } : { ':at': event.at }),
});

/** Of a message that its sender knows to have been taken. */
const ofSent = (event: DeliveryEvent): RowUpdate => ({
  ExpressionAttributeValues: valuesOf(event),
  ...(event.kind === 'failed'
    ? {
        UpdateExpression: 'SET #status = :failed, why = :why',
        ConditionExpression: '#status = :sent AND address = :recipient',
      }
    : {
        UpdateExpression: 'SET deliveredAt = :at',
        ConditionExpression: '#status = :sent AND address = :recipient AND attribute_not_exists(deliveredAt)',
      }),
});

/**
 * Of a message whose sender never heard the answer, or not yet: the event is the answer. It ends a claim, whose holder
 * then finds it settled, and takes back what was to be sent once more.
 */
const ofUnknown = (event: DeliveryEvent): RowUpdate => {
  const more = { ':claimed': 'claimed', ':queued': 'queued', ':unknown': 'unknown' };
  return event.kind === 'failed'
    ? {
        UpdateExpression:
          'SET #status = :failed, why = :why, address = :recipient REMOVE leaseUntil, confirmBy, unconfirmedAt, gsi2pk, gsi2sk',
        ConditionExpression:
          '(#status = :claimed OR #status = :queued OR #status = :unknown OR #status = :sent) AND (attribute_not_exists(address) OR address = :recipient)',
        ExpressionAttributeValues: { ...valuesOf(event), ...more },
      }
    : {
        UpdateExpression:
          'SET #status = :sent, sentAt = :at, deliveredAt = :at, providerId = :id, address = :recipient REMOVE leaseUntil, why, confirmBy, unconfirmedAt, gsi2pk, gsi2sk',
        ConditionExpression:
          '(#status = :claimed OR #status = :queued OR #status = :unknown OR #status = :sent) AND (attribute_not_exists(address) OR address = :recipient) AND attribute_not_exists(deliveredAt)',
        ExpressionAttributeValues: { ...valuesOf(event), ...more, ':id': event.providerId },
      };
};
