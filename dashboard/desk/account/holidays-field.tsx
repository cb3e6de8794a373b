import { useState } from 'preact/hooks';
import { sayDate } from '../../time/say-time.ts';
import { account as words } from '../../words/en-account.ts';

/** Days on which the office is closed, as dates of the account's zone. */
export function HolidaysField({
  value,
  error,
  onValue,
}: {
  value: readonly string[];
  error: string | undefined;
  onValue: (value: string[]) => void;
}) {
  const [date, setDate] = useState('');
  const [missing, setMissing] = useState('');
  const add = () => {
    if (date === '') return setMissing(words.missing.date);
    setMissing('');
    setDate('');
    onValue([...new Set([...value, date])].sort());
  };
  const wrong = missing === '' ? error : missing;
  return (
    <section class="panel" aria-labelledby="holidays-heading">
      <h2 id="holidays-heading">{words.holidays}</h2>
      <p class="hint">
        {words.holidaysHint} {value.length === 0 && words.noHolidays}
      </p>
      {value.length > 0 && (
        <ul class="tag-list">
          {value.map((each) => (
            <li key={each} class="tag">
              {sayDate(each)}
              <button
                type="button"
                aria-label={words.removeHoliday(sayDate(each))}
                onClick={() => onValue(value.filter((other) => other !== each))}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <div class="line">
        <input
          id="holidays"
          type="date"
          aria-label={words.holiday}
          aria-invalid={wrong !== undefined}
          value={date}
          onInput={(event) => setDate(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            add();
          }}
        />
        <button type="button" onClick={add}>
          {words.addHoliday}
        </button>
      </div>
      {wrong && <p class="error">{wrong}</p>}
    </section>
  );
}
