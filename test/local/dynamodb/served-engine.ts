import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DatabaseSync } from 'node:sqlite';
import { type CreateTableCommandInput, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { createDynamoDb, type DynamoDbEngine } from '../../../local/dynamodb/engine.ts';
import { handleDynamoDbRequest } from '../../../local/dynamodb/http.ts';
import { openStorage } from '../../../local/storage/open-storage.ts';

/** The engine over HTTP with real SDK clients on it, which do not retry: a test sees each answer. */
export interface ServedEngine {
  engine: DynamoDbEngine;
  sql: DatabaseSync;
  endpoint: string;
  client: DynamoDBClient;
  streams: DynamoDBStreamsClient;
  /** The engine's time, in epoch milliseconds; set it to move on. */
  clock: { now: number };
  close(): Promise<void>;
}

export const localClientConfig = (endpoint: string, maxAttempts = 1) => ({
  endpoint,
  maxAttempts,
  region: 'us-east-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});

export async function serveEngine(): Promise<ServedEngine> {
  const sql = openStorage(':memory:');
  const clock = { now: Date.now() };
  const engine = createDynamoDb({ sql, now: () => clock.now });
  const server = createServer((req, res) => void handleDynamoDbRequest(engine, req, res));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server listening on a port has an address of this kind.
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = new DynamoDBClient(localClientConfig(endpoint));
  const streams = new DynamoDBStreamsClient(localClientConfig(endpoint));
  return {
    engine,
    sql,
    endpoint,
    client,
    streams,
    clock,
    async close() {
      client.destroy();
      streams.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      sql.close();
    },
  };
}

/** A table with a sort key, an index of everything (GSI1), an index of a part with a numeric sort key (GSI2), a stream. */
export const tableNamed = (TableName: string): CreateTableCommandInput => ({
  TableName,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'sk', AttributeType: 'S' },
    { AttributeName: 'gsi1pk', AttributeType: 'S' },
    { AttributeName: 'gsi1sk', AttributeType: 'S' },
    { AttributeName: 'gsi2pk', AttributeType: 'S' },
    { AttributeName: 'gsi2sk', AttributeType: 'N' },
  ],
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'GSI1',
      KeySchema: [
        { AttributeName: 'gsi1pk', KeyType: 'HASH' },
        { AttributeName: 'gsi1sk', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'ALL' },
    },
    {
      IndexName: 'GSI2',
      KeySchema: [
        { AttributeName: 'gsi2pk', KeyType: 'HASH' },
        { AttributeName: 'gsi2sk', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['note'] },
    },
  ],
  StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
});
