import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { DynamoDBRecord, StreamRecord } from 'aws-lambda';
import { type Item, itemSize, itemsEqual } from '../dynamodb/attribute-value.ts';
import { keyOf } from '../dynamodb/table-description.ts';
import type { Table } from '../dynamodb/table-store.ts';

/** Who a record says made the change when it was not a request: DynamoDB itself, deleting what has expired. */
export const TTL_PRINCIPAL = { type: 'Service', principalId: 'dynamodb.amazonaws.com' } as const;

/** AWS keeps stream records for 24 hours. */
const KEPT_MS = 24 * 60 * 60 * 1000;

/** Sequence numbers are opaque 21-digit strings on AWS: they sort as text because all have one length. */
const FIRST_SEQUENCE = 100_000_000_000_000_000_000n;
export const sequenceText = (row: number): string => String(FIRST_SEQUENCE + BigInt(row));

/** The row of a sequence number, 0 for '' (before the first); throws for what is not one. */
export function sequenceRow(text: string): number {
  if (text === '') return 0;
  if (!/^\d{21}$/.test(text)) throw new Error(`Not a sequence number: ${text}`);
  return Number(BigInt(text) - FIRST_SEQUENCE);
}

interface Change {
  before: Item | undefined;
  after: Item | undefined;
  by?: typeof TTL_PRINCIPAL;
}

/** The change records of all tables, written in the transaction of the change itself and kept in commit order. */
export interface StreamStore {
  /** Adds a record unless the table has no stream or nothing changed. */
  append(table: Table, change: Change): void;
  /** Whether records have been appended since the last call. */
  takeAppended(): boolean;
  /** Records after the row `after` (exclusive, 0 = from the beginning), at most `limit`, as a Lambda function sees them. */
  read(table: Table, after: number, limit: number): DynamoDBRecord[];
  /** The row of the newest record, 0 without one. */
  latest(tableName: string): number;
  /** Drops records older than 24 hours. */
  trim(): void;
  drop(tableName: string): void;
}

export function createStreamStore(options: { sql: DatabaseSync; now: () => number; region: string }): StreamStore {
  const { sql, now, region } = options;
  sql.exec(`
    CREATE TABLE IF NOT EXISTS dynamodb_stream_record (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT, table_name TEXT NOT NULL, at INTEGER NOT NULL, record TEXT NOT NULL) STRICT;
    CREATE INDEX IF NOT EXISTS dynamodb_stream_record_order ON dynamodb_stream_record (table_name, sequence);
    CREATE INDEX IF NOT EXISTS dynamodb_stream_record_age ON dynamodb_stream_record (at);
  `);
  const insert = sql.prepare('INSERT INTO dynamodb_stream_record (table_name, at, record) VALUES (?, ?, ?)');
  const select = sql.prepare(`SELECT sequence, record FROM dynamodb_stream_record
    WHERE table_name = ? AND sequence > ? ORDER BY sequence LIMIT ?`);
  const newest = sql.prepare('SELECT max(sequence) AS sequence FROM dynamodb_stream_record WHERE table_name = ?');
  const erase = sql.prepare('DELETE FROM dynamodb_stream_record WHERE at < ?');
  let appended = false;

  return {
    append(table, { before, after, by }) {
      const { StreamSpecification, TableName } = table.description;
      const view = StreamSpecification?.StreamViewType;
      const subject = after ?? before;
      if (!view || !subject || (before && after && itemsEqual(before, after))) return;
      const at = now();
      const stored: StreamRecord = {
        ApproximateCreationDateTime: Math.floor(at / 1000),
        Keys: keyOf(table.description, subject),
        SizeBytes: (before ? itemSize(before) : 0) + (after ? itemSize(after) : 0),
        StreamViewType: view,
      };
      if (after && view.startsWith('NEW')) stored.NewImage = after;
      if (before && view.includes('OLD')) stored.OldImage = before;
      const record: DynamoDBRecord = {
        eventID: randomUUID().replaceAll('-', ''),
        eventName: !before ? 'INSERT' : after ? 'MODIFY' : 'REMOVE',
        eventVersion: '1.1',
        eventSource: 'aws:dynamodb',
        awsRegion: region,
        dynamodb: stored,
      };
      if (by) record.userIdentity = by;
      insert.run(TableName, at, JSON.stringify(record));
      appended = true;
    },
    takeAppended() {
      const was = appended;
      appended = false;
      return was;
    },
    read: ({ description }, after, limit) =>
      select.all(description.TableName, after, limit).map((row) => {
        // Written by append above.
        const record = JSON.parse(String(row.record)) as DynamoDBRecord;
        const SequenceNumber = sequenceText(Number(row.sequence));
        return {
          ...record,
          dynamodb: { ...record.dynamodb, SequenceNumber },
          ...(description.LatestStreamArn && { eventSourceARN: description.LatestStreamArn }),
        };
      }),
    latest: (tableName) => Number(newest.get(tableName)?.sequence ?? 0),
    trim: () => {
      erase.run(now() - KEPT_MS);
    },
    drop: (tableName) => {
      sql.prepare('DELETE FROM dynamodb_stream_record WHERE table_name = ?').run(tableName);
    },
  };
}
