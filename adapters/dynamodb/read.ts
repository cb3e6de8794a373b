import { BatchGetCommand, GetCommand, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Table } from './client.ts';
import type { Key } from './keys.ts';

type Item = Record<string, unknown>;

/** One item, read strongly; undefined when there is none. */
export async function getItem(table: Table, key: Key): Promise<Item | undefined> {
  const { Item } = await table.client.send(new GetCommand({ TableName: table.name, Key: key, ConsistentRead: true }));
  return Item;
}

/** DynamoDB takes 100 keys a request. */
const BATCH = 100;

/**
 * Several items in one request, read strongly; found ones in no order. What DynamoDB leaves unprocessed (it is busy, or
 * the answer would be over 16 MB) is asked for again, so nothing found is ever missing from the answer.
 */
export async function getItems(table: Table, keys: readonly Key[]): Promise<Item[]> {
  const found: Item[] = [];
  const seen = new Set<string>();
  let open = keys.filter(({ pk, sk }) => {
    const id = `${pk}\n${sk}`;
    return seen.has(id) ? false : seen.add(id);
  });
  for (let round = 0; open.length > 0; round++) {
    if (round > 10 + keys.length / BATCH) throw new Error('DynamoDB keeps leaving keys of a batch unprocessed');
    const answer = await table.client.send(
      new BatchGetCommand({ RequestItems: { [table.name]: { Keys: open.slice(0, BATCH), ConsistentRead: true } } }),
    );
    found.push(...(answer.Responses?.[table.name] ?? []));
    const left = (answer.UnprocessedKeys?.[table.name]?.Keys ?? []) as Key[];
    open = [...left, ...open.slice(BATCH)];
  }
  return found;
}

export const itemAt = (items: readonly Item[], key: Key): Item | undefined =>
  items.find((item) => item.pk === key.pk && item.sk === key.sk);

/** Every item of a query, page by page. */
export async function queryAll(table: Table, query: Omit<QueryCommandInput, 'TableName'>): Promise<Item[]> {
  const items: Item[] = [];
  let from: QueryCommandInput['ExclusiveStartKey'];
  do {
    const page = await table.client.send(
      new QueryCommand({ ...query, TableName: table.name, ...(from ? { ExclusiveStartKey: from } : {}) }),
    );
    items.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey;
  } while (from);
  return items;
}
