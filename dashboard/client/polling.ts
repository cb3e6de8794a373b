/*
 * Asks again and again, so that nobody needs a refresh button: every 3.5 s while the page is seen, every 30 s while it
 * is hidden, ever more slowly while nothing answers. Coming back to the page or online asks at once.
 */

/** Pause while the page is seen, in milliseconds. */
const SEEN_MS = 3500;
/** Pause while it is hidden, and the longest after errors, in milliseconds. */
const SLOW_MS = 30_000;

/**
 * Milliseconds until the next ask. Errors in a row double the pause up to 30 s; ±10 % of jitter keeps a room full of
 * desks from asking in step. `random` is from 0 to 1.
 */
export function pauseAfter(errorsInARow: number, hidden: boolean, random: number): number {
  const base = hidden ? SLOW_MS : Math.min(SLOW_MS, SEEN_MS * 2 ** errorsInARow);
  return base * (0.9 + 0.2 * random);
}

export interface Polling {
  /** Asks now, or once more right after the ask that is under way. */
  askNow: () => void;
  stop: () => void;
}

/** Starts asking at once. `ask` answers whether the server did; it must not throw. */
export function startPolling(ask: () => Promise<boolean>): Polling {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let errors = 0;
  let asking = false;
  let again = false;
  let stopped = false;

  const run = async () => {
    if (stopped) return;
    if (asking) {
      again = true;
      return;
    }
    clearTimeout(timer);
    asking = true;
    const answered = await ask();
    asking = false;
    errors = answered ? 0 : errors + 1;
    if (stopped) return;
    if (again) {
      again = false;
      void run();
      return;
    }
    timer = setTimeout(() => void run(), pauseAfter(errors, document.visibilityState === 'hidden', Math.random()));
  };

  const onVisible = () => {
    if (document.visibilityState === 'visible') void run();
  };
  const onOnline = () => void run();
  document.addEventListener('visibilitychange', onVisible);
  addEventListener('online', onOnline);
  void run();

  return {
    askNow: onOnline,
    stop() {
      stopped = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onVisible);
      removeEventListener('online', onOnline);
    },
  };
}
