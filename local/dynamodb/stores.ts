import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from '../storage/in-transaction.ts';
import { createStreamStore, type StreamStore } from '../streams/stream-store.ts';
import { createItemStore, type ItemStore } from './item-store.ts';
import { createTableStore, type TableStore } from './table-store.ts';
import { createTokenStore, type TokenStore } from './token-store.ts';

/** What every operation works on: the engine's stores over one SQLite file, its clock, and its place in the cloud. */
export interface Stores {
  tables: TableStore;
  items: ItemStore;
  stream: StreamStore;
  tokens: TokenStore;
  /** Epoch milliseconds. */
  now: () => number;
  region: string;
  accountId: string;
  /** Runs the writes of one request as one transaction, then tells the listeners if the stream has grown. */
  commit<T>(writes: () => T): T;
  /** Calls the listener after every commit that appended stream records; answers with its removal. */
  onStreamRecords(listener: () => void): () => void;
}

export function createStores(options: {
  sql: DatabaseSync;
  now: () => number;
  region: string;
  accountId: string;
}): Stores {
  const { sql, now, region, accountId } = options;
  const stream = createStreamStore({ sql, now, region });
  const listeners = new Set<() => void>();
  return {
    tables: createTableStore(sql),
    items: createItemStore(sql),
    stream,
    tokens: createTokenStore(sql, now),
    now,
    region,
    accountId,
    commit(writes) {
      stream.takeAppended();
      const result = inTransaction(sql, writes);
      if (stream.takeAppended()) for (const listener of listeners) listener();
      return result;
    },
    onStreamRecords(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
