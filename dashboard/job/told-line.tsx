import type { HeldNotice } from '../../core/contracts/appointments.ts';
import { sayCountdown, sayTime, secondsLeft } from '../time/say-time.ts';
import { second } from '../time/second.ts';
import { factNames, told as words } from '../words/en-visits.ts';

/** From here on a countdown says less than the time of day: seconds. */
const COUNTED_SECONDS = 600;

/** What the customer is about to be told, how long it can still be taken back, and the button that does. */
export function ToldLine({
  held: { fact, dueAt },
  zone,
  onUndo,
  otherwise,
}: {
  held: HeldNotice;
  zone: string;
  /** Absent where what was done cannot be taken back by the reader. */
  onUndo?: (() => void) | undefined;
  /** What to do then. */
  otherwise?: string;
}) {
  const left = secondsLeft(dueAt, second.value);
  const name = factNames[fact] ?? fact;
  return (
    <div class="told">
      <p>
        {left === 0 ? (
          words.now(name)
        ) : left > COUNTED_SECONDS ? (
          words.at(name, sayTime(dueAt, zone, second.value))
        ) : (
          <>
            {words.soon(name)}{' '}
            <span class="countdown" role="timer">
              {sayCountdown(left)}
            </span>
          </>
        )}
        {onUndo === undefined && otherwise && <small> {otherwise}</small>}
      </p>
      {onUndo && (
        <button type="button" aria-label={words.undoOf(name)} onClick={onUndo}>
          {words.undo}
        </button>
      )}
    </div>
  );
}
