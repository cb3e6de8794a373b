import { type Instant, secondsBetween } from '../time/instant.ts';

/** How long a ladder waits for a wake: whole seconds, never too short, at least one (a task's timeout is positive). */
export const waitSeconds = (nextWakeAt: Instant, now: Instant): number =>
  Math.max(1, Math.ceil(secondsBetween(now, nextWakeAt)));
