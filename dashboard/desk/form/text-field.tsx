import { form as words } from '../../words/en.ts';

/** A labelled field of one or several lines with its hint and its error; `name` is also its id. */
export function TextField({
  name,
  label,
  hint,
  error,
  value,
  onValue,
  isOptional = false,
  rows,
  inputMode = 'text',
  type = 'text',
  isLabelHidden = false,
  autoComplete = 'off',
  maxLength,
  list,
}: {
  name: string;
  label: string;
  hint?: string;
  error?: string | undefined;
  value: string;
  onValue: (value: string) => void;
  isOptional?: boolean;
  /** Lines; without it a single-line input. */
  rows?: number;
  /** Which keyboard a phone shows. */
  inputMode?: 'text' | 'tel' | 'email' | 'numeric';
  /** `datetime-local` is a time of day of a zone that the label or the hint names. */
  type?: 'text' | 'datetime-local';
  /** For one in a row of fields, whose label only a screen reader needs. */
  isLabelHidden?: boolean;
  /** Off where what is typed is the customer's, and the browser would offer the agent's own. */
  autoComplete?: 'off' | 'name' | 'tel' | 'email' | 'street-address';
  maxLength?: number;
  /** What the browser offers while one types; anything else can be typed as well. */
  list?: readonly string[];
}) {
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ');
  const common = {
    id: name,
    name,
    value,
    maxLength,
    autoComplete,
    'aria-required': !isOptional,
    'aria-invalid': error !== undefined,
    'aria-describedby': described === '' ? undefined : described,
  };
  return (
    <div class="field">
      <label for={name} class={isLabelHidden ? 'unseen' : undefined}>
        {label} {isOptional && <small>({words.optional})</small>}
      </label>
      {type === 'datetime-local' ? (
        <input type="datetime-local" {...common} onInput={(event) => onValue(event.currentTarget.value)} />
      ) : rows === undefined ? (
        <input
          type="text"
          inputMode={inputMode}
          list={list && `${name}-list`}
          {...common}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      ) : (
        <textarea {...common} rows={rows} onInput={(event) => onValue(event.currentTarget.value)} />
      )}
      {list && (
        <datalist id={`${name}-list`}>
          {list.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      )}
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="error" id={`${name}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}
