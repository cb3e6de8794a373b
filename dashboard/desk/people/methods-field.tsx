import { channelName } from '../../words/en.ts';
import { people as words } from '../../words/en-people.ts';
import { type Row, withoutRow, withRow } from '../form/row.ts';
import { SelectField } from '../form/select-field.tsx';
import { TextField } from '../form/text-field.tsx';
import { Mark, type Tone } from '../mark.tsx';
import { type MethodDraft, newMethod } from './person-draft.ts';

const TONES: Record<NonNullable<MethodDraft['state']>, Tone> = {
  verified: 'good',
  unverified: 'care',
  opted_out: 'bad',
  bounced: 'bad',
};

/** The server's limit of methods a person. */
const MOST = 4;

/** A state of a contact method, in shape and words. */
export const MethodState = ({ state }: { state: NonNullable<MethodDraft['state']> }) => (
  <Mark tone={TONES[state]}>{words.methodState[state]}</Mark>
);

/** Phones and email addresses, with the state of those the person has. */
export function MethodsField({
  value,
  errors,
  onValue,
}: {
  value: Row<MethodDraft>[];
  errors: Readonly<Record<string, string>>;
  onValue: (value: Row<MethodDraft>[]) => void;
}) {
  // The server counts only what has an address.
  let sent = -1;
  return (
    <fieldset class="stack">
      <legend>{words.methods}</legend>
      {value.map((row, index) => {
        const { kind, address, state, vouched } = row.value;
        if (address.trim() !== '') sent += 1;
        const error = errors[`methods.${address.trim() === '' ? index : sent}.address`];
        return (
          <div key={row.key} class="method">
            <div class="line">
              <SelectField
                name={`methods.${index}.kind`}
                label={words.methodKind(index + 1)}
                isLabelHidden
                value={kind}
                choices={(['sms', 'email'] as const).map((each) => ({ value: each, label: words.methodOf[each] }))}
                onValue={(next) =>
                  onValue(withRow(value, row.key, { kind: next === 'email' ? 'email' : 'sms', state: undefined }))
                }
              />
              <div class="grow">
                <TextField
                  name={`methods.${index}.address`}
                  label={words.methodAddress(channelName[kind], index + 1)}
                  isLabelHidden
                  inputMode={kind === 'sms' ? 'tel' : 'email'}
                  maxLength={254}
                  value={address}
                  error={error}
                  onValue={(next) => onValue(withRow(value, row.key, { address: next, state: undefined }))}
                />
              </div>
              {value.length > 1 && (
                <button
                  type="button"
                  class="quiet remove"
                  aria-label={words.removeMethod(index + 1)}
                  onClick={() => onValue(withoutRow(value, row.key))}
                >
                  ×
                </button>
              )}
            </div>
            {state !== undefined && (
              <p>
                <MethodState state={state} />
              </p>
            )}
            {state !== 'verified' && (
              <label class="check">
                <input
                  type="checkbox"
                  checked={vouched}
                  onChange={(event) => onValue(withRow(value, row.key, { vouched: event.currentTarget.checked }))}
                />
                <span>{words.vouched}</span>
              </label>
            )}
          </div>
        );
      })}
      <p class="hint">{words.methodsHint}</p>
      {value.length < MOST && (
        <button type="button" class="quiet add" onClick={() => onValue([...value, newMethod('sms')])}>
          {words.addMethod}
        </button>
      )}
    </fieldset>
  );
}
