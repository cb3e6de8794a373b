import * as z from 'zod';
import type { Channel } from './tray.ts';

/**
 * The ways a provider can be told to misbehave, in the order in which the tray offers them. What each one does on SMS
 * and on email stands in `sms-courses.ts` of `local/sns` and `local/eum`, and in `local/ses/email-courses.ts`.
 */
export const FAULT_BEHAVIOURS = [
  'throttle',
  'error_before',
  'error_after',
  'timeout_before',
  'timeout_after',
  'refused',
  'opted_out',
  'invalid_number',
  'spend_limit',
  'slow',
  'receipt_never',
  'receipt_late',
  'receipt_early',
  'receipt_twice',
] as const;

export type FaultBehaviour = (typeof FAULT_BEHAVIOURS)[number];

/** The next `count` messages on `channel` meet `behaviour`: the body of POST /local/faults. */
export const Fault = z.object({
  channel: z.enum(['sms', 'email']),
  behaviour: z.enum(FAULT_BEHAVIOURS),
  count: z.int().min(1).max(10_000).default(1),
});
export type Fault = z.infer<typeof Fault>;

export interface Faults {
  /** Queues a fault behind those already waiting. */
  add(fault: Fault): void;
  /** Uses up one turn of the channel's oldest fault; undefined: behave. */
  take(channel: Channel): FaultBehaviour | undefined;
  /** What still waits, with the turns left, oldest first. */
  list(): Fault[];
  clear(): void;
}

/** An empty queue of faults. It lives in memory: after a restart every provider behaves again. */
export function createFaults(): Faults {
  let waiting: Fault[] = [];
  return {
    add(fault) {
      waiting.push({ ...fault });
    },
    take(channel) {
      const fault = waiting.find((candidate) => candidate.channel === channel);
      if (!fault) return undefined;
      fault.count--;
      if (fault.count <= 0) waiting = waiting.filter((candidate) => candidate !== fault);
      return fault.behaviour;
    },
    list: () => waiting.map((fault) => ({ ...fault })),
    clear() {
      waiting = [];
    },
  };
}
