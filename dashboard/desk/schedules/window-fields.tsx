import { schedules as words } from '../../words/en-schedules.ts';
import type { WindowDraft } from './schedule-draft.ts';

/** Weekly hours: on which days, from when to when; an end that is not later is on the next day. */
export function WindowFields({
  name,
  position,
  window,
  error,
  onValue,
  onRemove,
}: {
  name: string;
  position: number;
  window: WindowDraft;
  error: string | undefined;
  onValue: (part: Partial<WindowDraft>) => void;
  onRemove: () => void;
}) {
  const { days, from, to } = window;
  return (
    <fieldset class="window" aria-label={words.window(position)}>
      <p class="days-of-week">
        {words.weekdays.map((label, index) => {
          const day = index + 1;
          return (
            <label key={day}>
              <input
                type="checkbox"
                checked={days.includes(day)}
                onChange={(event) =>
                  onValue({
                    days: event.currentTarget.checked
                      ? [...days, day].sort((a, b) => a - b)
                      : days.filter((each) => each !== day),
                  })
                }
              />
              <span>{label}</span>
            </label>
          );
        })}
      </p>
      <div class="line">
        <input
          id={`${name}.from`}
          type="time"
          aria-label={words.from}
          aria-invalid={error !== undefined}
          value={from}
          onInput={(event) => onValue({ from: event.currentTarget.value })}
        />
        <span class="word">{words.to}</span>
        <input
          type="time"
          aria-label={words.until}
          value={to}
          onInput={(event) => onValue({ to: event.currentTarget.value })}
        />
        <span class="word hint">{to !== '' && to <= from && words.nextDay}</span>
        <button type="button" class="quiet remove" aria-label={words.removeWindow(position)} onClick={onRemove}>
          ×
        </button>
      </div>
      {error && <p class="error">{error}</p>}
    </fieldset>
  );
}
