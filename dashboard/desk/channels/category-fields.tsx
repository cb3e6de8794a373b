import { channels as words } from '../../words/en-channels.ts';
import { category as categoryName } from '../../words/en-tasks.ts';
import { SelectField } from '../form/select-field.tsx';
import { CATEGORIES, type Category } from '../tasks/escalate-draft.ts';
import type { ChannelsDraft } from './channels-draft.ts';

/** Which category goes to which channel, and which starts the on-call ladder instead. */
export function CategoryFields({
  draft,
  errors,
  onValue,
}: {
  draft: ChannelsDraft;
  errors: Readonly<Record<string, string>>;
  onValue: (category: Category, part: { channel?: string; ladder?: boolean }) => void;
}) {
  const choices = draft.channels.map(({ value: { id, name } }) => ({
    value: id,
    label: name.trim() === '' ? words.newChannel : name,
  }));
  return (
    <section class="panel" aria-labelledby="categories">
      <h2 id="categories">{words.categories}</h2>
      {CATEGORIES.map((category) => (
        <div key={category} class="category-line">
          <SelectField
            name={`categoryMap.${category}.channel`}
            label={categoryName[category]}
            choices={choices}
            {...(draft.categories[category].channel === '' ? { empty: words.choose } : {})}
            value={draft.categories[category].channel}
            error={errors[`categoryMap.${category}.channel`]}
            onValue={(channel) => onValue(category, { channel })}
          />
          <label class="check">
            <input
              type="checkbox"
              aria-label={words.ladderOf(categoryName[category])}
              checked={draft.categories[category].ladder}
              onChange={(event) => onValue(category, { ladder: event.currentTarget.checked })}
            />
            <span>{words.ladder}</span>
          </label>
        </div>
      ))}
      <p class="hint">{words.ladderHint}</p>
    </section>
  );
}
