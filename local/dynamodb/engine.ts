import type { DatabaseSync } from 'node:sqlite';
import type { DynamoDBRecord } from 'aws-lambda';
import { sequenceRow } from '../streams/stream-store.ts';
import { describeStream, getRecords, getShardIterator, listStreams } from '../streams/streams-api.ts';
import { batchGetItem, batchWriteItem } from './batch.ts';
import { createFaults, type DynamoDbFaults, type FaultKind } from './faults.ts';
import { getItem, query, scan } from './read-item.ts';
import { notSupported, ServiceError } from './service-error.ts';
import { createStores, type Stores } from './stores.ts';
import { checkMembers } from './supported-members.ts';
import {
  createTable,
  deleteTable,
  describeTable,
  describeTimeToLive,
  listTables,
  updateTimeToLive,
} from './table-operations.ts';
import { countOfParts, transactGetItems, transactionCanceled, transactWriteItems } from './transaction.ts';
import { deleteItem, expireItem, putItem, updateItem } from './write-item.ts';

/**
 * DynamoDB with its streams, in this process, over one SQLite file. One request is one turn of JavaScript and one SQLite
 * transaction over item, index rows and stream record: requests are serialisable without locks, and what has been
 * acknowledged survives a kill. The local runtime serves it over HTTP to the ordinary AWS SDK clients.
 *
 * Unlike AWS, an index is never behind its table and every read is consistent; conflicts, throttling, unprocessed items
 * and dropped connections happen only when injected through `faults`.
 */
export interface DynamoDbEngine {
  /**
   * One request of the JSON protocol; `target` is the x-amz-target header, for example `DynamoDB_20120810.PutItem` or
   * `DynamoDBStreams_20120810.GetRecords`. Never rejects for a client error: that is an answer with status 400. Status 0
   * is a connection that drops before the answer (an injected fault): the write is committed.
   */
  handle(target: string, body: unknown): Promise<{ status: number; body: unknown }>;
  /** Calls the listener synchronously after every commit that appended stream records. Answers with its removal. */
  onStreamRecords(listener: () => void): () => void;
  /**
   * Stream records after `afterSequence` (exclusive; '' = from the beginning) in order, at most `limit`, in the shape of a
   * Lambda DynamoDB stream record: ApproximateCreationDateTime in epoch seconds, bytes in base64, userIdentity with
   * lower-case keys. Throws for an unknown table.
   */
  readStream(tableName: string, afterSequence: string, limit: number): DynamoDBRecord[];
  /**
   * Deletes items whose TTL attribute is in the past, in the name of DynamoDB itself, and drops stream records older than
   * 24 hours and request tokens older than 10 minutes. Called by the runtime on its clock. Answers with the number of
   * items deleted.
   */
  sweepExpired(): number;
  /** Failures to inject. */
  readonly faults: DynamoDbFaults;
}

type Operation = (stores: Stores, body: unknown, fault: FaultKind | undefined) => unknown;

const OPERATIONS: Record<string, Operation> = {
  'DynamoDB_20120810.BatchGetItem': (stores, body, fault) => batchGetItem(stores, body, fault === 'unprocessed_items'),
  'DynamoDB_20120810.BatchWriteItem': (stores, body, fault) =>
    batchWriteItem(stores, body, fault === 'unprocessed_items'),
  'DynamoDB_20120810.CreateTable': createTable,
  'DynamoDB_20120810.DeleteItem': deleteItem,
  'DynamoDB_20120810.DeleteTable': deleteTable,
  'DynamoDB_20120810.DescribeTable': describeTable,
  'DynamoDB_20120810.DescribeTimeToLive': describeTimeToLive,
  'DynamoDB_20120810.GetItem': getItem,
  'DynamoDB_20120810.ListTables': listTables,
  'DynamoDB_20120810.PutItem': putItem,
  'DynamoDB_20120810.Query': query,
  'DynamoDB_20120810.Scan': scan,
  'DynamoDB_20120810.TransactGetItems': transactGetItems,
  'DynamoDB_20120810.TransactWriteItems': transactWriteItems,
  'DynamoDB_20120810.UpdateItem': updateItem,
  'DynamoDB_20120810.UpdateTimeToLive': updateTimeToLive,
  'DynamoDBStreams_20120810.DescribeStream': describeStream,
  'DynamoDBStreams_20120810.GetRecords': getRecords,
  'DynamoDBStreams_20120810.GetShardIterator': getShardIterator,
  'DynamoDBStreams_20120810.ListStreams': listStreams,
};

