import type { DatabaseSync } from 'node:sqlite';
import type { Activity } from './clock/activity.ts';
import { createClock, type LocalClock } from './clock/local-clock.ts';

/** Where a fresh virtual clock stands: a Monday morning in Chicago. */
const VIRTUAL_START = Date.parse('2026-06-01T15:00:00Z');

/** Where the positions of clocks are kept: of a virtual one its time, of a real one its lead, in milliseconds. */
export function openPositions(sql: DatabaseSync): (mode: 'real' | 'virtual', position: number) => void {
  sql.exec('CREATE TABLE IF NOT EXISTS local_clock (mode TEXT PRIMARY KEY, position INTEGER NOT NULL) STRICT');
  const insert = sql.prepare('INSERT OR REPLACE INTO local_clock (mode, position) VALUES (?, ?)');
  return (mode, position) => void insert.run(mode, position);
}

/**
 * The runtime's clock, with its position kept beside the data: a virtual clock goes on where it stood, a real one keeps
 * what it was advanced by. Time must not be earlier after a restart than what was written before it, so `keep` is
 * also called after every write (it costs nothing while the position stays the same).
 */
export function openClock(options: { sql: DatabaseSync; mode: 'real' | 'virtual'; activity: Activity }): {
  clock: LocalClock;
  keep: () => void;
} {
  const { sql, mode, activity } = options;
  const keepPosition = openPositions(sql);
  const row = sql.prepare('SELECT position FROM local_clock WHERE mode = ?').get(mode);
  // Of a virtual clock its time, of a real one its lead over the wall clock; in epoch milliseconds and milliseconds.
  let kept = row === undefined ? undefined : Number(row.position);

  const keepAt = (now: number) => {
    const position = mode === 'virtual' ? now : now - Date.now();
    // The two readings of a real clock may fall into different milliseconds.
    if (kept !== undefined && Math.abs(position - kept) <= (mode === 'virtual' ? 0 : 5)) return;
    keepPosition(mode, position);
    kept = position;
  };
  const startAt = mode === 'virtual' ? (kept ?? VIRTUAL_START) : Date.now() + (kept ?? 0);
  const clock = createClock({ mode, startAt, activity, onMove: keepAt });
  return { clock, keep: () => keepAt(clock.now()) };
}
