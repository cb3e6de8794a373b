import type { DynamoDBRecord } from 'aws-lambda';
import type { InvokeConsumer, StreamConsumer } from './stream-consumer.ts';

/**
 * How one batch is brought to a consumer, by the rules of an event source mapping: repeated until it is accepted, from
 * the lowest sequence number that the function reports as failed (an unknown one means all), in halves when the
 * invocation throws, and given up after the retry limit or the maximum age.
 */
export interface Delivery {
  consumer: StreamConsumer;
  invoke: InvokeConsumer;
  /** Epoch milliseconds. */
  now: () => number;
  /** Waits before a retry; answers false when the mapping has been stopped meanwhile. */
  backOff: (milliseconds: number) => Promise<boolean>;
  /** These records need no further delivery. */
  settle: (records: DynamoDBRecord[]) => void;
  onDeadLetter: (record: DynamoDBRecord, attempts: number, reason: string) => void;
  duplicates: () => boolean;
  isStopped: () => boolean;
}

interface Batch {
  records: DynamoDBRecord[];
  /** How often this batch has failed as it is. */
  failures: number;
}

const FIRST_BACK_OFF_MS = 200;
const LONGEST_BACK_OFF_MS = 30_000;

const backOffAfter = (failures: number) =>
  Math.min(LONGEST_BACK_OFF_MS, FIRST_BACK_OFF_MS * 2 ** Math.max(0, failures - 1));

const ageMs = (record: DynamoDBRecord, now: number) => now - (record.dynamodb?.ApproximateCreationDateTime ?? 0) * 1000;

/** The position of the first record to be delivered again; the batch's length when there is none. */
function firstFailed(records: DynamoDBRecord[], response: Awaited<ReturnType<InvokeConsumer>>): number {
  const failures = response?.batchItemFailures ?? [];
  const positions = failures.map(({ itemIdentifier }) =>
    Math.max(
      0,
      records.findIndex((record) => record.dynamodb?.SequenceNumber === itemIdentifier),
    ),
  );
  return Math.min(records.length, ...positions);
}

/** Delivers once (twice when a duplicate is due); answers with the first failed position and whether it threw. */
async function attempt(delivery: Delivery, records: DynamoDBRecord[]): Promise<{ failedFrom: number; threw: boolean }> {
  // A function gets its own copy: what it changes in it must not show in the next delivery.
  const event = () => structuredClone({ Records: records });
  try {
    if (delivery.duplicates()) await delivery.invoke(event()).catch(() => {});
    return { failedFrom: firstFailed(records, await delivery.invoke(event())), threw: false };
  } catch {
    return { failedFrom: 0, threw: true };
  }
}

/** Resolves when every record is settled, or once the mapping is stopped (what is open is delivered after a restart). */
export async function deliver(delivery: Delivery, records: DynamoDBRecord[]): Promise<void> {
  const { consumer, now, settle, onDeadLetter } = delivery;
  const giveUp = (given: DynamoDBRecord[], attempts: number, reason: string) => {
    for (const record of given) onDeadLetter(record, attempts, reason);
    settle(given);
  };
  const isTooOld = (record: DynamoDBRecord) =>
    consumer.maxAgeSeconds >= 0 && ageMs(record, now()) > consumer.maxAgeSeconds * 1000;

  const batches: Batch[] = [{ records, failures: 0 }];
  for (let batch = batches.shift(); batch && !delivery.isStopped(); batch = batches.shift()) {
    const { failures } = batch;
    giveUp(batch.records.filter(isTooOld), failures, 'RecordAgeExceeded');
    const current = batch.records.filter((record) => !isTooOld(record));
    if (current.length === 0) continue;

    const { failedFrom, threw } = await attempt(delivery, current);
    settle(current.slice(0, failedFrom));
    const rest = current.slice(failedFrom);
    if (rest.length === 0) continue;

    if (threw && consumer.bisect && rest.length > 1) {
      // Halving is not a retry: it ends by itself, at single records.
      const middle = Math.ceil(rest.length / 2);
      batches.unshift({ records: rest.slice(0, middle), failures }, { records: rest.slice(middle), failures });
    } else {
      // Past the records that were accepted it is a new batch, which has failed once.
      const failed = failedFrom > 0 ? 1 : failures + 1;
      if (consumer.maxRetries >= 0 && failed > consumer.maxRetries) {
        giveUp(rest, failed, 'RetryAttemptsExhausted');
        continue;
      }
      batches.unshift({ records: rest, failures: failed });
    }
    if (!(await delivery.backOff(backOffAfter(failures + 1)))) return;
  }
}
