import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Table } from './client.ts';

type Item = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** One write of a transaction, with the name under which its failed condition is reported. */
export interface Write {
  name: string;
  item: Item;
}

/** A write whose condition failed, with the item that stood in its way when the write asked for it. */
export interface FailedCondition {
  name: string;
  /** The item as it was, where there was one. */
  found: Record<string, unknown> | undefined;
}

/** All written, or nothing: a condition failed, or another transaction held one of the items just then. */
export type TransactionOutcome =
  | { outcome: 'written' }
  | { outcome: 'condition_failed'; failed: FailedCondition[] }
  | { outcome: 'contended' };

/**
 * Writes all or nothing. Failed conditions and contention are outcomes; anything else (throttling, an outage, a bug)
 * is thrown. DynamoDB takes 100 writes a transaction; the limits of a plan keep every caller under that.
 */
export async function transact(table: Table, writes: readonly Write[]): Promise<TransactionOutcome> {
  try {
    await table.client.send(new TransactWriteCommand({ TransactItems: writes.map((write) => write.item) }));
    return { outcome: 'written' };
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    const reasons = error.CancellationReasons ?? [];
    const failed = reasons.flatMap((reason, index) =>
      reason.Code === 'ConditionalCheckFailed'
        ? [{ name: writes[index]?.name ?? '?', found: reason.Item ? unmarshall(reason.Item) : undefined }]
        : [],
    );
    if (failed.length > 0) return { outcome: 'condition_failed', failed };
    if (reasons.some((reason) => reason.Code === 'TransactionConflict')) return { outcome: 'contended' };
    throw error;
  }
}

/** Writes an item that must not exist yet. */
export const putNew = (table: Table, name: string, item: object, options: { report?: boolean } = {}): Write => ({
  name,
  item: {
    Put: {
      TableName: table.name,
      Item: item as Record<string, unknown>,
      ConditionExpression: 'attribute_not_exists(pk)',
      ...(options.report ? { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } : {}),
    },
  },
});

/** Replaces an item whose version is still the one that was read. */
export const putVersion = (table: Table, name: string, item: object, version: number): Write => ({
  name,
  item: {
    Put: {
      TableName: table.name,
      Item: item as Record<string, unknown>,
      ConditionExpression: 'version = :version',
      ExpressionAttributeValues: { ':version': version },
    },
  },
});
