import { type Instant, plusMinutes, plusSeconds, secondsBetween } from '../time/instant.ts';
import { mayRepeat, PROMISES } from './classes.ts';
import type { Message } from './message.ts';
import type { HandOver } from './sender.ts';

/** What the sender does next with a message the provider did not plainly take. */
export type Next =
  | { do: 'retry_now'; afterMs: number }
  | { do: 'retry_later'; dueAt: Instant; ambiguous: number }
  | { do: 'give_up'; status: 'failed' | 'unknown' };

/** The minute rule takes what is given back. */
const LATER_SECONDS = 60;

/**
 * The promise of each class (messages spec, "Outbox") under a fault. `attempt` counts the hand-overs of this claim from
 * 0; waiting times carry their jitter from the edge.
 */
export function afterHandOver(
  message: Pick<Message, 'class' | 'createdAt' | 'ambiguous'>,
  result: Exclude<HandOver, { outcome: 'accepted' }>,
  attempt: number,
  now: Instant,
): Next {
  const promise = PROMISES[message.class];
  if (result.outcome === 'refused') return { do: 'give_up', status: 'failed' };
  if (result.outcome === 'ambiguous')
    return mayRepeat(message)
      ? { do: 'retry_later', dueAt: plusSeconds(now, 1), ambiguous: message.ambiguous + 1 }
      : { do: 'give_up', status: 'unknown' };
  const afterMs = promise.shortRetriesMs[attempt];
  if (afterMs !== undefined) return { do: 'retry_now', afterMs };
  const dueAt = plusSeconds(now, LATER_SECONDS);
  return secondsBetween(dueAt, plusMinutes(message.createdAt, promise.retryMinutes)) >= 0
    ? { do: 'retry_later', dueAt, ambiguous: message.ambiguous }
    : { do: 'give_up', status: 'failed' };
}
