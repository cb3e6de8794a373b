/**
 * Failures that AWS has and a process of one's own never would, injected so that code can be shown to survive them.
 *
 * - `throttle`: the request is refused with a ProvisionedThroughputExceededException.
 * - `transaction_conflict`: a transaction is cancelled with the reason TransactionConflict for its first part; a single
 *   write is refused with a TransactionConflictException. Other operations are left alone.
 * - `reset_after_commit`: the request is carried out, but the connection drops before the answer (`status: 0`).
 * - `unprocessed_items`: a batch answers with its latter half, at least one item, unprocessed.
 */
export const FAULT_KINDS = ['throttle', 'transaction_conflict', 'reset_after_commit', 'unprocessed_items'] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

interface Fault {
  kind: FaultKind;
  /** Only these operations, for example `['TransactWriteItems']`; all that the kind fits when left out. */
  operations?: string[];
  /** For how many requests. */
  count: number;
}

export interface DynamoDbFaults {
  add(fault: Fault): void;
  /** What is still to come, with the requests left, in the order it was added. */
  list(): Fault[];
  clear(): void;
}

const WRITES = ['PutItem', 'UpdateItem', 'DeleteItem'];
const TRANSACTIONS = ['TransactWriteItems', 'TransactGetItems'];
const BATCHES = ['BatchWriteItem', 'BatchGetItem'];
const READS = ['GetItem', 'Query', 'Scan'];

/** The operations that can be made to fail. */
export const FAULTY_OPERATIONS: readonly string[] = [...WRITES, ...TRANSACTIONS, ...BATCHES, ...READS];

const FITS: Record<FaultKind, readonly string[]> = {
  throttle: FAULTY_OPERATIONS,
  transaction_conflict: [...WRITES, ...TRANSACTIONS],
  reset_after_commit: FAULTY_OPERATIONS,
  unprocessed_items: BATCHES,
};

/** The faults to come, in the order they were added; `take` uses one up if any is meant for this operation. */
export function createFaults(): DynamoDbFaults & { take(operation: string): FaultKind | undefined } {
  let faults: Fault[] = [];
  return {
    add(fault) {
      faults.push({ ...fault });
    },
    list: () => faults.map((fault) => ({ ...fault })),
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
