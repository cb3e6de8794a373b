import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Counts the work that is under way in this process: a function that runs, a stream record not yet delivered, a
 * state machine between two waits. The clock asks it before it moves time, so that "advance five minutes" returns
 * when everything due in them has run, and never skips over work that is still in the air.
 *
 * Waiting for the clock itself is not work: a sleeper that counted would stop the time it waits for.
 */
export interface Activity {
  /** Marks one piece of work as begun; call the answer once when it ends (further calls do nothing). */
  begin(): () => void;
  /** Runs `work` as one piece of work. What it runs in turn is part of it and not counted again. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Runs `wait`, a wait for the clock inside a piece of work, which does not count while it waits. */
  waiting<T>(wait: () => Promise<T>): Promise<T>;
  /** Starts something that is not part of the piece of work it is called in: what `run` counts in it counts anew. */
  outside<T>(start: () => T): T;
  /** Resolves when nothing is under way, also after what the last piece of work set off. */
  idle(): Promise<void>;
}

/** A piece of work begun by `run`, as seen from inside it. */
interface Piece {
  end: () => void;
  ended: boolean;
  /** How many of its branches wait for the clock. */
  waits: number;
}

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

export function createActivity(): Activity {
  let underWay = 0;
  let onIdle: Array<() => void> = [];
  const current = new AsyncLocalStorage<Piece>();

  const begin = () => {
    underWay++;
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      underWay--;
      if (underWay === 0) {
        const woken = onIdle;
        onIdle = [];
        for (const wake of woken) wake();
      }
    };
  };

  return {
    begin,
    async run(work) {
      const outer = current.getStore();
      if (outer && !outer.ended) return work();
      const piece: Piece = { end: begin(), ended: false, waits: 0 };
      try {
        return await current.run(piece, work);
      } finally {
        piece.ended = true;
        piece.end();
      }
    },
    async waiting(wait) {
      const piece = current.getStore();
      if (!piece || piece.ended) return wait();
      if (piece.waits++ === 0) piece.end();
      try {
        return await wait();
      } finally {
        if (--piece.waits === 0 && !piece.ended) piece.end = begin();
      }
    },
    outside: (start) => current.exit(start),
    async idle() {
      // Work that ends may set off more work in promise callbacks: quiet means quiet over three turns of the loop.
      for (let quiet = 0; quiet < 3; ) {
        if (underWay > 0) {
          quiet = 0;
          await new Promise<void>((resolve) => onIdle.push(resolve));
        } else {
          quiet++;
          await nextTurn();
        }
      }
    },
  };
}
