import type { DatabaseSync } from 'node:sqlite';

/** Up to where a consumer has dealt with every record: the sequence number, '' before the first. Survives a restart. */
export interface Checkpoint {
  load(): string;
  save(sequence: string): void;
}

export function openCheckpoint(sql: DatabaseSync, consumerName: string): Checkpoint {
  sql.exec(`CREATE TABLE IF NOT EXISTS stream_checkpoint (
    consumer TEXT PRIMARY KEY, sequence TEXT NOT NULL) STRICT`);
  const select = sql.prepare('SELECT sequence FROM stream_checkpoint WHERE consumer = ?');
  const upsert = sql.prepare('INSERT OR REPLACE INTO stream_checkpoint (consumer, sequence) VALUES (?, ?)');
  let saved = String(select.get(consumerName)?.sequence ?? '');
  return {
    load: () => saved,
    save(sequence) {
      if (sequence === saved) return;
      upsert.run(consumerName, sequence);
      saved = sequence;
    },
  };
}
