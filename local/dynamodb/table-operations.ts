import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { parseBody } from './parse-body.ts';
import { parseRequest } from './request-rules.ts';
import { ServiceError, validationError } from './service-error.ts';
import type { Stores } from './stores.ts';
import type { TableDescription } from './table-description.ts';
import type { Table } from './table-store.ts';

/** Tables and their expiry. A table is usable at once, but answers as on AWS, where it takes a while: wait for ACTIVE. */
export function createTable(stores: Stores, body: unknown): { TableDescription: TableDescription } {
  const { BillingMode, GlobalSecondaryIndexes, StreamSpecification, ...rest } = parseRequest('CreateTable', body);
  if (stores.tables.find(rest.TableName)) {
    throw new ServiceError('ResourceInUseException', `Table already exists: ${rest.TableName}`);
  }
  if (StreamSpecification?.StreamEnabled === true && !StreamSpecification.StreamViewType) {
    throw validationError('StreamViewType must be specified when StreamEnabled is true');
  }
  const TableArn = `arn:aws:dynamodb:${stores.region}:${stores.accountId}:table/${rest.TableName}`;
  const description: TableDescription = {
    ...rest,
    TableArn,
    TableId: randomUUID(),
    TableStatus: 'ACTIVE',
    CreationDateTime: Math.floor(stores.now() / 1000),
  };
  if (BillingMode === 'PAY_PER_REQUEST') Object.assign(description, { BillingModeSummary: { BillingMode } });
  if (GlobalSecondaryIndexes) {
    description.GlobalSecondaryIndexes = GlobalSecondaryIndexes.map((index) => ({
      ...index,
      IndexArn: `${TableArn}/index/${index.IndexName}`,
      IndexStatus: 'ACTIVE',
    }));
  }
  if (StreamSpecification?.StreamEnabled) {
    description.StreamSpecification = StreamSpecification;
    description.LatestStreamLabel = new Date(stores.now()).toISOString().slice(0, -1);
    description.LatestStreamArn = `${TableArn}/stream/${description.LatestStreamLabel}`;
  }
  stores.commit(() => stores.tables.save({ description }));
  return { TableDescription: { ...description, TableStatus: 'CREATING' } };
}

export function describeTable(stores: Stores, body: unknown): { Table: TableDescription } {
  const { description } = stores.tables.need(parseRequest('DescribeTable', body).TableName);
  const { count, bytes } = stores.items.measure(description.TableName);
  return { Table: Object.assign({ ItemCount: count, TableSizeBytes: bytes }, description) };
}

export function listTables(stores: Stores, body: unknown): { TableNames: string[]; LastEvaluatedTableName?: string } {
  const { Limit = 100, ExclusiveStartTableName = '' } = parseRequest('ListTables', body);
  const names = stores.tables
    .all()
    .map((table) => table.description.TableName)
    .filter((name) => name > ExclusiveStartTableName);
  const TableNames = names.slice(0, Limit);
  const last = TableNames.at(-1);
  return names.length > Limit && last ? { TableNames, LastEvaluatedTableName: last } : { TableNames };
}

export function deleteTable(stores: Stores, body: unknown): { TableDescription: TableDescription } {
  const { TableName } = parseRequest('DeleteTable', body);
  const table = stores.tables.need(TableName);
  stores.commit(() => {
    stores.items.drop(table);
    stores.stream.drop(TableName);
    stores.tables.remove(TableName);
  });
  return { TableDescription: { ...table.description, TableStatus: 'DELETING' } };
}

const TimeToLive = z.object({ AttributeName: z.string().min(1).max(255), Enabled: z.boolean() });
const UpdateTimeToLive = z.object({ TableName: z.string(), TimeToLiveSpecification: TimeToLive });

export function updateTimeToLive(
  stores: Stores,
  body: unknown,
): { TimeToLiveSpecification: z.infer<typeof TimeToLive> } {
  const { TableName, TimeToLiveSpecification } = parseBody(UpdateTimeToLive, body);
  const { AttributeName, Enabled } = TimeToLiveSpecification;
  const { description, ttlAttribute } = stores.tables.need(TableName);
  if ((ttlAttribute !== undefined) === Enabled) {
    throw validationError(`TimeToLive is already ${Enabled ? 'enabled' : 'disabled'}`);
  }
  const table: Table = Enabled ? { description, ttlAttribute: AttributeName } : { description };
  stores.commit(() => {
    stores.tables.save(table);
    stores.items.refreshExpiry(table);
  });
  return { TimeToLiveSpecification };
}

interface TimeToLiveDescription {
  TimeToLiveStatus: 'ENABLED' | 'DISABLED';
  AttributeName?: string;
}

export function describeTimeToLive(stores: Stores, body: unknown): { TimeToLiveDescription: TimeToLiveDescription } {
  const { TableName } = parseBody(z.object({ TableName: z.string() }), body);
  const { ttlAttribute } = stores.tables.need(TableName);
  if (ttlAttribute === undefined) return { TimeToLiveDescription: { TimeToLiveStatus: 'DISABLED' } };
  return { TimeToLiveDescription: { TimeToLiveStatus: 'ENABLED', AttributeName: ttlAttribute } };
}
