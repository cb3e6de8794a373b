import type { Me } from '../../../core/contracts/login.ts';
import { callApi } from '../../client/call-api.ts';
import { channels as words } from '../../words/en-channels.ts';
import { useLoaded } from '../loaded.ts';
import { Page } from '../page.tsx';
import { ChannelWarnings } from './channel-warnings.tsx';
import { ChannelsForm } from './channels-form.tsx';
import { ChannelsList } from './channels-list.tsx';
import { askReach } from './reach.ts';

/** Who gets which tickets. Administrators change it, the team reads it. */
export function ChannelsPage({ me }: { me: Me }) {
  const channels = useLoaded('channels', (signal) => callApi('GET /v1/channels', {}, { signal }));
  return (
    <Page heading={words.heading}>
      <p class="hint">{words.intro}</p>
      {channels.data === undefined ? (
        <p role="status">{channels.sentence}</p>
      ) : (
        <>
          <ChannelWarnings channels={channels.data} />
          {me.roles.includes('administrator') ? (
            <ChannelsForm
              channels={channels.data}
              onCancel={channels.reload}
              onSaved={(saved) => {
                channels.replace(saved);
                void askReach();
              }}
            />
          ) : (
            <ChannelsList channels={channels.data} />
          )}
        </>
      )}
    </Page>
  );
}
