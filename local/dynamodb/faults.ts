/**
 * Failures that AWS has and a process of one's own never would, injected so that code can be shown to survive them.
 *
 * - `throttle`: the request is refused with a ProvisionedThroughputExceededException.
 * - `transaction_conflict`: a transaction is cancelled with the reason TransactionConflict for its first part; a single
 *   write is refused with a TransactionConflictException. Other operations are left alone.
 * - `reset_after_commit`: the request is carried out, but the connection drops before the answer (`status: 0`).
 * - `unprocessed_items`: a batch answers with its latter half, at least one item, unprocessed.
 */
export type FaultKind = 'throttle' | 'transaction_conflict' | 'reset_after_commit' | 'unprocessed_items';

interface Fault {
  kind: FaultKind;
  /** Only these operations, for example `['TransactWriteItems']`; all that the kind fits when left out. */
  operations?: string[];
  /** For how many requests. */
  count: number;
}

export interface DynamoDbFaults {
  add(fault: Fault): void;
  clear(): void;
}

const WRITES = ['PutItem', 'UpdateItem', 'DeleteItem'];
const TRANSACTIONS = ['TransactWriteItems', 'TransactGetItems'];
const BATCHES = ['BatchWriteItem', 'BatchGetItem'];
const READS = ['GetItem', 'Query', 'Scan'];

const FITS: Record<FaultKind, string[]> = {
  throttle: [...WRITES, ...TRANSACTIONS, ...BATCHES, ...READS],
  transaction_conflict: [...WRITES, ...TRANSACTIONS],
  reset_after_commit: [...WRITES, ...TRANSACTIONS, ...BATCHES, ...READS],
  unprocessed_items: BATCHES,
};

/** The faults to come, in the order they were added; `take` uses one up if any is meant for this operation. */
export function createFaults(): DynamoDbFaults & { take(operation: string): FaultKind | undefined } {
  let faults: Fault[] = [];
  return {
    add(fault) {
      faults.push({ ...fault });
    },
    clear() {
      faults = [];
    },
    take(operation) {
      const fault = faults.find(
        ({ kind, operations, count }) =>
          count > 0 && FITS[kind].includes(operation) && (operations?.includes(operation) ?? true),
      );
      if (!fault) return undefined;
      fault.count--;
      faults = faults.filter(({ count }) => count > 0);
      return fault.kind;
    },
  };
}
