import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Table } from './client.ts';

/** One page of a list, newest first unless asked otherwise, and the cursor of the next. */
export interface ListPage<T> {
  items: T[];
  next?: string;
}

/** A cursor that was not made by us, or for another list. */
export class BadCursor extends Error {
  override readonly name = 'BadCursor';
}

/** Sort key in the index, and the item's own two keys; DynamoDB refuses empty ones. */
const KeyPart = z.string().min(1);
const Position = z.tuple([KeyPart, KeyPart, KeyPart]);

/**
 * A page of a partition of gsi1. The cursor holds the sort key and the item's own key, and is read back only together
 * with the partition of the caller's own account: a cursor from elsewhere cannot lead out of it.
 */
export async function listPage<T>(
  table: Table,
  partition: string,
  query: { cursor?: string | undefined; limit: number; after?: string; oldestFirst?: boolean },
  parse: (item: Record<string, unknown>) => T,
): Promise<ListPage<T>> {
  const start = query.cursor === undefined ? undefined : read(query.cursor, Position);
  const page = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      IndexName: 'gsi1',
      KeyConditionExpression: query.after === undefined ? 'gsi1pk = :pk' : 'gsi1pk = :pk AND gsi1sk > :after',
      ExpressionAttributeValues: {
        ':pk': partition,
        ...(query.after === undefined ? {} : { ':after': query.after }),
      },
      ScanIndexForward: query.oldestFirst ?? false,
      Limit: query.limit,
      ...(start ? { ExclusiveStartKey: { gsi1pk: partition, gsi1sk: start[0], pk: start[1], sk: start[2] } } : {}),
    }),
  );
  const last = page.LastEvaluatedKey;
  const items = (page.Items ?? []).map(parse);
  if (!last) return { items };
  return { items, next: written([last.gsi1sk, last.pk, last.sk]) };
}

/** A page of the rows of one partition whose sort key begins so, the last first. The cursor is the rest of that key. */
export async function partitionPage<T>(
  table: Table,
  { pk, prefix }: { pk: string; prefix: string },
  query: { cursor?: string | undefined; limit: number },
  parse: (item: Record<string, unknown>) => T,
): Promise<ListPage<T>> {
  const start = query.cursor === undefined ? undefined : `${prefix}${read(query.cursor, KeyPart)}`;
  const page = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
      ConsistentRead: true,
      ScanIndexForward: false,
      Limit: query.limit,
      ...(start === undefined ? {} : { ExclusiveStartKey: { pk, sk: start } }),
    }),
  );
  const items = (page.Items ?? []).map(parse);
  const last = page.LastEvaluatedKey?.sk;
  if (last === undefined) return { items };
  return { items, next: written(String(last).slice(prefix.length)) };
}

const written = (position: unknown): string => Buffer.from(JSON.stringify(position)).toString('base64url');

function read<T>(cursor: string, shape: z.ZodType<T>): T {
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw new BadCursor('not a cursor of this list');
  }
}
