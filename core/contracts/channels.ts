import * as z from 'zod';
import { CategoryRoute, ChannelKey, TicketCategory } from '../ticket/channel.ts';
import { EmailInput, line } from './input.ts';
import { roles, route } from './route.ts';

const ChannelView = z.object({ name: z.string(), recipients: z.array(z.string()) }).meta({ id: 'TicketChannel' });

/** Why a team may lose tickets although the channels are saved. */
const Warning = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('all_share_one_address'), address: z.string() }),
    z.object({ kind: z.literal('one_personal_address'), channel: ChannelKey, address: z.string() }),
    z.object({ kind: z.literal('bounced'), channel: z.string(), address: z.string() }),
  ])
  .meta({ id: 'ChannelWarning' });

export const ChannelsView = z
  .object({
    service: ChannelView,
    accounting: ChannelView,
    other: ChannelView,
    /** Channels of the account's own, by their keys. */
    more: z.record(z.string(), ChannelView),
    defaultRecipient: z.string().optional(),
    categoryMap: z.record(TicketCategory, CategoryRoute),
    /** Channels that reach nobody of their own now: a banner says so, their tickets go to whoever comes next. */
    unreached: z.array(z.string()),
    warnings: z.array(Warning),
    version: z.int(),
  })
  .meta({ id: 'Channels' });
export type ChannelsView = z.infer<typeof ChannelsView>;

export const getChannels = route({
  id: 'getChannels',
  method: 'GET',
  path: '/v1/channels',
  service: 'tickets',
  summary: 'Who handles tickets of which category',
  access: roles({ allow: ['administrator', 'manager', 'office', 'dispatcher'] }),
  answers: { 200: ChannelsView },
});

/** Which channels there are, and which of them reach somebody of their own. Names only: addresses are the team's. */
export const ChannelReach = z
  .object({
    channels: z.array(z.object({ key: ChannelKey, name: z.string(), reached: z.boolean() })),
    /** False until channels are saved for the first time: until then all tickets go to the administrators. */
    isSetUp: z.boolean(),
    /** Who gets the tickets of a channel that reaches nobody. */
    fallback: z.enum(['default', 'administrators']),
  })
  .meta({ id: 'ChannelReach' });
export type ChannelReach = z.infer<typeof ChannelReach>;

export const getChannelReach = route({
  id: 'getChannelReach',
  method: 'GET',
  path: '/v1/channels/reach',
  service: 'tickets',
  summary: 'The names of the ticket channels, and which of them reach nobody now',
  access: roles({ allow: ['administrator', 'manager', 'office', 'dispatcher', 'agent'] }),
  answers: { 200: ChannelReach },
});

/** More than fits is refused by the rules of channels, with a message of their own. */
const Recipients = z.array(EmailInput).max(100, 'must have at most 20 recipients');
const Channel = z.strictObject({ name: line(60).optional(), recipients: Recipients });

export const saveChannels = route({
  id: 'saveChannels',
  method: 'PUT',
  path: '/v1/channels',
  service: 'tickets',
  summary: 'Saves all channels; names, own channels and the categories’ ways stay where they are left out',
  access: roles({ allow: ['administrator'] }),
  body: z.strictObject({
    service: Channel,
    accounting: Channel,
    other: Channel,
    more: z.record(ChannelKey, z.strictObject({ name: line(60), recipients: Recipients })).optional(),
    defaultRecipient: EmailInput.optional(),
    /** The version that was read: refused when somebody has changed the channels since. */
    version: z.int().min(0).optional(),
    categoryMap: z
      .partialRecord(TicketCategory, z.strictObject({ channel: ChannelKey, ladder: z.boolean().default(false) }))
      .optional(),
  }),
  answers: { 200: ChannelsView },
});

export const CHANNEL_ROUTES = [getChannels, getChannelReach, saveChannels] as const;
