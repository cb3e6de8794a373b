import { channelName } from '../../words/en.ts';
import { people as words } from '../../words/en-people.ts';
import { rowOf, withoutRow, withRow } from '../form/row.ts';
import { SelectField } from '../form/select-field.tsx';
import { TextField } from '../form/text-field.tsx';
import type { SequenceDraft } from './person-draft.ts';

const CHANNELS = (['sms', 'email'] as const).map((kind) => ({ value: kind, label: channelName[kind] }));

/** How somebody wants to be reached: which method, and how many minutes after his own start; one list an urgency. */
export function SequenceField({
  value,
  errors,
  onValue,
}: {
  value: SequenceDraft;
  errors: Readonly<Record<string, string>>;
  onValue: (value: SequenceDraft) => void;
}) {
  return (
    <div class="pair">
      {(['urgent', 'standard'] as const).map((urgency) => {
        const rows = value[urgency];
        const change = (next: typeof rows) => onValue({ ...value, [urgency]: next });
        return (
          <fieldset key={urgency} class="stack">
            <legend>{words.sequence[urgency]}</legend>
            {rows.map((row, index) => {
              const name = `methodSequence.${urgency}.${index}`;
              return (
                <div key={row.key} class="line">
                  <SelectField
                    name={`${name}.kind`}
                    label={words.methodKind(index + 1)}
                    isLabelHidden
                    value={row.value.kind}
                    choices={CHANNELS}
                    onValue={(kind) => change(withRow(rows, row.key, { kind: kind === 'email' ? 'email' : 'sms' }))}
                  />
                  <span class="word">{words.after}</span>
                  <TextField
                    name={`${name}.afterMinutes`}
                    label={words.afterMinutes(index + 1)}
                    isLabelHidden
                    inputMode="numeric"
                    maxLength={4}
                    value={row.value.afterMinutes}
                    error={errors[`${name}.afterMinutes`]}
                    onValue={(afterMinutes) => change(withRow(rows, row.key, { afterMinutes }))}
                  />
                  <span class="word">{words.minutes}</span>
                  {rows.length > 1 && (
                    <button
                      type="button"
                      class="quiet remove"
                      aria-label={words.removeEntry(index + 1)}
                      onClick={() => change(withoutRow(rows, row.key))}
                    >
                      ×
                    </button>
                  )}
                </div>
              );
            })}
            {rows.length < 8 && (
              <button
                type="button"
                class="quiet add"
                onClick={() => change([...rows, rowOf({ kind: 'sms' as const, afterMinutes: '2' })])}
              >
                {words.addEntry}
              </button>
            )}
          </fieldset>
        );
      })}
    </div>
  );
}
