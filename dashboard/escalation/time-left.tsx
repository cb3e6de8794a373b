import { sayCountdown, secondsLeft } from '../time/say-time.ts';
import { second } from '../time/second.ts';

/**
 * A countdown to an instant, renewed each second. A timer is not announced by itself: a screen reader that spoke every
 * second could say nothing else. `isOver` is what stands there when no time is left.
 */
export function TimeLeft({ until, isOver }: { until: string; isOver: string }) {
  const left = secondsLeft(until, second.value);
  if (left === 0) return <span>{isOver}</span>;
  return (
    <span class="countdown" role="timer">
      {sayCountdown(left)}
    </span>
  );
}
