import type { DatabaseSync } from 'node:sqlite';
import { tableNotFound } from './service-error.ts';
import type { TableDescription } from './table-description.ts';

/** A table as the engine keeps it: what CreateTable was told, and which attribute says when an item expires. */
export interface Table {
  description: TableDescription;
  ttlAttribute?: string;
}

/** The tables of this engine, in memory and in SQLite: every request looks one up. */
export interface TableStore {
  find(name: string): Table | undefined;
  /** Throws a ResourceNotFoundException. */
  need(name: string): Table;
  /** By name. */
  all(): Table[];
  save(table: Table): void;
  remove(name: string): void;
}

export function createTableStore(sql: DatabaseSync): TableStore {
  sql.exec('CREATE TABLE IF NOT EXISTS dynamodb_table (name TEXT PRIMARY KEY, definition TEXT NOT NULL) STRICT');
  const insert = sql.prepare('INSERT OR REPLACE INTO dynamodb_table (name, definition) VALUES (?, ?)');
  const erase = sql.prepare('DELETE FROM dynamodb_table WHERE name = ?');
  const tables = new Map<string, Table>();
  for (const row of sql.prepare('SELECT name, definition FROM dynamodb_table').all()) {
    // Written by save below.
    tables.set(String(row.name), JSON.parse(String(row.definition)) as Table);
  }

  return {
    find: (name) => tables.get(name),
    need(name) {
      const table = tables.get(name);
      if (!table) throw tableNotFound(name);
      return table;
    },
    all: () => [...tables.keys()].sort().flatMap((name) => tables.get(name) ?? []),
    save(table) {
      const name = table.description.TableName;
      insert.run(name, JSON.stringify(table));
      tables.set(name, table);
    },
    remove(name) {
      erase.run(name);
      tables.delete(name);
    },
  };
}
