import queryAction from 'dynalite/actions/query.js';
import scanAction from 'dynalite/actions/scan.js';
import db from 'dynalite/db/index.js';
import batchGetItem from 'dynalite/validations/batchGetItem.js';
import batchWriteItem from 'dynalite/validations/batchWriteItem.js';
import createTable from 'dynalite/validations/createTable.js';
import deleteItem from 'dynalite/validations/deleteItem.js';
import deleteTable from 'dynalite/validations/deleteTable.js';
import describeTable from 'dynalite/validations/describeTable.js';
import getItem from 'dynalite/validations/getItem.js';
import validations from 'dynalite/validations/index.js';
import listTables from 'dynalite/validations/listTables.js';
import putItem from 'dynalite/validations/putItem.js';
import query from 'dynalite/validations/query.js';
import scan from 'dynalite/validations/scan.js';
import updateItem from 'dynalite/validations/updateItem.js';
import { type Item, itemSize } from './attribute-value.ts';
import type { ValidRequests } from './requests.ts';
import { ServiceError, validationError } from './service-error.ts';
import type { KeySchema, TableDescription } from './table-description.ts';

/**
 * The only door to dynalite 4.0.0, of which the engine uses what its authors checked against AWS: request validation,
 * expression parsers, the encoding of keys so that they sort, and the rules of a query's key range. Every correction to
 * it stands here; check each of them when the pinned version changes. Storage and evaluation are this engine's own.
 */

export const MAX_ITEM_BYTES = 400 * 1024;

const operations = {
  BatchGetItem: batchGetItem,
  BatchWriteItem: batchWriteItem,
  CreateTable: createTable,
  DeleteItem: deleteItem,
  DeleteTable: deleteTable,
  DescribeTable: describeTable,
  GetItem: getItem,
  ListTables: listTables,
  PutItem: putItem,
  Query: query,
  Scan: scan,
  UpdateItem: updateItem,
};

// Members that are newer than dynalite's request types, which drop whatever they do not know.
for (const write of [putItem, updateItem, deleteItem]) {
  write.types.ReturnValuesOnConditionCheckFailure = { type: 'String', enum: ['ALL_OLD', 'NONE'] };
}
createTable.types.StreamSpecification = {
  type: 'FieldStruct<StreamSpecification>',
  children: {
    StreamEnabled: { type: 'Boolean', notNull: true },
    StreamViewType: { type: 'String', enum: ['NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES', 'KEYS_ONLY'] },
  },
};
// A scan's consistency is only looked at for an index, and dynalite forgets to read it.
scan.types.ConsistentRead = 'Boolean';

// Item size in UTF-8 bytes instead of UTF-16 units (the 400 KB limit).
db.itemSize = itemSize;
// An index row's key ends with the whole table key: dynalite keeps 24 bits of a hash, so two rows could collide.
db.createIndexKey = (item, table, keySchema) => db.createKey(item, table, keySchema) + db.createKey(item, table);
// Its query and scan actions check the request and work out the key range; the reading is not theirs.
db.queryTable = (...[, , , range, , , startKeyNames, done]: QueryTableArguments) =>
  done(null, { range, startKeyNames });

type QueryTableArguments = [
  store: unknown,
  table: unknown,
  request: unknown,
  range: KeyRange,
  isLocal: unknown,
  fetchFromItems: unknown,
  startKeyNames: string[],
  done: (failure: null, answer: ReadPlan) => void,
];

/** Bounds of encoded keys. */
export interface KeyRange {
  gt?: string;
  gte?: string;
  lt?: string;
  lte?: string;
  reverse?: boolean;
}

export interface ReadPlan {
  range: KeyRange;
  /** The attributes of a LastEvaluatedKey. */
  startKeyNames: string[];
}

interface Failure extends Error {
  body: { __type: string; message?: string; Message?: string };
}

const isFailure = (error: unknown): error is Failure => error instanceof Error && 'body' in error;

function toServiceError(failure: Failure): ServiceError {
  const { __type, message, Message } = failure.body;
  return new ServiceError(__type.replace(/^.*#/, ''), message ?? Message ?? '');
}

function checked(failure: Failure | null | undefined): void {
  if (failure) throw toServiceError(failure);
}

/** The request in the operation's shape, with parsed expressions; throws what DynamoDB would answer. */
export function parseRequest<Operation extends keyof ValidRequests>(
  operation: Operation,
  body: unknown,
): ValidRequests[Operation] {
  if (typeof body !== 'object' || body === null) throw new ServiceError('SerializationException', 'Unexpected token');
  const { types, custom } = operations[operation];
  try {
    // Cloned: the check changes what it is given.
    const request = validations.checkTypes(structuredClone(body), types);
    validations.checkValidations(request, types, custom, { options: { maxItemSize: MAX_ITEM_BYTES } });
    // The library has just established this shape.
    return request as ValidRequests[Operation];
  } catch (error) {
    throw isFailure(error) ? toServiceError(error) : error;
  }
}

/** The primary key as text that sorts by a hash of the partition key, then by sort key. */
export const tableKey = (item: Item, table: TableDescription): string => db.createKey(item, table);
export const indexKey = (item: Item, table: TableDescription, schema: KeySchema): string =>
  db.createIndexKey(item, table, schema);

export const checkKey = (key: Item, table: TableDescription): void => checked(db.validateKey(key, table));
export const checkItem = (item: Item, table: TableDescription): void => checked(db.validateItem(item, table));
export const checkUpdates = (updates: unknown, table: TableDescription): void =>
  checked(db.validateUpdates(undefined, updates, table));
export const checkPaths = (nestedPaths: unknown, table: TableDescription): void =>
  checked(db.validateKeyPaths(nestedPaths, table));

/** The key range that a valid query or scan asks for; throws what DynamoDB would answer. */
export function planRead<Operation extends 'Query' | 'Scan'>(
  operation: Operation,
  request: ValidRequests[Operation],
  table: TableDescription,
): ReadPlan {
  const store = {
    getTable: (_name: string, done: (failure: null, table: TableDescription) => void) => done(null, table),
  };
  const action = operation === 'Query' ? queryAction : scanAction;
  let plan: ReadPlan | undefined;
  let failure: Error | null = null;
  action(store, request, (error, answer) => {
    failure = error;
    // What queryTable above answers.
    plan = answer as ReadPlan;
  });
  if (isFailure(failure)) throw toServiceError(failure);
  if (!plan) throw failure ?? validationError('The request could not be planned');
  return plan;
}
