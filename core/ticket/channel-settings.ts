import * as z from 'zod';
import { AccountId } from '../ids/ids.ts';
import {
  type ChannelKey,
  Channels,
  channelsByKey,
  DEFAULT_CATEGORY_MAP,
  DEFAULT_CHANNEL_NAMES,
  type TicketChannel,
} from './channel.ts';

/*
 * An account's ticket channels as they are kept: what an administrator saved, and which of the addresses in it have
 * bounced since. One item, so that one read says who handles a ticket now.
 */
export const ChannelSettings = z.object({
  accountId: AccountId,
  channels: Channels,
  /** Addresses of the channels that bounced, in lower case. */
  bounced: z.array(z.string()),
  /** 0 while nobody has saved any. */
  version: z.int().min(0),
});
export type ChannelSettings = z.infer<typeof ChannelSettings>;

const empty = (name: string): TicketChannel => ({ name, recipients: [] });

/** What an account has until somebody saves channels: nobody in them, so that every ticket goes to the administrators. */
export const noChannelsYet = (accountId: AccountId): ChannelSettings => ({
  accountId,
  channels: {
    service: empty(DEFAULT_CHANNEL_NAMES.service),
    accounting: empty(DEFAULT_CHANNEL_NAMES.accounting),
    other: empty(DEFAULT_CHANNEL_NAMES.other),
    more: {},
    categoryMap: DEFAULT_CATEGORY_MAP,
  },
  bounced: [],
  version: 0,
});

/** Every address that a ticket may be sent to by these channels. */
const addressesOf = (channels: Channels): Set<string> =>
  new Set([
    ...channelsByKey(channels).flatMap(([, { recipients }]) => recipients),
    ...(channels.defaultRecipient === undefined ? [] : [channels.defaultRecipient]),
  ]);

/** New channels under the next version. A bounce is forgotten with its address: taken out and added again, it is tried again. */
export const savedChannels = (before: ChannelSettings, channels: Channels): ChannelSettings => {
  const kept = addressesOf(channels);
  const had = addressesOf(before.channels);
  return {
    ...before,
    channels,
    bounced: before.bounced.filter((address) => kept.has(address) && had.has(address)),
    version: before.version + 1,
  };
};

/** The settings with an address marked as bounced; undefined when it is in no channel, or marked already. */
export function withBounced(settings: ChannelSettings, address: string): ChannelSettings | undefined {
  const lost = address.toLowerCase();
  if (settings.bounced.includes(lost) || !addressesOf(settings.channels).has(lost)) return undefined;
  return { ...settings, bounced: [...settings.bounced, lost], version: settings.version + 1 };
}

/** Channels with nobody of their own who can be reached: their tickets go to the default recipient or the administrators. */
export const unreachedChannels = (channels: Channels, bounced: ReadonlySet<string>): ChannelKey[] =>
  channelsByKey(channels)
    .filter(([, { recipients }]) => recipients.every((address) => bounced.has(address)))
    .map(([key]) => key);
