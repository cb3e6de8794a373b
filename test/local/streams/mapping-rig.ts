import type { DatabaseSync } from 'node:sqlite';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { afterEach, beforeEach, expect } from 'vitest';
import { type Activity, createActivity } from '../../../local/clock/activity.ts';
import { createClock, type LocalClock } from '../../../local/clock/local-clock.ts';
import { createDynamoDb, type DynamoDbEngine } from '../../../local/dynamodb/engine.ts';
import { openStorage } from '../../../local/storage/open-storage.ts';
import { type StreamConsumer, startEventSourceMapping } from '../../../local/streams/event-source-mapping.ts';
import type { InvokeConsumer } from '../../../local/streams/stream-consumer.ts';
import { tableNamed } from '../dynamodb/served-engine.ts';

/*
 * A table with its stream on a virtual clock, and event source mappings of it with functions written in the test.
 * Records are named by their partition key and value: `a1`.
 */
const TableName = 'main';
export const MINUTE = 60_000;
const START = Date.UTC(2026, 5, 1, 15);

let sql: DatabaseSync;
let activity: Activity;
let clock: LocalClock;
let engine: DynamoDbEngine;
let running: Array<{ stop(): Promise<void> }>;

export const names = (event: DynamoDBStreamEvent) =>
  event.Records.map(({ dynamodb }) => `${dynamodb?.Keys?.pk?.S}${dynamodb?.NewImage?.v?.N ?? '-'}`);

const consumer = (more: Partial<StreamConsumer> = {}): StreamConsumer => ({
  name: 'messages',
  batchSize: 10,
  maxRetries: 3,
  maxAgeSeconds: -1,
  bisect: false,
  filters: [],
  ...more,
});

interface Dead {
  name: string;
  attempts: number;
  reason: string;
}

/** Starts a mapping and keeps what it delivered and gave up. */
export function start(invoke: InvokeConsumer, more: Partial<StreamConsumer> = {}, duplicates?: () => boolean) {
  const delivered: string[][] = [];
  const dead: Dead[] = [];
  const mapping = startEventSourceMapping({
    engine,
    tableName: TableName,
    consumer: consumer(more),
    invoke: (event) => {
      delivered.push(names(event));
      return invoke(event);
    },
    clock,
    activity,
    sql,
    onDeadLetter: (record: DynamoDBRecord, attempts, reason) =>
      dead.push({ name: names({ Records: [record] }).join(), attempts, reason }),
    ...(duplicates && { duplicates }),
  });
  running.push(mapping);
  return { delivered, dead, stop: mapping.stop };
}

export async function put(pk: string, v: number): Promise<void> {
  const Item = { pk: { S: pk }, sk: { S: 'A' }, v: { N: String(v) } };
  const { status } = await engine.handle('DynamoDB_20120810.PutItem', { TableName, Item });
  expect(status).toBe(200);
}

export const accept: InvokeConsumer = async () => {};
export const idle = () => activity.idle();

export const advance = (ms: number) => clock.advance(ms);

/** Gives every test of the file a table of its own. */
export function onAFreshTable(): void {
  beforeEach(async () => {
    sql = openStorage(':memory:');
    activity = createActivity();
    clock = createClock({ mode: 'virtual', startAt: START, activity });
    engine = createDynamoDb({ sql, now: clock.now });
    running = [];
    await engine.handle('DynamoDB_20120810.CreateTable', tableNamed(TableName));
  });
  afterEach(async () => {
    for (const mapping of running) await mapping.stop();
    clock.close();
    sql.close();
  });
}