/** DynamoDB does not expire items whose time is more than five years past: probably not a time at all. */
const OLDEST_EXPIRY_SECONDS = 5 * 365 * 24 * 60 * 60;
/** Items a transaction of the sweep: the process stays responsive when very many expire at once. */
const SWEEP_ITEMS = 100;

function refuse(operation: string, fault: FaultKind | undefined, body: unknown): void {
  if (fault === 'throttle') {
    throw new ServiceError(
      'ProvisionedThroughputExceededException',
      'The level of configured provisioned throughput for the table was exceeded.',
    );
  }
  if (fault !== 'transaction_conflict') return;
  const message = 'Transaction is ongoing for the item';
  if (!operation.startsWith('Transact')) throw new ServiceError('TransactionConflictException', message);
  const others = Array.from({ length: Math.max(0, countOfParts(body) - 1) }, () => ({ Code: 'None' }));
  throw transactionCanceled([{ Code: 'TransactionConflict', Message: message }, ...others]);
}

function errorAnswer(error: unknown): { status: number; body: unknown } {
  if (error instanceof ServiceError) {
    const { type, message, details } = error;
    return { status: 400, body: { __type: `com.amazonaws.dynamodb.v20120810#${type}`, message, ...details } };
  }
  // A bug of this engine: told here as well, because the SDK would retry it in silence.
  console.error(error);
  const message = error instanceof Error ? error.message : String(error);
  return { status: 500, body: { __type: 'com.amazonaws.dynamodb.v20120810#InternalServerError', message } };
}

export function createDynamoDb(options: {
  sql: DatabaseSync;
  now: () => number;
  region?: string;
  accountId?: string;
}): DynamoDbEngine {
  const { sql, now, region = 'us-east-1', accountId = '000000000000' } = options;
  const stores = createStores({ sql, now, region, accountId });
  const { take, ...faults } = createFaults();

  const sweepTable = (name: string): number => {
    const table = stores.tables.need(name);
    const until = now() / 1000;
    let deleted = 0;
    for (;;) {
      const items = stores.items.expired(name, until - OLDEST_EXPIRY_SECONDS, until, SWEEP_ITEMS);
      if (items.length === 0) return deleted;
      stores.commit(() => {
        for (const item of items) expireItem(stores, table, item);
      });
      deleted += items.length;
    }
  };

  return {
    async handle(target, body) {
      try {
        const name = target.slice(target.indexOf('.') + 1);
        const operation = Object.hasOwn(OPERATIONS, target) ? OPERATIONS[target] : undefined;
        if (!operation) throw notSupported(`The operation ${target || '(none)'}`);
        checkMembers(body);
        const fault = take(name);
        refuse(name, fault, body);
        const answer = operation(stores, body, fault);
        return fault === 'reset_after_commit' ? { status: 0, body: undefined } : { status: 200, body: answer };
      } catch (error) {
        return errorAnswer(error);
      }
    },
    onStreamRecords: stores.onStreamRecords,
    readStream: (tableName, afterSequence, limit) =>
      stores.stream.read(stores.tables.need(tableName), sequenceRow(afterSequence), limit),
    sweepExpired() {
      const deleted = stores.tables
        .all()
        .filter((table) => table.ttlAttribute !== undefined)
        .reduce((total, table) => total + sweepTable(table.description.TableName), 0);
      stores.commit(() => {
        stores.stream.trim();
        stores.tokens.trim();
      });
      return deleted;
    },
    faults,
  };
}
