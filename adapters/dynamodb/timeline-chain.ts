import type { Instant } from '../../core/time/instant.ts';
import { sha256 } from './keys.ts';

/** A timeline entry with its place in the chain: an overwritten or missing one breaks the hashes after it. */
export type ChainedEntry<Fact extends object> = Fact & { seq: number; at: Instant; prev: string; hash: string };

/** What stands before the first entry. */
export const CHAIN_START = '';

/** The same content gives the same text, whatever the order its keys were written or read back in. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, each]) => each !== undefined);
    return `{${entries
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`)
      .join(',')}}`;
  }
  return JSON.stringify(value);
}

export const hashOf = (prev: string, entry: object): string => sha256(`${prev}\n${canonical(entry)}`);

/** Gives facts their `seq` (after `lastSeq`) and links them to the entry before. */
export function chained<Fact extends object>(
  facts: readonly Fact[],
  at: Instant,
  lastSeq: number,
  chain: string,
): ChainedEntry<Fact>[] {
  let prev = chain;
  return facts.map((fact, index) => {
    const entry = { ...fact, seq: lastSeq + 1 + index, at };
    const hash = hashOf(prev, entry);
    const link = { ...entry, prev, hash };
    prev = hash;
    return link;
  });
}
