import type { DatabaseSync } from 'node:sqlite';
import type { DynamoDBRecord } from 'aws-lambda';
import type { Activity } from '../clock/activity.ts';
import type { LocalClock } from '../clock/local-clock.ts';
import type { DynamoDbEngine } from '../dynamodb/engine.ts';
import { openCheckpoint } from './checkpoint.ts';
import { type Delivery, deliver } from './delivery.ts';
import { compileFilters } from './filter-pattern.ts';
import type { InvokeConsumer, StreamConsumer } from './stream-consumer.ts';

export type { StreamConsumer } from './stream-consumer.ts';

export interface EventSourceMappingOptions {
  engine: DynamoDbEngine;
  tableName: string;
  consumer: StreamConsumer;
  invoke: InvokeConsumer;
  clock: LocalClock;
  activity: Activity;
  /** The engine's own file: the checkpoint belongs beside the records. */
  sql: DatabaseSync;
  /** Told of each record that is given up, with why (`RetryAttemptsExhausted` or `RecordAgeExceeded`). */
  onDeadLetter: (record: DynamoDBRecord, attempts: number, reason: string) => void;
  /** Asked before each delivery: whether to deliver the batch twice, as AWS sometimes does. */
  duplicates?: () => boolean;
}

interface Lane {
  queue: DynamoDBRecord[];
  running: Promise<void> | undefined;
}

const DEFAULT_PARALLELIZATION = 10;
/** Records held in memory; more are left in the stream until some of these are settled. */
const MOST_HELD = 1000;

const sequenceOf = (record: DynamoDBRecord) => record.dynamodb?.SequenceNumber ?? '';

/** A record's keys begin with the partition key: what has the same one goes to the same lane, in order. */
function laneNumber(record: DynamoDBRecord, lanes: number): number {
  const partitionKey = JSON.stringify(Object.values(record.dynamodb?.Keys ?? {})[0]);
  let hash = 0;
  for (let position = 0; position < partitionKey.length; position++) {
    hash = (hash * 31 + partitionKey.charCodeAt(position)) >>> 0;
  }
  return hash % lanes;
}

/**
 * Lambda's event source mapping for the local runtime: brings every record of a table's stream to a consumer at least
 * once, in order within a partition key. It is woken by the engine's commits, never polls, and after a restart goes on
 * from its checkpoint, so a record may come twice but none is lost.
 *
 * Records on their way count as activity from the moment of their commit. Waiting for the clock does not, since that wait
 * ends only when time moves on: neither before a retry, nor inside the consumer (it waits by `activity.waiting`).
 */
export function startEventSourceMapping(options: EventSourceMappingOptions): { stop(): Promise<void> } {
  const { engine, tableName, consumer, clock, activity, onDeadLetter, duplicates } = options;
  const isWanted = compileFilters(consumer.filters);
  const checkpoint = openCheckpoint(options.sql, consumer.name);
  const lanes = Array.from(
    { length: consumer.parallelization ?? DEFAULT_PARALLELIZATION },
    (): Lane => ({ queue: [], running: undefined }),
  );
  const stopping = new AbortController();
  const isStopped = () => stopping.signal.aborted;

  let position = checkpoint.load();
  /** Records read and not settled, each with the position before it, in stream order. */
  const open = new Map<string, string>();
  let readDue = false;
  let moreToRead = false;
  let noteRead = () => {};

  const saveCheckpoint = () => {
    const [lowest] = open.values();
    checkpoint.save(lowest ?? position);
  };

  const settle = (records: DynamoDBRecord[]) => {
    if (records.length === 0) return;
    for (const record of records) open.delete(sequenceOf(record));
    saveCheckpoint();
    if (moreToRead && open.size < MOST_HELD) readSoon();
  };

  const runLane = async (lane: Lane) => {
    const delivery: Delivery = {
      consumer,
      invoke: options.invoke,
      now: clock.now,
      settle,
      onDeadLetter,
      duplicates: () => duplicates?.() ?? false,
      isStopped,
      async backOff(milliseconds: number) {
        await activity.waiting(() => clock.sleep(milliseconds, stopping.signal)).catch(() => {});
        return !isStopped();
      },
    };
    while (lane.queue.length > 0 && !isStopped()) await deliver(delivery, lane.queue.splice(0, consumer.batchSize));
    lane.running = undefined;
  };

  const read = () => {
    readDue = false;
    if (isStopped()) return noteRead();
    do {
      const records = engine.readStream(tableName, position, MOST_HELD);
      moreToRead = records.length > 0;
      for (const record of records) {
        if (isWanted(record)) {
          open.set(sequenceOf(record), position);
          lanes[laneNumber(record, lanes.length)]?.queue.push(record);
        }
        position = sequenceOf(record);
      }
    } while (moreToRead && open.size < MOST_HELD);
    saveCheckpoint();
    for (const lane of lanes) {
      if (lane.queue.length > 0 && lane.running === undefined) lane.running = activity.run(() => runLane(lane));
    }
    noteRead();
  };

  /** In a turn of its own: the writer gets its answer first, and commits of one turn are read together. */
  const readSoon = () => {
    if (readDue || isStopped()) return;
    readDue = true;
    noteRead = activity.begin();
    // Often set off by a piece of work of which what follows is no part: it may be long over by then.
    activity.outside(() => setImmediate(read));
  };

  const unsubscribe = engine.onStreamRecords(readSoon);
  readSoon();

  return {
    async stop() {
      unsubscribe();
      stopping.abort();
      await Promise.all(lanes.map((lane) => lane.running));
    },
  };
}
