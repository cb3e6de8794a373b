/**
 * Deliveries that come twice, as they sometimes do on AWS and never would here: asked for by POST /local/faults, counted
 * down by every mapping of the runtime. Kept in memory, so a restart forgets them.
 */
export interface Duplicates {
  /** The next `count` batches, of whichever consumer, are delivered twice. */
  add(count: number): void;
  /** Whether this delivery is one of them; uses it up. */
  take(): boolean;
  left(): number;
  clear(): void;
}

export function createDuplicates(): Duplicates {
  let left = 0;
  return {
    add(count) {
      left += count;
    },
    take: () => left > 0 && left-- > 0,
    left: () => left,
    clear() {
      left = 0;
    },
  };
}
