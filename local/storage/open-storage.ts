import type { DatabaseSync } from 'node:sqlite';

/**
 * Opens the one SQLite file in which the local runtime keeps everything: tables, stream, checkpoints, executions, tray.
 * Called once by the runtime at start (and by tests with ':memory:'); the caller closes it.
 *
 * A file is held by one process alone: the engine caches what it reads, so a second process would corrupt the first
 * one's view. Opening a file that another process has open fails after two seconds, long enough for a restart.
 *
 * Durability: with the write-ahead log and `synchronous = NORMAL` a committed transaction survives `kill -9` of the
 * process at any moment (the log is in the operating system's hands); a power cut may lose the last moments.
 */
export function openStorage(path: string): DatabaseSync {
  // Asked for at run time: a static import would fail on an older Node before it could be told which Node is needed.
  const sqlite = process.getBuiltinModule?.('node:sqlite');
  if (!sqlite) {
    throw new Error(`The local runtime needs Node 24 or newer (node:sqlite); this is Node ${process.versions.node}.`);
  }
  const sql = new sqlite.DatabaseSync(path, { timeout: 2000 });
  if (path === ':memory:') return sql;
  try {
    sql.exec('PRAGMA locking_mode = EXCLUSIVE');
    sql.exec('PRAGMA journal_mode = WAL');
    sql.exec('PRAGMA synchronous = NORMAL');
    sql.exec('PRAGMA cache_size = -16384'); // KiB
    sql.exec('BEGIN EXCLUSIVE; COMMIT'); // takes the lock now rather than at the first write
    return sql;
  } catch (error) {
    sql.close();
    if (error instanceof Error && /locked/.test(error.message)) {
      throw new Error(`${path} is in use by another process.`, { cause: error });
    }
    throw error;
  }
}
