import { account as words } from '../../words/en-account.ts';
import { withoutRow, withRow } from '../form/row.ts';
import { type AccountDraft, newHours, WEEKDAYS } from './account-draft.ts';

/** When the office is open, a line a weekday; a day without hours is closed. */
export function HoursFields({
  hours,
  errors,
  onValue,
}: {
  hours: AccountDraft['hours'];
  errors: Readonly<Record<string, string>>;
  onValue: (hours: AccountDraft['hours']) => void;
}) {
  return (
    <section class="panel" aria-labelledby="hours">
      <h2 id="hours">{words.hours}</h2>
      <p class="hint">{words.hoursHint}</p>
      {WEEKDAYS.map((day, index) => {
        const called = words.weekdays[index] ?? day;
        const name = `businessHours.${day}`;
        const rows = hours[day];
        const error = Object.entries(errors).find(([field]) => field === name || field.startsWith(`${name}.`))?.[1];
        const change = (next: typeof rows) => onValue({ ...hours, [day]: next });
        return (
          <div key={day} class="day-hours">
            <p class="day">{called}</p>
            <div class="stack">
              {rows.length === 0 && <p class="hint">{words.closed}</p>}
              {rows.map(({ key, value }, position) => (
                <div key={key} class="line">
                  <input
                    // The focus goes to the first of a day that is wrong.
                    id={position === 0 ? name : undefined}
                    type="time"
                    aria-label={words.opens(called, position + 1)}
                    aria-invalid={error !== undefined}
                    value={value.from}
                    onInput={(event) => change(withRow(rows, key, { from: event.currentTarget.value }))}
                  />
                  <span class="word">{words.to}</span>
                  <input
                    type="time"
                    aria-label={words.closes(called, position + 1)}
                    aria-invalid={error !== undefined}
                    value={value.to}
                    onInput={(event) => change(withRow(rows, key, { to: event.currentTarget.value }))}
                  />
                  <button
                    type="button"
                    class="quiet remove"
                    aria-label={words.removeHours(called, position + 1)}
                    onClick={() => change(withoutRow(rows, key))}
                  >
                    ×
                  </button>
                </div>
              ))}
              {error && <p class="error">{error}</p>}
            </div>
            <button
              type="button"
              class="quiet"
              id={rows.length === 0 ? name : undefined}
              aria-label={words.addHoursTo(called)}
              onClick={() => change([...rows, newHours()])}
            >
              {words.addHours}
            </button>
          </div>
        );
      })}
      <p class="hint">{words.midnightHint}</p>
    </section>
  );
}
