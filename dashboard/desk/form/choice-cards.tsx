export interface Choice<T extends string> {
  value: T;
  label: string;
  /** A second line: what it means, or why it cannot be chosen. */
  hint?: string;
  isDisabled?: boolean;
}

/** A choice of one, all of it in sight. The id of the first that can be chosen is `name`, where the focus goes when it is wrong. */
export function ChoiceCards<T extends string>({
  name,
  legend,
  hint,
  choices,
  value,
  error,
  isNumbered = false,
  onValue,
}: {
  name: string;
  legend: string;
  hint?: string;
  choices: readonly Choice<T>[];
  value: T | '';
  error?: string | undefined;
  /** Shows the digit that chooses each. */
  isNumbered?: boolean;
  onValue: (value: T) => void;
}) {
  const first = choices.find(({ isDisabled }) => !isDisabled)?.value;
  return (
    <fieldset class={isNumbered ? 'choice-cards numbered' : 'choice-cards'} aria-describedby={error && `${name}-error`}>
      <legend>
        {legend} {hint && <small>{hint}</small>}
      </legend>
      {choices.map((choice, index) => (
        <label key={choice.value} class={choice.isDisabled ? 'off' : undefined}>
          <input
            type="radio"
            name={name}
            id={choice.value === first ? name : `${name}.${choice.value}`}
            value={choice.value}
            checked={value === choice.value}
            disabled={choice.isDisabled}
            onChange={() => onValue(choice.value)}
          />
          <span>
            {isNumbered && <kbd>{index + 1}</kbd>} <b>{choice.label}</b> {choice.hint && <small>{choice.hint}</small>}
          </span>
        </label>
      ))}
      {error && (
        <p class="error" id={`${name}-error`}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
