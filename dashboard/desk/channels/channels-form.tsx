import type { ChannelsView } from '../../../core/contracts/channels.ts';
import { callApi } from '../../client/call-api.ts';
import { channels as words } from '../../words/en-channels.ts';
import { DoneBar } from '../form/done-bar.tsx';
import { Form } from '../form/form.tsx';
import { withRow } from '../form/row.ts';
import { useSaving } from '../form/saving.ts';
import { useSettingsDraft } from '../form/settings-draft.ts';
import { TextField } from '../form/text-field.tsx';
import { CategoryFields } from './category-fields.tsx';
import { ChannelFields } from './channel-fields.tsx';
import { bodyOf, draftOf, fieldOf, newChannel, withoutChannel, wrongIn } from './channels-draft.ts';

/** Everything about the channels, saved as a whole with Done, dropped with Cancel. */
export function ChannelsForm({
  channels,
  onSaved,
  onCancel,
}: {
  channels: ChannelsView;
  onSaved: (channels: ChannelsView) => void;
  /** Asks what is saved now: somebody else may have changed it. */
  onCancel: () => void;
}) {
  const { draft, isSaved, change, drop, markSaved } = useSettingsDraft(channels, draftOf);
  const saving = useSaving();
  const bounced = new Set(
    channels.warnings.filter(({ kind }) => kind === 'bounced').map(({ address }) => address.toLowerCase()),
  );

  const submit = async () => {
    const wrong = wrongIn(draft);
    if (Object.keys(wrong).length > 0) return saving.refuse(wrong);
    const saved = await saving.save((options) =>
      callApi('PUT /v1/channels', { body: bodyOf(draft, channels.version) }, options),
    );
    if (saved === undefined) return;
    markSaved();
    onSaved(saved.data);
  };

  return (
    <Form onSend={submit}>
      {draft.channels.map(({ key, value }) => (
        <ChannelFields
          key={key}
          channel={value}
          bounced={bounced}
          nameField={fieldOf(draft, value.id, 'name')}
          recipientsField={fieldOf(draft, value.id, 'recipients')}
          errors={saving.errors}
          onValue={(part) => change({ channels: withRow(draft.channels, key, part) })}
          onRemove={() => change(withoutChannel(draft, value.id))}
        />
      ))}
      <button
        type="button"
        class="quiet add"
        onClick={() => change({ channels: [...draft.channels, newChannel(draft)] })}
      >
        {words.addChannel}
      </button>
      <section class="panel" aria-labelledby="backup">
        <h2 id="backup">{words.backupHeading}</h2>
        <TextField
          name="defaultRecipient"
          label={words.backup}
          hint={words.backupHint}
          inputMode="email"
          maxLength={254}
          isOptional
          value={draft.defaultRecipient}
          error={saving.errors.defaultRecipient}
          onValue={(defaultRecipient) => change({ defaultRecipient })}
        />
      </section>
      <CategoryFields
        draft={draft}
        errors={saving.errors}
        onValue={(category, part) =>
          change({ categories: { ...draft.categories, [category]: { ...draft.categories[category], ...part } } })
        }
      />
      <DoneBar
        saving={saving}
        isSaved={isSaved}
        onCancel={() => {
          drop();
          onCancel();
        }}
      />
    </Form>
  );
}
