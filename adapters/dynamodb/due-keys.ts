import { createHash } from 'node:crypto';
import type { Instant } from '../../core/time/instant.ts';
import { DUE_SHARDS } from './table-design.ts';

/* Keys of the index of what is due (ADR 17). */

/** Who looks at what is due: the sender at messages, the sweeper at everything else. */
export type DueReader = 'sender' | 'sweeper';
export type DueKind = 'TKT' | 'ESC' | 'MSG' | 'JOB' | 'SCH' | 'DRL' | 'RDY';

/** Partitions of the due index, apart for each reader so that neither reads past what only the other can do. */
const DUE_PARTITION: Readonly<Record<DueReader, string>> = { sender: 'DUE#MSG', sweeper: 'DUE#WORK' };
export const dueShards = (reader: DueReader): string[] =>
  Array.from({ length: DUE_SHARDS }, (_, shard) => `${DUE_PARTITION[reader]}#${shard}`);

/** Keys of the due index: spread over the shards by what is due, sorted by time (ADR 17). */
export function due(kind: DueKind, at: Instant, ref: string) {
  const shard = (createHash('sha256').update(ref).digest()[0] ?? 0) % DUE_SHARDS;
  const reader: DueReader = kind === 'MSG' ? 'sender' : 'sweeper';
  return { gsi2pk: `${DUE_PARTITION[reader]}#${shard}`, gsi2sk: `${at}#${kind}#${ref}` };
}

/** The greatest sort key of what is due at an instant: `~` stands behind every kind. */
export const untilDue = (now: Instant): string => `${now}#~`;

/** What a sort key of the due index says: for when it was written, and what its row is. */
export function dueMark(sortKey: string): { at: Instant; kind: string } {
  const [at = '', kind = ''] = sortKey.split('#');
  return { at, kind };
}
