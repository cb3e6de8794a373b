import type { Instant } from '../time/instant.ts';

/** A counter: at most `max` in any window of so many seconds. */
export interface Limit {
  name: string;
  windowSeconds: number;
  max: number;
}

/** Counters of what strangers may do. */
export interface LimitStore {
  /** Counts one more for whom the limit is counted; false when that is one too many. */
  count(limit: Limit, of: string, now: Instant): Promise<boolean>;
}
