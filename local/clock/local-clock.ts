import type { Activity } from './activity.ts';
import { type Timer, TimerQueue } from './timer-queue.ts';

/**
 * The one clock of the local runtime. Everything that waits, waits here (ladder timeouts, stream retries, the minute
 * rule), and the application's own *now* comes from here, so time can be stood still, moved, or sped up as a whole.
 *
 * - `real`: runs with the wall clock, times `scale`, plus whatever has been advanced.
 * - `virtual`: stands still until it is advanced; what is due at the present instant still runs.
 */
export interface LocalClock {
  readonly mode: 'real' | 'virtual';
  scale: number;
  /** Epoch milliseconds. */
  now(): number;
  /** Calls `fire` once the clock has reached `at` (epoch milliseconds; the past means: in the next turn). Answers with its cancellation. */
  at(at: number, fire: () => void): () => void;
  /** Resolves after `ms` of this clock's time; rejects with the signal's reason when aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Moves the clock on by `ms`, stopping at each timer on the way; resolves when everything due has run. */
  advance(ms: number): Promise<void>;
  /** Milliseconds of clock time until the next timer, undefined without one. */
  untilNextTimer(): number | undefined;
  /** Stops firing. */
  close(): void;
}

export interface ClockOptions {
  mode: 'real' | 'virtual';
  /** Epoch milliseconds at the start: of a virtual clock, or of a real one that had been advanced earlier. */
  startAt: number;
  scale?: number;
  activity: Activity;
  /** Called after every advance and change of scale with the clock's position, to keep it across a restart. */
  onMove?: (now: number) => void;
}

/** Node fires a longer timeout at once: sleep in pieces. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

export function createClock({ mode, startAt, scale = 1, activity, onMove }: ClockOptions): LocalClock {
  const queue = new TimerQueue();
  let order = 0;
  let base = startAt;
  let wallBase = Date.now();
  let speed = scale;
  let closed = false;
  let advancing: Promise<void> = Promise.resolve();
  let moving = false;
  let timeout: NodeJS.Timeout | undefined;
  let immediate: NodeJS.Immediate | undefined;

  const now = () => (mode === 'virtual' ? base : Math.floor(base + (Date.now() - wallBase) * speed));
  const rebase = (at: number) => {
    base = at;
    wallBase = Date.now();
  };

  const fireDue = () => {
    for (let timer = queue.peek(); timer && timer.at <= now(); timer = queue.peek()) {
      queue.pop();
      timer.cancelled = true;
      // A timer fires for whoever set it, not for whoever happened to be at work when time moved.
      activity.outside(timer.fire);
    }
  };

  /** Arranges for the next timer to fire by itself: by the wall clock in real mode, at once if due in either. */
  const arm = () => {
    clearTimeout(timeout);
    clearImmediate(immediate);
    immediate = undefined;
    const next = closed ? undefined : queue.peek();
    if (!next || moving) return;
    const wait = next.at - now();
    if (wait <= 0) {
      immediate = setImmediate(() => {
        fireDue();
        arm();
      });
    } else if (mode === 'real') {
      timeout = setTimeout(
        () => {
          fireDue();
          arm();
        },
        Math.min(Math.ceil(wait / speed), LONGEST_TIMEOUT_MS),
      );
    }
  };

  const at = (when: number, fire: () => void) => {
    const timer: Timer = { at: when, order: order++, fire, cancelled: false };
    queue.push(timer);
    if (queue.peek() === timer) arm();
    return () => {
      timer.cancelled = true;
    };
  };

  const moveTo = async (target: number) => {
    moving = true;
    try {
      await activity.idle();
      for (let next = queue.peek(); next && next.at <= target; next = queue.peek()) {
        if (next.at > now()) rebase(next.at);
        fireDue();
        await activity.idle();
      }
      if (target > now()) rebase(target);
      onMove?.(now());
    } finally {
      moving = false;
      arm();
    }
  };

  return {
    mode,
    get scale() {
      return speed;
    },
    set scale(value: number) {
      rebase(now());
      speed = value;
      onMove?.(now());
      arm();
    },
    now,
    at,
    sleep: (ms, signal) =>
      new Promise<void>((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const onAbort = () => {
          cancel();
          reject(signal?.reason);
        };
        const cancel = at(now() + ms, () => {
          signal?.removeEventListener('abort', onAbort);
          resolve();
        });
        signal?.addEventListener('abort', onAbort, { once: true });
      }),
    advance(ms) {
      // One at a time: two advances at once would each move time under the other's feet.
      const mine = advancing.then(() => moveTo(now() + ms));
      advancing = mine.catch(() => {});
      return mine;
    },
    untilNextTimer() {
      const next = queue.peek();
      return next && Math.max(0, next.at - now());
    },
    close() {
      closed = true;
      clearTimeout(timeout);
      clearImmediate(immediate);
    },
  };
}
