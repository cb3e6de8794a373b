import { CreateTableCommand, type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Table } from '../../../adapters/dynamodb/client.ts';
import { TABLE_DESIGN } from '../../../adapters/dynamodb/table-design.ts';
import { type ServedEngine, serveEngine } from '../../local/dynamodb/served-engine.ts';

/** The table of the design on the local engine, over HTTP and the real SDK. */
export interface ServedTable extends ServedEngine {
  table: Table;
  /** Everything in the table: for assertions that nothing was left behind. */
  rows(): Promise<Record<string, unknown>[]>;
}

export async function serveTable(): Promise<ServedTable> {
  const served = await serveEngine();
  await createTable(served.client);
  const table: Table = {
    name: 'callout',
    client: DynamoDBDocumentClient.from(served.client, { marshallOptions: { removeUndefinedValues: true } }),
  };
  const rows = async () => {
    const { Items = [] } = await served.client.send(new ScanCommand({ TableName: table.name }));
    return Items.map((item) => unmarshall(item));
  };
  return { ...served, table, rows };
}

async function createTable(client: DynamoDBClient): Promise<void> {
  const { partitionKey, sortKey, indexes, stream } = TABLE_DESIGN;
  const keys = (hash: string, range: string) => [
    { AttributeName: hash, KeyType: 'HASH' as const },
    { AttributeName: range, KeyType: 'RANGE' as const },
  ];
  const names = [partitionKey, sortKey, ...indexes.flatMap((index) => [index.partitionKey, index.sortKey])];
  await client.send(
    new CreateTableCommand({
      TableName: 'callout',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
      KeySchema: keys(partitionKey, sortKey),
      GlobalSecondaryIndexes: indexes.map((index) => ({
        IndexName: index.name,
        KeySchema: keys(index.partitionKey, index.sortKey),
        Projection: { ProjectionType: 'ALL' as const },
      })),
      StreamSpecification: { StreamEnabled: true, StreamViewType: stream },
    }),
  );
}
