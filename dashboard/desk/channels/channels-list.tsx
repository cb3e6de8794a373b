import type { ChannelsView } from '../../../core/contracts/channels.ts';
import { channels as words } from '../../words/en-channels.ts';
import { category as categoryName } from '../../words/en-tasks.ts';
import { CATEGORIES } from '../tasks/escalate-draft.ts';
import { draftOf } from './channels-draft.ts';

/** The channels for those who may not change them. */
export function ChannelsList({ channels }: { channels: ChannelsView }) {
  return (
    <ul class="rows">
      {draftOf(channels).channels.map(({ value: { id, name, recipients } }) => (
        <li key={id} class="row">
          <h2>{name}</h2>
          <p class="hint">
            {CATEGORIES.filter((category) => channels.categoryMap[category].channel === id)
              .map((category) => categoryName[category])
              .join(', ')}
          </p>
          <p>{recipients.length === 0 ? words.nobody : recipients.join(', ')}</p>
        </li>
      ))}
      <li class="row">
        <h2>{words.backupHeading}</h2>
        <p>{channels.defaultRecipient ?? words.noBackup}</p>
      </li>
    </ul>
  );
}
