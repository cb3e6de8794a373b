import { createHash } from 'node:crypto';
import type { DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod';
import { parseBody } from '../dynamodb/parse-body.ts';
import { ServiceError, validationError } from '../dynamodb/service-error.ts';
import type { Stores } from '../dynamodb/stores.ts';
import type { Table } from '../dynamodb/table-store.ts';
import { sequenceRow, sequenceText } from './stream-store.ts';

/**
 * The DynamoDB Streams API over the recorded changes: each stream has one shard, which never closes. For tools and tests
 * that read a stream with the ordinary client; the runtime's own consumers read the engine directly.
 */
const ITERATOR_LIFE_MS = 15 * 60 * 1000;
const MOST_RECORDS = 1000;

/** As on AWS, "shardId-", 20 digits, a hyphen, 8 digits. */
const shardOf = (streamArn: string) =>
  `shardId-${BigInt(`0x${createHash('sha256').update(streamArn).digest('hex').slice(0, 16)}`)
    .toString()
    .padStart(20, '0')}-00000000`;

const notFound = (what: string) =>
  new ServiceError('ResourceNotFoundException', `Requested resource not found: ${what}`);

function tableOf(stores: Stores, streamArn: string): Table {
  const table = stores.tables.all().find(({ description }) => description.LatestStreamArn === streamArn);
  if (!table) throw notFound(`Stream: ${streamArn} not found`);
  return table;
}

export function listStreams(stores: Stores, body: unknown): { Streams: unknown[] } {
  const { TableName } = parseBody(z.object({ TableName: z.string().optional() }), body);
  const Streams = stores.tables.all().flatMap(({ description }) => {
    const { LatestStreamArn, LatestStreamLabel } = description;
    if (!LatestStreamArn || (TableName !== undefined && TableName !== description.TableName)) return [];
    return [{ StreamArn: LatestStreamArn, TableName: description.TableName, StreamLabel: LatestStreamLabel }];
  });
  return { Streams };
}

export function describeStream(stores: Stores, body: unknown): { StreamDescription: unknown } {
  const { StreamArn } = parseBody(z.object({ StreamArn: z.string() }), body);
  const { description } = tableOf(stores, StreamArn);
  return {
    StreamDescription: {
      StreamArn,
      StreamLabel: description.LatestStreamLabel,
      StreamStatus: 'ENABLED',
      StreamViewType: description.StreamSpecification?.StreamViewType,
      TableName: description.TableName,
      KeySchema: description.KeySchema,
      CreationRequestDateTime: description.CreationDateTime,
      Shards: [{ ShardId: shardOf(StreamArn), SequenceNumberRange: { StartingSequenceNumber: sequenceText(0) } }],
    },
  };
}

const Iterator = z.tuple([z.string(), z.number(), z.number()]);

const writeIterator = (stores: Stores, streamArn: string, after: number) =>
  Buffer.from(JSON.stringify([streamArn, after, stores.now()])).toString('base64');

function readIterator(stores: Stores, text: string): { table: Table; streamArn: string; after: number } {
  let parsed: z.infer<typeof Iterator>;
  try {
    parsed = Iterator.parse(JSON.parse(Buffer.from(text, 'base64').toString()));
  } catch {
    throw validationError('Invalid ShardIterator');
  }
  const [streamArn, after, at] = parsed;
  if (stores.now() - at > ITERATOR_LIFE_MS) {
    throw new ServiceError('ExpiredIteratorException', 'Iterator expired');
  }
  return { table: tableOf(stores, streamArn), streamArn, after };
}

const GetShardIterator = z.object({
  StreamArn: z.string(),
  ShardId: z.string(),
  ShardIteratorType: z.enum(['TRIM_HORIZON', 'LATEST', 'AT_SEQUENCE_NUMBER', 'AFTER_SEQUENCE_NUMBER']),
  SequenceNumber: z.string().optional(),
});

export function getShardIterator(stores: Stores, body: unknown): { ShardIterator: string } {
  const { StreamArn, ShardId, ShardIteratorType, SequenceNumber } = parseBody(GetShardIterator, body);
  const { description } = tableOf(stores, StreamArn);
  if (ShardId !== shardOf(StreamArn)) throw notFound(`Shard: ${ShardId} not found`);
  const numbered = ShardIteratorType.endsWith('SEQUENCE_NUMBER');
  if (numbered && !/^\d{21}$/.test(SequenceNumber ?? '')) throw validationError('Invalid SequenceNumber');
  const row = numbered ? sequenceRow(SequenceNumber ?? '') : 0;
  const after = {
    TRIM_HORIZON: () => 0,
    LATEST: () => stores.stream.latest(description.TableName),
    AT_SEQUENCE_NUMBER: () => row - 1,
    AFTER_SEQUENCE_NUMBER: () => row,
  }[ShardIteratorType]();
  return { ShardIterator: writeIterator(stores, StreamArn, after) };
}

/** This API writes the members of userIdentity with capitals, a Lambda event without. */
function toApiRecord({ userIdentity, eventSourceARN: _, ...record }: DynamoDBRecord): Record<string, unknown> {
  if (!userIdentity) return record;
  return { ...record, userIdentity: { PrincipalId: userIdentity.principalId, Type: userIdentity.type } };
}

const GetRecords = z.object({
  ShardIterator: z.string(),
  Limit: z.int().min(1).max(MOST_RECORDS).default(MOST_RECORDS),
});

export function getRecords(stores: Stores, body: unknown): { Records: unknown[]; NextShardIterator: string } {
  const { ShardIterator, Limit } = parseBody(GetRecords, body);
  const { table, streamArn, after } = readIterator(stores, ShardIterator);
  const records = stores.stream.read(table, after, Limit);
  const last = records.at(-1)?.dynamodb?.SequenceNumber;
  const next = last === undefined ? after : sequenceRow(last);
  return { Records: records.map(toApiRecord), NextShardIterator: writeIterator(stores, streamArn, next) };
}
