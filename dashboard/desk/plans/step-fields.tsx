import { plans as words } from '../../words/en-plans.ts';
import { rowOf, withoutRow, withRow } from '../form/row.ts';
import { SelectField } from '../form/select-field.tsx';
import { TextField } from '../form/text-field.tsx';
import type { StepDraft } from './plan-draft.ts';

/** One step: whom it pages and how long they have. */
export function StepFields({
  index,
  step,
  choices,
  errors,
  onValue,
}: {
  index: number;
  step: StepDraft;
  /** Schedules and persons. */
  choices: readonly { value: string; label: string }[];
  errors: Readonly<Record<string, string>>;
  onValue: (part: Partial<StepDraft>) => void;
}) {
  const at = `steps.${index}`;
  const { targets, minutes } = step;
  /** The API names a wrong target with what it is. */
  const errorOf = (name: string) => errors[name] ?? errors[`${name}.personId`] ?? errors[`${name}.scheduleId`];
  return (
    <>
      {targets.map((row, position) => (
        <div key={row.key} class="line">
          <div class="grow">
            <SelectField
              name={`${at}.targets.${position}`}
              label={words.target(index + 1, position + 1)}
              isLabelHidden
              value={row.value.id}
              empty={words.choose}
              choices={choices}
              error={errorOf(`${at}.targets.${position}`)}
              onValue={(id) => onValue({ targets: withRow(targets, row.key, { id }) })}
            />
          </div>
          {targets.length > 1 && (
            <button
              type="button"
              class="quiet remove"
              aria-label={words.removeTarget(index + 1, position + 1)}
              onClick={() => onValue({ targets: withoutRow(targets, row.key) })}
            >
              ×
            </button>
          )}
        </div>
      ))}
      {errors[`${at}.targets`] && <p class="error">{errors[`${at}.targets`]}</p>}
      <div class="line">
        <button
          type="button"
          class="quiet add"
          aria-label={words.addTargetTo(index + 1)}
          onClick={() => onValue({ targets: [...targets, rowOf({ id: '' })] })}
        >
          {words.addTarget}
        </button>
        <span class="word push">{words.have}</span>
        <TextField
          name={`${at}.minutes`}
          label={words.minutesOf(index + 1)}
          isLabelHidden
          inputMode="numeric"
          maxLength={4}
          value={minutes}
          error={errors[`${at}.minutes`]}
          onValue={(next) => onValue({ minutes: next })}
        />
        <span class="word">{words.minutes}</span>
      </div>
    </>
  );
}
