import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';

/** A function that is fed from the table's stream, as its event source mapping on AWS declares it. */
export interface StreamConsumer {
  name: string;
  /** Records an invocation, at most. */
  batchSize: number;
  /** Deliveries after the first, before a batch goes to the dead letters; -1 = without end. */
  maxRetries: number;
  /** Older records go to the dead letters undelivered; -1 = however old. */
  maxAgeSeconds: number;
  /** Whether a batch whose invocation throws is retried in two halves. */
  bisect: boolean;
  /** Batches at once; each partition key stays in order. 10, the most that AWS allows, when left out. */
  parallelization?: number;
  /** Lambda FilterCriteria patterns, as objects; a record passes when any matches. */
  filters: object[];
}

/** Runs the function on one batch. It accepts all with no answer, or names the records that failed. */
export type InvokeConsumer = (
  event: DynamoDBStreamEvent,
  // biome-ignore lint/suspicious/noConfusingVoidType: a handler without a return statement is one, as for Lambda itself
) => Promise<DynamoDBBatchResponse | void>;
