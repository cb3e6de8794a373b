import type { PersonView } from '../../../core/contracts/people.ts';
import { schedules as words } from '../../words/en-schedules.ts';
import { movedRow, rowOf, withoutRow, withRow } from '../form/row.ts';
import { SelectField } from '../form/select-field.tsx';
import { TextField } from '../form/text-field.tsx';
import { pickable } from '../people/people.ts';
import { type LayerDraft, newWindow } from './schedule-draft.ts';
import { WindowFields } from './window-fields.tsx';

const UNITS = (['hour', 'day', 'week'] as const).map((value) => ({ value, label: words.unit[value] }));

/** One rotation: who takes turns in which order, how long a turn is, when the first one begins, at which hours. */
export function LayerFields({
  index,
  layer,
  people,
  errors,
  onValue,
}: {
  index: number;
  layer: LayerDraft;
  people: readonly PersonView[];
  errors: Readonly<Record<string, string>>;
  onValue: (part: Partial<LayerDraft>) => void;
}) {
  const at = `layers.${index}`;
  return (
    <>
      <fieldset class="stack">
        <legend>{words.turns}</legend>
        {layer.people.map((row, turn) => (
          <div key={row.key} class="line">
            <div class="grow">
              <SelectField
                name={`${at}.people.${turn}`}
                label={words.turn(turn + 1)}
                isLabelHidden
                value={row.value.personId}
                empty={words.choose}
                choices={pickable(people)}
                error={errors[`${at}.people.${turn}`]}
                onValue={(personId) => onValue({ people: withRow(layer.people, row.key, { personId }) })}
              />
            </div>
            {turn > 0 && (
              <button
                type="button"
                class="quiet remove"
                aria-label={words.earlier(turn + 1)}
                onClick={() => onValue({ people: movedRow(layer.people, row.key, -1) })}
              >
                ↑
              </button>
            )}
            {layer.people.length > 1 && (
              <button
                type="button"
                class="quiet remove"
                aria-label={words.removeTurn(turn + 1)}
                onClick={() => onValue({ people: withoutRow(layer.people, row.key) })}
              >
                ×
              </button>
            )}
          </div>
        ))}
        <button
          type="button"
          class="quiet add"
          onClick={() => onValue({ people: [...layer.people, rowOf({ personId: '' })] })}
        >
          {words.addTurn}
        </button>
      </fieldset>
      <div class="pair">
        <fieldset class="stack">
          <legend>{words.length}</legend>
          <div class="line">
            <TextField
              name={`${at}.shift.length`}
              label={words.lengthNumber}
              isLabelHidden
              inputMode="numeric"
              maxLength={5}
              value={layer.length}
              error={errors[`${at}.shift.length`]}
              onValue={(length) => onValue({ length })}
            />
            <SelectField
              name={`${at}.shift.unit`}
              label={words.lengthUnit}
              isLabelHidden
              value={layer.unit}
              choices={UNITS}
              onValue={(unit) => onValue({ unit: unit === 'hour' || unit === 'day' ? unit : 'week' })}
            />
          </div>
        </fieldset>
        <TextField
          name={`${at}.start`}
          type="datetime-local"
          label={words.start}
          hint={words.startHint}
          value={layer.start}
          error={errors[`${at}.start`]}
          onValue={(start) => onValue({ start })}
        />
      </div>
      <fieldset class="stack">
        <legend>{words.hours}</legend>
        {layer.windows.length === 0 && <p class="hint">{words.allHours}</p>}
        {layer.windows.map((row, position) => (
          <WindowFields
            key={row.key}
            name={`${at}.windows.${position}`}
            position={position + 1}
            window={row.value}
            error={errors[`${at}.windows.${position}.from`]}
            onValue={(part) => onValue({ windows: withRow(layer.windows, row.key, part) })}
            onRemove={() => onValue({ windows: withoutRow(layer.windows, row.key) })}
          />
        ))}
        <button type="button" class="quiet add" onClick={() => onValue({ windows: [...layer.windows, newWindow()] })}>
          {layer.windows.length === 0 ? words.onlyHours : words.moreHours}
        </button>
      </fieldset>
    </>
  );
}
