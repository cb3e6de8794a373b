import type { DatabaseSync } from 'node:sqlite';

/**
 * Runs `work` as one SQLite transaction: all of its writes are kept, or (when it throws) none. `work` must be
 * synchronous, which is also what makes it serialisable: no other code of this process runs in between.
 */
export function inTransaction<T>(sql: DatabaseSync, work: () => T): T {
  sql.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    sql.exec('COMMIT');
    return result;
  } catch (error) {
    sql.exec('ROLLBACK');
    throw error;
  }
}
