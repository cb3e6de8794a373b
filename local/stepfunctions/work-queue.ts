import type { Activity } from '../clock/activity.ts';

/**
 * Runs pieces of work side by side, but no more than `slots` at once; the others wait their turn. A virtual clock can
 * bring a hundred thousand executions to the same instant, and each function that runs holds memory.
 */
export function createWorkQueue(activity: Activity, slots: number): (work: () => Promise<void>) => void {
  let running = 0;
  let waiting: Array<() => Promise<void>> = [];
  let taken = 0;

  const run = async (work: () => Promise<void>): Promise<void> => {
    running++;
    try {
      // Often begun by another piece, which ends before it: it is none of its parts.
      await activity.outside(() => activity.run(work));
    } finally {
      running--;
      const next = waiting[taken++];
      if (next) void run(next);
      else {
        waiting = [];
        taken = 0;
      }
    }
  };

  return (work) => {
    if (running < slots) void run(work);
    else waiting.push(work);
  };
}
