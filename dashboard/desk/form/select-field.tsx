import { form as words } from '../../words/en.ts';

/** A labelled choice of one; `name` is also its id. `empty` is what stands there when nothing is chosen. */
export function SelectField({
  name,
  label,
  isLabelHidden = false,
  hint,
  error,
  value,
  choices,
  empty,
  onValue,
}: {
  name: string;
  label: string;
  /** For one in a row of fields, whose label only a screen reader needs. */
  isLabelHidden?: boolean;
  hint?: string;
  error?: string | undefined;
  value: string;
  choices: readonly { value: string; label: string }[];
  empty?: string;
  onValue: (value: string) => void;
}) {
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={name} class={isLabelHidden ? 'unseen' : undefined}>
        {label}
      </label>
      <select
        id={name}
        value={value}
        aria-invalid={error !== undefined}
        aria-describedby={described === '' ? undefined : described}
        onChange={(event) => onValue(event.currentTarget.value)}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {value !== '' && !choices.some((choice) => choice.value === value) && (
          <option value={value}>{words.unknown}</option>
        )}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
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
