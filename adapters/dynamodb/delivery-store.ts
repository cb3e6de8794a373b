import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { DeliveryStore } from '../../core/message/delivery.ts';
import { type Instant, plusMinutes, toEpochSeconds } from '../../core/time/instant.ts';
import type { Table } from './client.ts';
import { type Key, providerMessageKey } from './keys.ts';
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
export const deliveryStore = (table: Table): DeliveryStore => ({
  async record(event) {
    const pointer = await getItem(table, providerMessageKey(event.providerId));
    if (!pointer) return 'unknown';
    const failed = event.kind === 'failed';
    try {
      await table.client.send(
        new UpdateCommand({
          TableName: table.name,
          Key: Pointer.parse(pointer).ref,
          UpdateExpression: failed ? 'SET #status = :failed, why = :why' : 'SET deliveredAt = :at',
          ConditionExpression: `#status = :sent AND address = :recipient${failed ? '' : ' AND attribute_not_exists(deliveredAt)'}`,
          ExpressionAttributeNames: { '#status': 'status' },
          ExpressionAttributeValues: {
            ':sent': 'sent',
            ':recipient': event.recipient,
            ...(event.kind === 'failed' ? { ':failed': 'failed', ':why': event.why } : { ':at': event.at }),
          },
        }),
      );
      return 'recorded';
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return 'known';
      throw error;
    }
  },
});
