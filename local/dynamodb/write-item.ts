import { TTL_PRINCIPAL } from '../streams/stream-store.ts';
import { type AttributeValue, type Item, itemSize, typeOf } from './attribute-value.ts';
import { checkOperandTypes, holds } from './condition.ts';
import { project } from './document-path.ts';
import { checkItem, checkKey, checkUpdates, MAX_ITEM_BYTES, parseRequest, tableKey } from './request-rules.ts';
import type { DeleteRequest, PutRequest, UpdateRequest } from './requests.ts';
import { ServiceError, validationError } from './service-error.ts';
import type { Stores } from './stores.ts';
import { keyNames, type TableDescription } from './table-description.ts';
import type { Table } from './table-store.ts';
import { applyUpdate } from './update.ts';

/**
 * Writes of one item, in two steps: plan (validate, check the condition, work out the item after) and apply. A
 * transaction plans all of its writes before it applies any, which needs no rollback when one is refused.
 */
export type ItemWrite =
  | { kind: 'Put'; request: PutRequest }
  | { kind: 'Update'; request: UpdateRequest }
  | { kind: 'Delete'; request: DeleteRequest }
  | { kind: 'ConditionCheck'; request: DeleteRequest };

export interface WritePlan {
  table: Table;
  key: string;
  before: Item | undefined;
  after: Item | undefined;
}

/** The length of a key attribute; a number's does not matter, it always fits. */
function keyBytes({ S, B }: AttributeValue): number {
  if (S !== undefined) return Buffer.byteLength(S, 'utf8');
  return B === undefined ? 1 : Buffer.byteLength(B, 'base64');
}

/** The index key attributes of an item must be of the index's type, not empty, and within the size of a key. */
function checkIndexKeys(item: Item, { AttributeDefinitions, GlobalSecondaryIndexes = [] }: TableDescription): void {
  for (const { IndexName, KeySchema } of GlobalSecondaryIndexes) {
    for (const [position, name] of keyNames(KeySchema).entries()) {
      const value = item[name];
      if (!value) continue;
      const type = AttributeDefinitions.find((definition) => definition.AttributeName === name)?.AttributeType;
      const where = `IndexName: ${IndexName}, IndexKey: ${name}`;
      if (typeOf(value) !== type) {
        throw validationError(
          `One or more parameter values were invalid: Type mismatch for Index Key ${name} Expected: ${type} Actual: ${typeOf(value)} ${where}`,
        );
      }
      const bytes = keyBytes(value);
      if (bytes === 0) {
        throw validationError(`A secondary index key attribute cannot contain an empty value. ${where}`);
      }
      if (bytes > (position === 0 ? 2048 : 1024)) {
        throw validationError(`Size of an index key has exceeded the maximum size limit. ${where}`);
      }
    }
  }
}

function itemAfter(write: ItemWrite, before: Item | undefined, description: TableDescription): Item | undefined {
  if (write.kind === 'ConditionCheck') return before;
  if (write.kind === 'Delete') return undefined;
  if (write.kind === 'Put') {
    checkIndexKeys(write.request.Item, description);
    return write.request.Item;
  }
  const { Key, _updates } = write.request;
  const after = applyUpdate(_updates?.sections ?? [], before ?? Key);
  if (itemSize(after) > MAX_ITEM_BYTES) {
    throw validationError('Item size to update has exceeded the maximum allowed size');
  }
  checkIndexKeys(after, description);
  return after;
}

/** Throws a ValidationException, or a ConditionalCheckFailedException (with the item, if asked for). */
export function planWrite(stores: Stores, write: ItemWrite): WritePlan {
  const { request } = write;
  const table = stores.tables.need(request.TableName);
  const { description } = table;
  if (write.kind === 'Put') checkItem(write.request.Item, description);
  else checkKey(write.request.Key, description);
  if (write.kind === 'Update') checkUpdates(write.request._updates, description);
  const condition = request._condition?.expression;
  if (condition) checkOperandTypes(condition);

  const key = tableKey(write.kind === 'Put' ? write.request.Item : write.request.Key, description);
  const before = stores.items.get(table, key);
  if (condition && !holds(condition, before ?? {})) {
    const shown = before && request.ReturnValuesOnConditionCheckFailure === 'ALL_OLD' ? { Item: before } : {};
    throw new ServiceError('ConditionalCheckFailedException', 'The conditional request failed', shown);
  }
  return { table, key, before, after: itemAfter(write, before, description) };
}

/** Writes item, index rows and stream record; call it within a commit. */
export function applyWrite({ items, stream }: Stores, { table, key, before, after }: WritePlan): void {
  if (after) {
    if (after !== before) items.put(table, key, after, before);
  } else if (before) {
    items.remove(table, key, before);
  }
  if (after !== before) stream.append(table, { before, after });
}

/** Deletes an item whose time has passed, in DynamoDB's own name; call it within a commit. */
export function expireItem({ items, stream }: Stores, table: Table, item: Item): void {
  items.remove(table, tableKey(item, table.description), item);
  stream.append(table, { before: item, after: undefined, by: TTL_PRINCIPAL });
}

function returned(write: ItemWrite, { before, after }: WritePlan): { Attributes?: Item } {
  const paths = write.kind === 'Update' ? (write.request._updates?.paths ?? []) : [];
  const attributes = {
    NONE: undefined,
    ALL_OLD: before,
    ALL_NEW: after,
    UPDATED_OLD: before && project(before, paths),
    UPDATED_NEW: after && project(after, paths),
  }[write.request.ReturnValues ?? 'NONE'];
  return attributes && Object.keys(attributes).length > 0 ? { Attributes: attributes } : {};
}

function writeOne(stores: Stores, write: ItemWrite): { Attributes?: Item } {
  const plan = planWrite(stores, write);
  stores.commit(() => applyWrite(stores, plan));
  return returned(write, plan);
}

export const putItem = (stores: Stores, body: unknown) =>
  writeOne(stores, { kind: 'Put', request: parseRequest('PutItem', body) });

export const updateItem = (stores: Stores, body: unknown) =>
  writeOne(stores, { kind: 'Update', request: parseRequest('UpdateItem', body) });

export function deleteItem(stores: Stores, body: unknown): { Attributes?: Item } {
  const request = parseRequest('DeleteItem', body);
  if (request.ReturnValues && request.ReturnValues !== 'ALL_OLD' && request.ReturnValues !== 'NONE') {
    throw validationError('ReturnValues can only be ALL_OLD or NONE');
  }
  return writeOne(stores, { kind: 'Delete', request });
}
