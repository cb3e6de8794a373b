import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDynamoDb, type DynamoDbEngine } from '../../../local/dynamodb/engine.ts';
import { openStorage } from '../../../local/storage/open-storage.ts';

const TableName = 'main';
let directory: string;
let path: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'callout-storage-'));
  path = join(directory, 'local.db');
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** Runs the writer until it has acknowledged `count` pairs, then kills it at once; answers with what it acknowledged. */
async function writeUntilKilled(first: number, count: number): Promise<number[]> {
  const program = fileURLToPath(new URL('./writer-process.ts', import.meta.url));
  const writer = spawn(process.execPath, [program, path, String(first)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(writer, 'exit');
  const acknowledged: number[] = [];
  for await (const line of createInterface({ input: writer.stdout })) {
    acknowledged.push(Number(line));
    if (acknowledged.length === count) writer.kill('SIGKILL');
  }
  const [, signal] = await exited;
  expect(signal).toBe('SIGKILL');
  return acknowledged;
}

async function numbers(engine: DynamoDbEngine, side: string, index: boolean): Promise<number[]> {
  const found: number[] = [];
  let ExclusiveStartKey: unknown;
  do {
    const { body } = await engine.handle('DynamoDB_20120810.Query', {
      TableName,
      ...(index && { IndexName: 'GSI1' }),
      KeyConditionExpression: index ? 'gsi1pk = :side' : 'pk = :side',
      ExpressionAttributeValues: { ':side': { S: index ? `all ${side}` : side } },
      ...(ExclusiveStartKey !== undefined && { ExclusiveStartKey }),
    });
    // The engine's answer to a query.
    const page = body as { Items: Array<{ sk: { S: string } }>; LastEvaluatedKey?: unknown };
    found.push(...page.Items.map((item) => Number(item.sk.S)));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
  return found.sort((a, b) => a - b);
}

describe('a process killed under load', () => {
  it('loses no acknowledged write and leaves no half transaction, time after time', async () => {
    const acknowledged: number[] = [];
    for (const count of [1, 150, 400]) {
      acknowledged.push(...(await writeUntilKilled((acknowledged.at(-1) ?? 0) + 1000, count)));
    }
    const sql = openStorage(path);
    expect(sql.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
    const engine = createDynamoDb({ sql, now: Date.now });
    const left = await numbers(engine, 'left', false);
    expect(left).toEqual(expect.arrayContaining(acknowledged));
    expect(acknowledged.length).toBeGreaterThanOrEqual(551);
    // What was written but not yet acknowledged may be there too, but then whole: both items, index rows, records.
    expect(await numbers(engine, 'right', false)).toEqual(left);
    expect(await numbers(engine, 'left', true)).toEqual(left);
    expect(engine.readStream(TableName, '', 1_000_000)).toHaveLength(2 * left.length);
    sql.close();
  });
});

describe('the storage file', () => {
  it('belongs to one process at a time', () => {
    const first = openStorage(path);
    expect(() => openStorage(path)).toThrow(/in use by another process/);
    first.close();
    openStorage(path).close();
  });

  it('keeps tables, items and expiry across a restart', async () => {
    const first = openStorage(path);
    const before = createDynamoDb({ sql: first, now: () => 1_000_000 });
    const KeySchema = [{ AttributeName: 'pk', KeyType: 'HASH' }];
    const AttributeDefinitions = [{ AttributeName: 'pk', AttributeType: 'S' }];
    const TimeToLiveSpecification = { AttributeName: 'at', Enabled: true };
    const table = { TableName, BillingMode: 'PAY_PER_REQUEST', KeySchema, AttributeDefinitions };
    await before.handle('DynamoDB_20120810.CreateTable', table);
    await before.handle('DynamoDB_20120810.UpdateTimeToLive', { TableName, TimeToLiveSpecification });
    await before.handle('DynamoDB_20120810.PutItem', { TableName, Item: { pk: { S: 'a' }, at: { N: '2000' } } });
    first.close();

    const second = openStorage(path);
    const after = createDynamoDb({ sql: second, now: () => 3_000_000 });
    expect((await after.handle('DynamoDB_20120810.CreateTable', table)).status).toBe(400);
    expect(after.sweepExpired()).toBe(1);
    second.close();
  });

  it('is not held up by a page that was read in part', async () => {
    const sql = openStorage(path);
    const engine = createDynamoDb({ sql, now: Date.now });
    const KeySchema = [{ AttributeName: 'pk', KeyType: 'HASH' }];
    const AttributeDefinitions = [{ AttributeName: 'pk', AttributeType: 'S' }];
    const table = { TableName, BillingMode: 'PAY_PER_REQUEST', KeySchema, AttributeDefinitions };
    await engine.handle('DynamoDB_20120810.CreateTable', table);
    for (const pk of ['a', 'b', 'c']) {
      await engine.handle('DynamoDB_20120810.PutItem', { TableName, Item: { pk: { S: pk } } });
      await engine.handle('DynamoDB_20120810.Scan', { TableName, Limit: 1 });
    }
    expect(sql.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()).toMatchObject({ busy: 0 });
    sql.close();
  });
});
