import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { LimitStore } from '../../core/limit/limit.ts';
import { fromEpochMs, plusSeconds, toEpochMs, toEpochSeconds } from '../../core/time/instant.ts';
import type { Table } from './client.ts';
import { limitKey } from './keys.ts';

/** Counters in the table, one row a window. Whom they count stands in the key as a hash. */
export const limitStore = (table: Table): LimitStore => ({
  async count(limit, of, now) {
    const windowMs = limit.windowSeconds * 1000;
    const start = fromEpochMs(Math.floor(toEpochMs(now) / windowMs) * windowMs);
    try {
      await table.client.send(
        new UpdateCommand({
          TableName: table.name,
          Key: limitKey(limit.name, of, start),
          UpdateExpression: 'SET expiresAt = :expiresAt ADD #count :one',
          ConditionExpression: 'attribute_not_exists(#count) OR #count < :max',
          ExpressionAttributeNames: { '#count': 'count' },
          ExpressionAttributeValues: {
            ':one': 1,
            ':max': limit.max,
            ':expiresAt': toEpochSeconds(plusSeconds(start, limit.windowSeconds)),
          },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  },
});
