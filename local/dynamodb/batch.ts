import { type Item, itemSize } from './attribute-value.ts';
import { readItem } from './read-item.ts';
import { parseRequest, tableKey } from './request-rules.ts';
import type { ValidRequests } from './requests.ts';
import { validationError } from './service-error.ts';
import type { Stores } from './stores.ts';
import { applyWrite, type ItemWrite, planWrite } from './write-item.ts';

const MOST_WRITES = 25;
const MOST_ANSWERED_BYTES = 16 * 1024 * 1024;

type WriteRequests = ValidRequests['BatchWriteItem']['RequestItems'];
type ReadRequests = ValidRequests['BatchGetItem']['RequestItems'];

const toWrite = (TableName: string, { PutRequest, DeleteRequest }: WriteRequests[string][number]): ItemWrite => {
  if (PutRequest && !DeleteRequest) return { kind: 'Put', request: { TableName, Item: PutRequest.Item } };
  if (DeleteRequest && !PutRequest) return { kind: 'Delete', request: { TableName, Key: DeleteRequest.Key } };
  throw validationError('Supplied AttributeValue has more than one datatypes set');
};

/**
 * Up to 25 puts and deletes. With `leaveHalf` (an injected fault) the latter half, at least one, comes back unprocessed,
 * as DynamoDB may answer at any time.
 */
export function batchWriteItem(stores: Stores, body: unknown, leaveHalf: boolean): { UnprocessedItems: WriteRequests } {
  const { RequestItems } = parseRequest('BatchWriteItem', body);
  const all = Object.entries(RequestItems).flatMap(([tableName, requests]) =>
    requests.map((request) => ({ tableName, request, write: toWrite(tableName, request) })),
  );
  if (all.length > MOST_WRITES) throw validationError('Too many items requested for the BatchWriteItem call');
  const plans = all.map(({ write }) => planWrite(stores, write));
  const keys = new Set(plans.map(({ table, key }) => `${table.description.TableName} ${key}`));
  if (keys.size < plans.length) throw validationError('Provided list of item keys contains duplicates');

  const done = leaveHalf ? Math.floor(all.length / 2) : all.length;
  stores.commit(() => {
    for (const plan of plans.slice(0, done)) applyWrite(stores, plan);
  });
  const UnprocessedItems: WriteRequests = {};
  for (const { tableName, request } of all.slice(done)) {
    UnprocessedItems[tableName] = [...(UnprocessedItems[tableName] ?? []), request];
  }
  return { UnprocessedItems };
}

/** Up to 100 items and 16 MB; with `leaveHalf` (an injected fault) the latter half comes back unprocessed. */
export function batchGetItem(
  stores: Stores,
  body: unknown,
  leaveHalf: boolean,
): { Responses: Record<string, Item[]>; UnprocessedKeys: ReadRequests } {
  const { RequestItems } = parseRequest('BatchGetItem', body);
  const Responses: Record<string, Item[]> = {};
  const UnprocessedKeys: ReadRequests = {};
  const total = Object.values(RequestItems).reduce((count, { Keys }) => count + Keys.length, 0);
  const allowed = leaveHalf ? Math.floor(total / 2) : total;
  let done = 0;
  let bytes = 0;
  for (const [TableName, { Keys, _projection, ...rest }] of Object.entries(RequestItems)) {
    const found: Item[] = [];
    const left: Item[] = [];
    const { description } = stores.tables.need(TableName);
    for (const Key of Keys) {
      const item = readItem(stores, { TableName, Key, ...(_projection && { _projection }) });
      const full = item && stores.items.get(stores.tables.need(TableName), tableKey(Key, description));
      bytes += full ? itemSize(full) : 0;
      if (done >= allowed || bytes > MOST_ANSWERED_BYTES) {
        left.push(Key);
        continue;
      }
      done++;
      if (item) found.push(item);
    }
    Responses[TableName] = found;
    if (left.length > 0) UnprocessedKeys[TableName] = { ...rest, Keys: left };
  }
  return { Responses, UnprocessedKeys };
}
