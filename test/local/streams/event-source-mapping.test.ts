import type { DatabaseSync } from 'node:sqlite';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Activity, createActivity } from '../../../local/clock/activity.ts';
import { createClock, type LocalClock } from '../../../local/clock/local-clock.ts';
import { createDynamoDb, type DynamoDbEngine } from '../../../local/dynamodb/engine.ts';
import { openStorage } from '../../../local/storage/open-storage.ts';
import { type StreamConsumer, startEventSourceMapping } from '../../../local/streams/event-source-mapping.ts';
import type { InvokeConsumer } from '../../../local/streams/stream-consumer.ts';
import { tableNamed } from '../dynamodb/served-engine.ts';

const TableName = 'main';
const MINUTE = 60_000;
const START = Date.UTC(2026, 5, 1, 15);

let sql: DatabaseSync;
let activity: Activity;
let clock: LocalClock;
let engine: DynamoDbEngine;
let running: Array<{ stop(): Promise<void> }>;

const names = (event: DynamoDBStreamEvent) =>
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
function start(invoke: InvokeConsumer, more: Partial<StreamConsumer> = {}, duplicates?: () => boolean) {
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

async function put(pk: string, v: number): Promise<void> {
  const Item = { pk: { S: pk }, sk: { S: 'A' }, v: { N: String(v) } };
  const { status } = await engine.handle('DynamoDB_20120810.PutItem', { TableName, Item });
  expect(status).toBe(200);
}

const accept: InvokeConsumer = async () => {};
const idle = () => activity.idle();

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

describe('an event source mapping', () => {
  it('delivers what was there before it started, and what comes after, as soon as it is idle', async () => {
    await put('a', 1);
    const { delivered } = start(accept);
    await idle();
    expect(delivered).toEqual([['a1']]);
    await put('a', 2);
    await put('a', 3);
    await idle();
    expect(delivered.flat()).toEqual(['a1', 'a2', 'a3']);
  });

  it('counts a record as activity from the moment of its commit', async () => {
    const { delivered } = start(accept);
    await idle();
    await put('a', 1);
    await clock.advance(0);
    expect(delivered).toEqual([['a1']]);
  });

  it('passes over records that no filter matches', async () => {
    const { delivered } = start(accept, { filters: [{ dynamodb: { Keys: { pk: { S: ['b'] } } } }] });
    await put('a', 1);
    await put('b', 1);
    await put('a', 2);
    await idle();
    expect(delivered).toEqual([['b1']]);
  });

  it('keeps to the batch size and to the order within a partition key', async () => {
    const { delivered } = start(accept, { batchSize: 3 });
    for (let v = 0; v < 20; v++) for (const pk of ['a', 'b', 'c', 'd']) await put(pk, v);
    await idle();
    expect(Math.max(...delivered.map((batch) => batch.length))).toBeLessThanOrEqual(3);
    for (const pk of ['a', 'b', 'c', 'd']) {
      const order = delivered.flat().filter((name) => name.startsWith(pk));
      expect(order).toEqual(Array.from({ length: 20 }, (_, v) => `${pk}${v}`));
    }
  });

  it('runs different partition keys side by side, and one at a time when told so', async () => {
    const most = async (more: Partial<StreamConsumer>) => {
      let now = 0;
      let peak = 0;
      const { stop } = start(
        async () => {
          peak = Math.max(peak, ++now);
          await new Promise((resolve) => setImmediate(resolve));
          now -= 1;
        },
        { batchSize: 1, ...more },
      );
      await idle();
      await stop();
      return peak;
    };
    for (let pk = 0; pk < 40; pk++) await put(`key ${pk}`, 1);
    expect(await most({ name: 'many' })).toBeGreaterThan(3);
    expect(await most({ name: 'one', parallelization: 1 })).toBe(1);
  });

  it('reads on while a very long stream is worked off', async () => {
    for (let v = 0; v < 2500; v++) await put(`key ${v % 50}`, v);
    const { delivered } = start(accept, { batchSize: 100 });
    await idle();
    expect(new Set(delivered.flat()).size).toBe(2500);
  });

  it('retries a batch that throws after a back-off on the clock, without holding the clock up', async () => {
    let failures = 2;
    const { delivered, dead } = start(async () => {
      if (failures-- > 0) throw new Error('not now');
    });
    await put('a', 1);
    await idle();
    expect(delivered).toEqual([['a1']]);
    await clock.advance(MINUTE);
    expect(delivered).toEqual([['a1'], ['a1'], ['a1']]);
    expect(dead).toEqual([]);
  });

  it('goes on with other keys while one waits for its retry', async () => {
    const { delivered } = start(
      async (event) => {
        if (names(event).includes('a1')) throw new Error('never');
      },
      { maxRetries: -1 },
    );
    await put('a', 1);
    await idle();
    await put('b', 1);
    await idle();
    expect(delivered).toEqual([['a1'], ['b1']]);
  });

  it('retries from the lowest reported failure', async () => {
    let first = true;
    const { delivered } = start(async ({ Records }) => {
      if (!first) return;
      first = false;
      const identifier = (position: number) => Records[position]?.dynamodb?.SequenceNumber ?? '';
      return { batchItemFailures: [{ itemIdentifier: identifier(2) }, { itemIdentifier: identifier(1) }] };
    });
    for (const v of [1, 2, 3]) await put('a', v);
    await clock.advance(MINUTE);
    expect(delivered).toEqual([
      ['a1', 'a2', 'a3'],
      ['a2', 'a3'],
    ]);
  });

  it.each(['', '999'])('takes the unknown failure "%s" for the whole batch', async (itemIdentifier) => {
    let first = true;
    const { delivered } = start(async () => {
      if (!first) return;
      first = false;
      return { batchItemFailures: [{ itemIdentifier }] };
    });
    for (const v of [1, 2]) await put('a', v);
    await clock.advance(MINUTE);
    expect(delivered).toEqual([
      ['a1', 'a2'],
      ['a1', 'a2'],
    ]);
  });

  it('gives up after the retry limit, and goes on', async () => {
    const { delivered, dead } = start(
      async (event) => {
        if (names(event).includes('a1')) throw new Error('poison');
      },
      { batchSize: 1, maxRetries: 2 },
    );
    for (const v of [1, 2]) await put('a', v);
    await clock.advance(MINUTE);
    expect(delivered).toEqual([['a1'], ['a1'], ['a1'], ['a2']]);
    expect(dead).toEqual([{ name: 'a1', attempts: 3, reason: 'RetryAttemptsExhausted' }]);
  });

  it('halves a batch that throws until only the poison is left', async () => {
    const accepted: string[] = [];
    const { dead } = start(
      async (event) => {
        if (names(event).includes('a3')) throw new Error('poison');
        accepted.push(...names(event));
      },
      { bisect: true, maxRetries: 1 },
    );
    for (let v = 0; v < 8; v++) await put('a', v);
    await clock.advance(MINUTE);
    expect(accepted).toEqual(['a0', 'a1', 'a2', 'a4', 'a5', 'a6', 'a7']);
    expect(dead.map(({ name }) => name)).toEqual(['a3']);
  });

  it('gives up records that have become too old', async () => {
    const { delivered, dead } = start(
      async () => {
        throw new Error('down');
      },
      { maxRetries: -1, maxAgeSeconds: 60 },
    );
    await put('a', 1);
    await clock.advance(5 * MINUTE);
    expect(delivered.length).toBeGreaterThan(3);
    expect(dead).toEqual([{ name: 'a1', attempts: delivered.length, reason: 'RecordAgeExceeded' }]);
  });

  it('delivers twice when asked to', async () => {
    const { delivered } = start(accept, {}, () => true);
    await put('a', 1);
    await idle();
    expect(delivered).toEqual([['a1'], ['a1']]);
  });

  it('gives every delivery its own copy of the records', async () => {
    const { delivered } = start(
      async ({ Records }) => {
        for (const record of Records) delete record.dynamodb;
      },
      {},
      () => true,
    );
    await put('a', 1);
    await idle();
    expect(delivered).toEqual([['a1'], ['a1']]);
  });
});

describe('after a restart', () => {
  it('goes on from where every record had been dealt with', async () => {
    const first = start(accept);
    await put('a', 1);
    await idle();
    await first.stop();
    await put('a', 2);
    const second = start(accept);
    await idle();
    expect(second.delivered).toEqual([['a2']]);
  });

  it('delivers again what was open, behind which others had been accepted', async () => {
    const first = start(async (event) => {
      if (names(event).includes('a1')) throw new Error('not yet');
    });
    await put('a', 1);
    await put('b', 1);
    await idle();
    await first.stop();
    const second = start(accept);
    await idle();
    expect(second.delivered.flat().toSorted()).toEqual(['a1', 'b1']);
  });

  it('waits in stop for the invocation under way, and keeps its result', async () => {
    const begun = Promise.withResolvers<void>();
    const finish = Promise.withResolvers<void>();
    const first = start(() => {
      begun.resolve();
      return finish.promise;
    });
    await put('a', 1);
    await begun.promise;
    const stopped = first.stop();
    finish.resolve();
    await stopped;
    const second = start(accept);
    await put('a', 2);
    await idle();
    expect(second.delivered).toEqual([['a2']]);
  });

  it('keeps a checkpoint for each consumer', async () => {
    await put('a', 1);
    const one = start(accept, { name: 'one' });
    await idle();
    const two = start(accept, { name: 'two' });
    await idle();
    expect([one.delivered, two.delivered]).toEqual([[['a1']], [['a1']]]);
  });
});
