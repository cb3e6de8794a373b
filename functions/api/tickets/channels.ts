import type * as z from 'zod';
import {
  type ChannelReach,
  type ChannelsView,
  getChannelReach,
  getChannels,
  saveChannels,
} from '../../../core/contracts/channels.ts';
import { problem } from '../../../core/contracts/problem.ts';
import { backupOf, Channels, channelsByKey, checkChannels } from '../../../core/ticket/channel.ts';
import { type ChannelSettings, savedChannels, unreachedChannels } from '../../../core/ticket/channel-settings.ts';
import type { TicketSetting } from '../../../core/ticket/ticket-store.ts';
import { knownAddresses } from '../../../core/ticket/world.ts';
import { operation, reply } from '../../pipelines/call.ts';
import { fieldErrors } from '../../pipelines/problem-response.ts';
import type { TicketDeps } from './deps.ts';

/** The channels with what is wrong with them now. */
function viewOf(settings: ChannelSettings, team: TicketSetting['team']): ChannelsView {
  const { defaultRecipient, ...channels } = settings.channels;
  const known = knownAddresses({ channels: settings, team });
  return {
    ...channels,
    ...(defaultRecipient === undefined ? {} : { defaultRecipient }),
    unreached: unreachedChannels(settings.channels, known.bounced),
    warnings: checkChannels(settings.channels, known).warnings,
    version: settings.version,
  };
}

export const channels = (deps: TicketDeps) =>
  operation(getChannels, async ({ session }) => {
    const setting = await deps.ticketsOf(session.accountId).setting();
    return reply(200, viewOf(setting.channels, setting.team));
  });

/** What everybody at the desk is shown of the channels: a banner while one reaches nobody. */
function reachOf(settings: ChannelSettings, team: TicketSetting['team']): ChannelReach {
  const { bounced } = knownAddresses({ channels: settings, team });
  const unreached = unreachedChannels(settings.channels, bounced);
  return {
    channels: channelsByKey(settings.channels).map(([key, { name }]) => ({
      ...{ key, name },
      reached: !unreached.includes(key),
    })),
    isSetUp: settings.version > 0,
    fallback: backupOf(settings.channels, bounced) ? 'default' : 'administrators',
  };
}

export const channelReach = (deps: TicketDeps) =>
  operation(getChannelReach, async ({ session }) => {
    const setting = await deps.ticketsOf(session.accountId).setting();
    return reply(200, reachOf(setting.channels, setting.team));
  });

/** Saves all channels as a whole; refused when a channel would reach nobody. */
export const editChannels = (deps: TicketDeps) =>
  operation(saveChannels, async ({ session, body }) => {
    const { channels: before, team } = await deps.ticketsOf(session.accountId).setting();
    if (body.version !== undefined && body.version !== before.version) return { problem: problem('conflict') };
    const wanted = Channels.safeParse(merged(before.channels, body));
    if (!wanted.success) return { problem: problem('invalid', undefined, fieldErrors(wanted.error)) };
    const after = savedChannels(before, wanted.data);
    const { errors } = checkChannels(after.channels, knownAddresses({ channels: after, team }));
    if (errors.length > 0) return { problem: problem('invalid', undefined, errors) };
    return (await deps.channelsOf(session.accountId).replace(after))
      ? reply(200, viewOf(after, team))
      : { problem: problem('conflict') };
  });

/** What stands, with what was sent in its place. */
function merged(before: Channels, body: z.output<typeof saveChannels.body>): z.input<typeof Channels> {
  return {
    service: { ...before.service, ...named(body.service) },
    accounting: { ...before.accounting, ...named(body.accounting) },
    other: { ...before.other, ...named(body.other) },
    more: body.more ?? before.more,
    ...(body.defaultRecipient === undefined ? {} : { defaultRecipient: body.defaultRecipient }),
    categoryMap: { ...before.categoryMap, ...body.categoryMap },
  };
}

const named = ({ name, recipients }: { name?: string | undefined; recipients: string[] }) => ({
  recipients,
  ...(name === undefined ? {} : { name }),
});
