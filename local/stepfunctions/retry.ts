import type { Retrier } from './definition.ts';
import { matchesError } from './state-error.ts';

/**
 * Which retrier takes an error, and how long to wait before the next attempt. The first retrier that names the error
 * decides alone: when its attempts are spent (or are 0), nobody else retries, and it is the catchers' turn.
 * `made` counts the retries made so far, by retrier.
 */
export function nextRetry(
  retriers: readonly Retrier[],
  made: readonly number[],
  error: string,
): { made: number[]; delayMs: number } | undefined {
  const index = retriers.findIndex(({ ErrorEquals }) => matchesError(ErrorEquals, error));
  const retrier = retriers[index];
  const madeHere = made[index] ?? 0;
  if (!retrier || madeHere >= retrier.MaxAttempts) return undefined;
  const seconds = Math.min(
    retrier.IntervalSeconds * retrier.BackoffRate ** madeHere,
    retrier.MaxDelaySeconds ?? Number.POSITIVE_INFINITY,
  );
  const share = retrier.JitterStrategy === 'FULL' ? Math.random() : 1;
  return {
    made: retriers.map((_, each) => (made[each] ?? 0) + (each === index ? 1 : 0)),
    delayMs: Math.round(seconds * share * 1000),
  };
}
