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
  const start = query.cursor === undefined ? undefined : position(query.cursor);
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
  const next = Buffer.from(JSON.stringify([last.gsi1sk, last.pk, last.sk])).toString('base64url');
  return { items, next };
}

function position(cursor: string): z.infer<typeof Position> {
  try {
    return Position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw new BadCursor('not a cursor of this list');
  }
}
