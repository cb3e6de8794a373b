import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { attributeOf, type Item } from './attribute-value.ts';
import { indexKey, type KeyRange, tableKey } from './request-rules.ts';
import { type IndexDescription, isInIndex } from './table-description.ts';
import type { Table } from './table-store.ts';

/**
 * Items and index rows in SQLite. An index row is only a pointer to its item, so it changes when the index key does and
 * an index is never behind its table (on AWS it may be: never read back through an index what was just written).
 * Every call is synchronous; the caller wraps the writes of one request in one transaction.
 */
export interface ItemStore {
  get(table: Table, key: string): Item | undefined;
  put(table: Table, key: string, item: Item, before: Item | undefined): void;
  remove(table: Table, key: string, before: Item): void;
  /** In key order, read as it goes: stop early at will. */
  range(table: Table, index: IndexDescription | undefined, range: KeyRange): Iterable<Item>;
  /** Items whose expiry, in epoch seconds, is after `from` and before `until`, at most `limit`. */
  expired(tableName: string, from: number, until: number, limit: number): Item[];
  /** Works out every item's expiry anew, after the table's TTL attribute has changed. */
  refreshExpiry(table: Table): void;
  /** Count of items and their length in bytes as stored. */
  measure(tableName: string): { count: number; bytes: number };
  drop(table: Table): void;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS dynamodb_item (
    table_name TEXT NOT NULL, key TEXT NOT NULL, item TEXT NOT NULL, expires_at REAL,
    PRIMARY KEY (table_name, key)) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS dynamodb_item_expiry ON dynamodb_item (table_name, expires_at)
    WHERE expires_at IS NOT NULL;
  CREATE TABLE IF NOT EXISTS dynamodb_index_row (
    index_name TEXT NOT NULL, key TEXT NOT NULL, item_key TEXT NOT NULL,
    PRIMARY KEY (index_name, key)) STRICT, WITHOUT ROWID;
`;

const FROM_ITEMS = 'SELECT r.item FROM dynamodb_item r WHERE r.table_name = ?';
const FROM_INDEX = `SELECT i.item FROM dynamodb_index_row r
  CROSS JOIN dynamodb_item i ON i.table_name = ? AND i.key = r.item_key WHERE r.index_name = ?`;

// Only this file writes the column, always an item.
const itemIn = (row: Record<string, unknown>): Item => JSON.parse(String(row.item)) as Item;

function expiryOf(table: Table, item: Item): number | null {
  const value = table.ttlAttribute === undefined ? undefined : attributeOf(item, table.ttlAttribute);
  return value?.N === undefined ? null : Number(value.N);
}

export function createItemStore(sql: DatabaseSync): ItemStore {
  sql.exec(SCHEMA);
  const select = sql.prepare('SELECT item FROM dynamodb_item WHERE table_name = ? AND key = ?');
  const upsert = sql.prepare(`INSERT INTO dynamodb_item (table_name, key, item, expires_at) VALUES (?, ?, ?, ?)
    ON CONFLICT (table_name, key) DO UPDATE SET item = excluded.item, expires_at = excluded.expires_at`);
  const erase = sql.prepare('DELETE FROM dynamodb_item WHERE table_name = ? AND key = ?');
  const addRow = sql.prepare('INSERT OR REPLACE INTO dynamodb_index_row (index_name, key, item_key) VALUES (?, ?, ?)');
  const eraseRow = sql.prepare('DELETE FROM dynamodb_index_row WHERE index_name = ? AND key = ?');
  const selectExpired = sql.prepare(`SELECT item FROM dynamodb_item
    WHERE table_name = ? AND expires_at > ? AND expires_at < ? ORDER BY expires_at LIMIT ?`);

  const ranges = new Map<string, StatementSync>();
  const prepared = (text: string): StatementSync => {
    const statement = ranges.get(text) ?? sql.prepare(text);
    ranges.set(text, statement);
    return statement;
  };

  const rowName = (table: Table, index: IndexDescription) => `${table.description.TableName}/${index.IndexName}`;
  const indexesOf = (table: Table) => table.description.GlobalSecondaryIndexes ?? [];

  const updateIndexes = (table: Table, key: string, before: Item | undefined, after: Item | undefined) => {
    for (const index of indexesOf(table)) {
      const rowKey = (item: Item | undefined) =>
        item && isInIndex(index, item) ? indexKey(item, table.description, index.KeySchema) : undefined;
      const oldKey = rowKey(before);
      const newKey = rowKey(after);
      if (oldKey === newKey) continue;
      if (oldKey !== undefined) eraseRow.run(rowName(table, index), oldKey);
      if (newKey !== undefined) addRow.run(rowName(table, index), newKey, key);
    }
  };

  return {
    get(table, key) {
      const row = select.get(table.description.TableName, key);
      return row && itemIn(row);
    },
    put(table, key, item, before) {
      updateIndexes(table, key, before, item);
      upsert.run(table.description.TableName, key, JSON.stringify(item), expiryOf(table, item));
    },
    remove(table, key, before) {
      updateIndexes(table, key, before, undefined);
      erase.run(table.description.TableName, key);
    },
    *range(table, index, { gt, gte, lt, lte, reverse }) {
      const parameters: SQLInputValue[] = [table.description.TableName];
      if (index) parameters.push(rowName(table, index));
      let text = index ? FROM_INDEX : FROM_ITEMS;
      for (const [operator, bound] of Object.entries({ '>': gt, '>=': gte, '<': lt, '<=': lte })) {
        if (bound === undefined) continue;
        text += ` AND r.key ${operator} ?`;
        parameters.push(bound);
      }
      text += ` ORDER BY r.key${reverse ? ' DESC' : ''}`;
      for (const row of prepared(text).iterate(...parameters)) yield itemIn(row);
    },
    expired: (tableName, from, until, limit) => selectExpired.all(tableName, from, until, limit).map(itemIn),
    refreshExpiry(table) {
      const setExpiry = sql.prepare('UPDATE dynamodb_item SET expires_at = ? WHERE table_name = ? AND key = ?');
      const name = table.description.TableName;
      for (const row of sql.prepare('SELECT item FROM dynamodb_item WHERE table_name = ?').all(name)) {
        const item = itemIn(row);
        setExpiry.run(expiryOf(table, item), name, tableKey(item, table.description));
      }
    },
    measure(tableName) {
      const row = sql
        .prepare(
          'SELECT count(*) AS count, coalesce(sum(length(item)), 0) AS bytes FROM dynamodb_item WHERE table_name = ?',
        )
        .get(tableName);
      return { count: Number(row?.count), bytes: Number(row?.bytes) };
    },
    drop(table) {
      sql.prepare('DELETE FROM dynamodb_item WHERE table_name = ?').run(table.description.TableName);
      for (const index of indexesOf(table)) {
        sql.prepare('DELETE FROM dynamodb_index_row WHERE index_name = ?').run(rowName(table, index));
      }
    },
  };
}
