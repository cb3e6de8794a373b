/**
 * The application's *now*, read once at each edge (a request, a stream batch, a wake) and passed down as a value.
 * In AWS it is the system's; the local runtime puts its own clock in, real or virtual, before it loads a handler.
 */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Waits: for the short retries of a sender, never for a deadline (those are rows). */
  sleep(ms: number): Promise<void>;
}

let source: Clock = {
  now: () => Date.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/** The clock in force when it is asked, not when it was imported. */
export const clock: Clock = { now: () => source.now(), sleep: (ms) => source.sleep(ms) };

/** Replaces the system's clock; only the local runtime and tests do. */
export function useClock(replacement: Clock): void {
  source = replacement;
}
