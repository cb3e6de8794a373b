import { randomUUID } from 'node:crypto';
import {
  ConditionalCheckFailedException,
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { Table } from '../../adapters/dynamodb/client.ts';
import { TABLE_DESIGN } from '../../adapters/dynamodb/table-design.ts';
import { createDynamoDb, type DynamoDbEngine } from '../../local/dynamodb/engine.ts';
import { openStorage } from '../../local/storage/open-storage.ts';

/*
 * The table of the design on the local engine without a socket and without the SDK's client between: what a test needs
 * that makes hundreds of thousands of requests and wants to decide when each of them is carried out.
 */

export const TABLE_NAME = 'callout';

/** A request on its way to the table: its operation and its body as the wire has it. */
export interface TableRequest {
  operation: string;
  body: Record<string, unknown>;
}
export interface TableAnswer {
  status: number;
  body: unknown;
}
/** Carries a request out, or does whatever else becomes of requests. Status 0: the connection dropped. */
export type Transport = (request: TableRequest) => Promise<TableAnswer>;

/** The SDK tries so often by default, and repeats a transaction under the token it had. */
const ATTEMPTS = 3;

/** An engine with the table, in memory; `now` is its clock in epoch milliseconds. */
export async function openEngine(now: () => number): Promise<DynamoDbEngine> {
  const engine = createDynamoDb({ sql: openStorage(':memory:'), now });
  const { partitionKey, sortKey, indexes, stream } = TABLE_DESIGN;
  const keys = (hash: string, range: string) => [
    { AttributeName: hash, KeyType: 'HASH' },
    { AttributeName: range, KeyType: 'RANGE' },
  ];
  const names = [partitionKey, sortKey, ...indexes.flatMap((index) => [index.partitionKey, index.sortKey])];
  const { status, body } = await engine.handle('DynamoDB_20120810.CreateTable', {
    TableName: TABLE_NAME,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: keys(partitionKey, sortKey),
    GlobalSecondaryIndexes: indexes.map((index) => ({
      IndexName: index.name,
      KeySchema: keys(index.partitionKey, index.sortKey),
      Projection: { ProjectionType: 'ALL' },
    })),
    StreamSpecification: { StreamEnabled: true, StreamViewType: stream },
  });
  if (status !== 200) throw new Error(`The table was not created: ${JSON.stringify(body)}`);
  return engine;
}

/** Every request straight to the engine, at once. */
export const direct =
  (engine: Pick<DynamoDbEngine, 'handle'>): Transport =>
  ({ operation, body }) =>
    engine.handle(`DynamoDB_20120810.${operation}`, body);

/** The table as stores use it; each request, and each repeat of one, goes through the transport. */
export function inProcessTable(transport: Transport): Table {
  const send = async (command: { constructor: { name: string }; input: object }) => {
    const operation = OPERATIONS[command.constructor.name];
    if (!operation) throw new Error(`The in-process table does not know ${command.constructor.name}`);
    const body = toWire(command.input);
    if (operation === 'TransactWriteItems') body.ClientRequestToken = randomUUID();
    for (let attempt = 1; ; attempt++) {
      const answer = await transport({ operation, body });
      if (answer.status === 200) return fromWire(answer.body);
      const error = errorOf(answer);
      const passing = answer.status !== 400 || error instanceof ProvisionedThroughputExceededException;
      if (!passing || attempt === ATTEMPTS) throw error;
    }
  };
  // Stores call nothing of the client but `send`.
  return { name: TABLE_NAME, client: { send } as unknown as Table['client'] };
}

const OPERATIONS: Readonly<Record<string, string>> = {
  GetCommand: 'GetItem',
  PutCommand: 'PutItem',
  UpdateCommand: 'UpdateItem',
  DeleteCommand: 'DeleteItem',
  QueryCommand: 'Query',
  BatchGetCommand: 'BatchGetItem',
  TransactWriteCommand: 'TransactWriteItems',
};

/** Members that hold items or values of attributes, wherever in a request or an answer they stand. */
const ITEMS = new Set([
  'Item',
  'Key',
  'ExpressionAttributeValues',
  'ExclusiveStartKey',
  'Attributes',
  'LastEvaluatedKey',
]);
const LISTS_OF_ITEMS = new Set(['Keys', 'Items']);

type Json = Record<string, unknown>;

function mapItems(value: unknown, item: (value: never) => unknown, within = ''): unknown {
  if (ITEMS.has(within)) return item(value as never);
  if (Array.isArray(value))
    return value.map((each) => (LISTS_OF_ITEMS.has(within) ? item(each as never) : mapItems(each, item)));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, each]) => each !== undefined);
  // Answers of BatchGetItem name the table where other members have a name of their own.
  return Object.fromEntries(
    members.map(([name, each]) => [name, mapItems(each, item, within === 'Responses' ? 'Items' : name)]),
  );
}

const toWire = (input: object): Json =>
  mapItems(input, (value: Json) => marshall(value, { removeUndefinedValues: true })) as Json;
/** What an engine keeps it does not change: an item that is answered again need not be read again. */
const known = new WeakMap<object, Json>();

/** An item as stores see it, from what the wire has. */
export function readItem(wire: Parameters<typeof unmarshall>[0]): Json {
  const item = known.get(wire) ?? unmarshall(wire);
  known.set(wire, item);
  return item;
}

const fromWire = (body: unknown): unknown => mapItems(body, readItem);

function errorOf({ status, body }: TableAnswer): Error {
  if (status === 0) return Object.assign(new Error('no answer came'), { name: 'ConnectionDropped' });
  const { __type = '', message = '', ...details } = body as { __type?: string; message?: string };
  const options = { $metadata: {}, message, ...details };
  switch (__type.slice(__type.indexOf('#') + 1)) {
    case 'ConditionalCheckFailedException':
      return new ConditionalCheckFailedException(options);
    case 'TransactionCanceledException':
      return new TransactionCanceledException(options);
    case 'TransactionConflictException':
      return new TransactionConflictException(options);
    case 'ProvisionedThroughputExceededException':
      return new ProvisionedThroughputExceededException(options);
    default:
      return new Error(`The table answered ${status}: ${__type} ${message}`);
  }
}
