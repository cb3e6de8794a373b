import { channels as words } from '../../words/en-channels.ts';
import { TagField } from '../form/tag-field.tsx';
import { TextField } from '../form/text-field.tsx';
import { Mark } from '../mark.tsx';
import { type ChannelDraft, isEmail, isStandard, MOST_RECIPIENTS } from './channels-draft.ts';

/** One channel: its name and its recipients; an own one can be taken away. */
export function ChannelFields({
  channel,
  bounced,
  nameField,
  recipientsField,
  errors,
  onValue,
  onRemove,
}: {
  channel: ChannelDraft;
  /** Addresses that bounced, in lower case. */
  bounced: ReadonlySet<string>;
  /** What the API calls the fields. */
  nameField: string;
  recipientsField: string;
  errors: Readonly<Record<string, string>>;
  onValue: (part: Partial<ChannelDraft>) => void;
  onRemove: () => void;
}) {
  const { id, name, recipients, typed } = channel;
  const called = name.trim() === '' ? words.newChannel : name;
  // An error of one recipient is named by its place: `service.recipients.2`.
  const wrong = Object.entries(errors).find(
    ([field]) => field === recipientsField || field.startsWith(`${recipientsField}.`),
  );
  return (
    <section class="panel channel" aria-label={called}>
      <TextField
        name={nameField}
        label={words.name}
        maxLength={60}
        value={name}
        error={errors[nameField]}
        onValue={(next) => onValue({ name: next })}
      />
      <TagField
        name={recipientsField}
        label={words.recipientsOf(called)}
        tags={recipients}
        typed={typed}
        most={MOST_RECIPIENTS}
        error={wrong?.[1]}
        isValid={isEmail}
        markOf={(address) => bounced.has(address.toLowerCase()) && <Mark tone="bad">{words.bounced}</Mark>}
        onChange={(tags, left) => onValue({ recipients: tags, typed: left })}
      />
      {!isStandard(id) && (
        <button type="button" class="quiet add" aria-label={words.removeOf(called)} onClick={onRemove}>
          {words.remove}
        </button>
      )}
    </section>
  );
}
