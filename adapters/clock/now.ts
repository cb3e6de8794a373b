import { fromEpochMs, type Instant } from '../../core/time/instant.ts';
import { clock } from './clock.ts';

/** The instant now, as rules and stores take it. */
export const now = (): Instant => fromEpochMs(clock.now());

/**
 * Full jitter: anything up to 25 ms, doubled with each attempt, so that losers of a race do not meet again. By the
 * wall, not by the clock: requests race in real time, also while a virtual clock stands still.
 */
export const pause = (attempt: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * 25 * 2 ** attempt));
