import type { FieldError } from '../../../core/contracts/problem.ts';
import { form } from '../../words/en.ts';
import { texts as words } from '../../words/en-texts.ts';

/** A field for a text, with what is wrong in it and where. `onPlace` hears which field has the cursor. */
export function TextArea({
  name,
  label,
  hint,
  rows,
  value,
  problems,
  isReadOnly,
  onValue,
  onFocus,
}: {
  name: string;
  label: string;
  hint?: string;
  /** Lines; 1 is a single-line field. */
  rows: number;
  value: string;
  problems: readonly FieldError[];
  isReadOnly: boolean;
  onValue: (value: string) => void;
  onFocus: () => void;
}) {
  const described = [hint && `${name}-hint`, problems.length > 0 && `${name}-error`].filter(Boolean).join(' ');
  const common = {
    id: name,
    value,
    autoComplete: 'off',
    readOnly: isReadOnly,
    'aria-invalid': problems.length > 0,
    'aria-describedby': described === '' ? undefined : described,
    onFocus,
  };
  return (
    <div class="field text-area">
      <label for={name}>{label}</label>
      {rows === 1 ? (
        <input type="text" {...common} onInput={(event) => onValue(event.currentTarget.value)} />
      ) : (
        <textarea rows={rows} {...common} onInput={(event) => onValue(event.currentTarget.value)} />
      )}
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <ul class="problems" id={`${name}-error`} aria-live="polite">
        {problems.map(({ message, at }) => (
          <li key={`${at?.offset} ${message}`} class="error">
            {at && (
              <button type="button" class="quiet" onClick={() => select(name, at)}>
                {words.place(at.line, at.column)}
              </button>
            )}{' '}
            {form.fieldError(message)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Marks the place in the field, as if it had been selected by hand. */
function select(id: string, { offset, length }: { offset: number; length: number }): void {
  const field = document.getElementById(id);
  if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return;
  field.focus();
  field.setSelectionRange(offset, offset + Math.max(length, 1));
}
