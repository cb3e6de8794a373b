import type { AccountContext } from '../../core/access/account-context.ts';
import type { AccountId } from '../../core/ids/ids.ts';
import { ChannelSettings, noChannelsYet } from '../../core/ticket/channel-settings.ts';
import type { ChannelStore } from '../../core/ticket/ticket-store.ts';
import type { Table } from './client.ts';
import { channelsKey } from './keys.ts';
import { getItem } from './read.ts';
import { putNew, putVersion, transact } from './transaction.ts';

/** The channels of an item; an account without one has channels with nobody in them. */
export const toChannelSettings = (acc: AccountId, item: unknown): ChannelSettings =>
  item === undefined ? noChannelsYet(acc) : ChannelSettings.parse(item);

/** The ticket channels of one account in the table. */
export const channelStore = (table: Table, { accountId }: AccountContext): ChannelStore => ({
  read: async () => toChannelSettings(accountId, await getItem(table, channelsKey(accountId))),
  async replace(settings) {
    const item = { ...channelsKey(accountId), ...settings };
    const write =
      settings.version === 1
        ? putNew(table, 'channels', item)
        : putVersion(table, 'channels', item, settings.version - 1);
    return (await transact(table, [write])).outcome === 'written';
  },
});
