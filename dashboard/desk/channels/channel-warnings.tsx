import type { ChannelsView } from '../../../core/contracts/channels.ts';
import { channels as words } from '../../words/en-channels.ts';
import { Mark } from '../mark.tsx';
import { channelReach } from './reach.ts';

/** What of the saved channels may lose a ticket, or does. */
export function ChannelWarnings({ channels }: { channels: ChannelsView }) {
  const { unreached, warnings, version } = channels;
  if (version === 0) return <p class="refusal">{words.notSetUp}</p>;
  if (unreached.length + warnings.length === 0) return null;
  const nameOf = (key: string) => nameIn(channels, key);
  const fallback = channelReach.value?.fallback;
  return (
    <section class="panel warnings" aria-labelledby="warnings">
      <h2 id="warnings">{words.warningsHeading}</h2>
      <ul class="stack">
        {unreached.map((key) => (
          <li key={key}>
            <Mark tone="bad">{words.unreached(nameOf(key))}</Mark> {fallback && words.fallsTo[fallback]}
          </li>
        ))}
        {warnings.map((warning) => (
          <li key={JSON.stringify(warning)}>
            <Mark tone="care">{sentenceOf(warning, nameOf)}</Mark>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What people call a channel, or the default recipient. */
function nameIn({ service, accounting, other, more }: ChannelsView, key: string): string {
  if (key === 'defaultRecipient') return words.backup;
  const all: Record<string, { name: string }> = { ...more, service, accounting, other };
  return all[key]?.name ?? key;
}

function sentenceOf(warning: ChannelsView['warnings'][number], nameOf: (key: string) => string): string {
  switch (warning.kind) {
    case 'all_share_one_address':
      return words.warning.all_share_one_address(warning.address);
    case 'one_personal_address':
      return words.warning.one_personal_address(nameOf(warning.channel), warning.address);
    case 'bounced':
      return words.warning.bounced(nameOf(warning.channel), warning.address);
  }
}
