import type { FunctionName } from '../functions/catalogue.ts';
import type { Activity } from './clock/activity.ts';
import type { LocalClock } from './clock/local-clock.ts';
import { FUNCTION_NAMES, type Invoke, triggersOf } from './functions.ts';

const MINUTE_MS = 60_000;
const SCHEDULED: readonly FunctionName[] = FUNCTION_NAMES.filter((name) => triggersOf(name).everyMinute === true);

/**
 * The schedule that calls functions at each whole minute of the clock, and the expiry of items, which here takes place
 * once a minute too. It begins with one turn at once: what was due while the process was down is not kept waiting. A
 * turn that fails is told on stderr by whoever runs the function, and the next minute comes all the same.
 */
export function startMinuteRule(options: {
  clock: LocalClock;
  activity: Activity;
  invoke: Invoke;
  sweepExpired: () => void;
}): void {
  const { clock, activity, invoke, sweepExpired } = options;
  const turn = () => {
    clock.at((Math.floor(clock.now() / MINUTE_MS) + 1) * MINUTE_MS, turn);
    sweepExpired();
    for (const name of SCHEDULED) void activity.run(() => invoke(name, { schedule: 'minute' })).catch(() => {});
  };
  turn();
}
