import * as z from 'zod';
import { EmailInput } from '../contracts/input.ts';
import type { FieldError } from '../contracts/problem.ts';
import type { PersonId } from '../ids/ids.ts';
import type { Recipient } from '../message/message.ts';

/*
 * Ticket channels: who in the account handles tickets of a category (tickets spec, 3 and 4). One item an account,
 * saved as a whole. What is saved always leads to somebody; what bounces later falls back at run time.
 */

export const TicketCategory = z.enum(['complaint', 'billing', 'pricing', 'technical', 'other']);
export type TicketCategory = z.infer<typeof TicketCategory>;

/** The name by which categories point at a channel: `service`, `accounting`, `other`, or an own one like `warranty`. */
export const ChannelKey = z.string().regex(/^[a-z][a-z0-9_]{0,31}$/, 'must be a short word in lower case');
export type ChannelKey = z.infer<typeof ChannelKey>;

const MOST_RECIPIENTS = 20;
/** Beside the three that every account has. */
const MOST_OWN_CHANNELS = 20;

export const TicketChannel = z.object({
  name: z.string().min(1).max(60),
  /** Email addresses of people or teams, in lower case, each once. */
  recipients: z
    .array(EmailInput)
    .max(MOST_RECIPIENTS * 5)
    .transform((addresses) => [...new Set(addresses)])
    .pipe(z.array(z.string()).max(MOST_RECIPIENTS, `must have at most ${MOST_RECIPIENTS} recipients`)),
});
export type TicketChannel = z.infer<typeof TicketChannel>;

/** Where tickets of a category go; with `ladder` they start the on-call ladder instead of an email (tickets spec, 7). */
export const CategoryRoute = z.object({ channel: ChannelKey, ladder: z.boolean() });
export type CategoryRoute = z.infer<typeof CategoryRoute>;

export const Channels = z.object({
  service: TicketChannel,
  accounting: TicketChannel,
  other: TicketChannel,
  more: z
    .record(ChannelKey, TicketChannel)
    .refine((more) => Object.keys(more).length <= MOST_OWN_CHANNELS, `must be at most ${MOST_OWN_CHANNELS} channels`),
  /** Gets what a channel without a deliverable recipient would lose, and is every channel's backup. */
  defaultRecipient: EmailInput.optional(),
  categoryMap: z.record(TicketCategory, CategoryRoute),
});
export type Channels = z.infer<typeof Channels>;

export const DEFAULT_CHANNEL_NAMES = { service: 'Service', accounting: 'Accounting', other: 'Other' } as const;

/** Complaint, Technical → Service; Billing, Pricing → Accounting; Other → Other (tickets spec, 3). */
export const DEFAULT_CATEGORY_MAP: Channels['categoryMap'] = {
  complaint: { channel: 'service', ladder: false },
  technical: { channel: 'service', ladder: false },
  billing: { channel: 'accounting', ladder: false },
  pricing: { channel: 'accounting', ladder: false },
  other: { channel: 'other', ladder: false },
};

/** All channels by their keys. */
export const channelsByKey = ({ service, accounting, other, more }: Channels): [ChannelKey, TicketChannel][] => [
  ...Object.entries({ service, accounting, other }),
  ...Object.entries(more),
];

const channelOf = (channels: Channels, key: ChannelKey): TicketChannel | undefined =>
  channelsByKey(channels).find(([each]) => each === key)?.[1];

/** What people call a channel; one that is gone is known by its key. */
export const channelNameOf = (channels: Channels, key: ChannelKey): string => channelOf(channels, key)?.name ?? key;

/** Why a team may lose tickets although the channels can be saved. */
export type ChannelWarning =
  | { kind: 'all_share_one_address'; address: string }
  | { kind: 'one_personal_address'; channel: ChannelKey; address: string }
  | { kind: 'bounced'; channel: ChannelKey | 'defaultRecipient'; address: string };

/** What is known of addresses, all in lower case: those that bounced, and those that are a team member's own. */
export interface KnownAddresses {
  bounced: ReadonlySet<string>;
  personal: ReadonlySet<string>;
}

/** The check before channels are saved: any error refuses them, warnings are shown and saved over. */
export function checkChannels(
  channels: Channels,
  { bounced, personal }: KnownAddresses,
): { errors: FieldError[]; warnings: ChannelWarning[] } {
  const all = channelsByKey(channels);
  const { defaultRecipient, more, categoryMap } = channels;
  const errors: FieldError[] = [];
  const warnings: ChannelWarning[] = [];
  for (const key of ['service', 'accounting', 'other'])
    if (key in more) errors.push({ field: `more.${key}`, message: 'is the name of a channel that every account has' });
  for (const [key, { recipients }] of all) {
    const field = key in more ? `more.${key}.recipients` : `${key}.recipients`;
    if (recipients.length === 0 && defaultRecipient === undefined)
      errors.push({ field, message: 'must have a recipient, as there is no default recipient' });
    const [address] = recipients;
    const hasBackup = defaultRecipient !== undefined && defaultRecipient !== address;
    if (address !== undefined && recipients.length === 1 && personal.has(address) && !hasBackup)
      warnings.push({ kind: 'one_personal_address', channel: key, address });
    for (const each of recipients)
      if (bounced.has(each)) warnings.push({ kind: 'bounced', channel: key, address: each });
  }
  for (const [category, { channel }] of Object.entries(categoryMap))
    if (!all.some(([key]) => key === channel))
      errors.push({ field: `categoryMap.${category}.channel`, message: 'must be one of the channels' });
  if (defaultRecipient !== undefined && bounced.has(defaultRecipient))
    warnings.push({ kind: 'bounced', channel: 'defaultRecipient', address: defaultRecipient });
  const reached = new Set(
    all.flatMap(([, { recipients }]) => (recipients.length > 0 ? recipients : [defaultRecipient ?? ''])),
  );
  const [only] = reached;
  if (reached.size === 1 && only) warnings.push({ kind: 'all_share_one_address', address: only });
  return { errors, warnings };
}

/** Who handles tickets now, and how they were found. */
export interface Recipients {
  to: Recipient[];
  from: 'channel' | 'default' | 'administrators';
  /** True when it is not the channel: the administrators are to be told that it reaches nobody. */
  alert: boolean;
}

const byEmail = (address: string): Recipient => ({ address, channel: 'email' });

/**
 * Who gets the tickets of a category, at run time: the channel's recipients that have not bounced; else the default
 * recipient; else the administrators, by whatever method they have (tickets spec, 4). `bounced` is in lower case.
 */
export function recipientsOf(
  channels: Channels,
  category: TicketCategory,
  bounced: ReadonlySet<string>,
  administrators: readonly PersonId[],
): Recipients {
  const recipients = channelOf(channels, channels.categoryMap[category].channel)?.recipients ?? [];
  const deliverable = recipients.filter((address) => !bounced.has(address));
  if (deliverable.length > 0) return { to: deliverable.map(byEmail), from: 'channel', alert: false };
  const backup = backupOf(channels, bounced);
  if (backup) return { to: [backup], from: 'default', alert: true };
  return { to: administrators.map((personId) => ({ personId })), from: 'administrators', alert: true };
}

/** The default recipient, unless it bounced. */
export function backupOf({ defaultRecipient }: Channels, bounced: ReadonlySet<string>): Recipient | undefined {
  return defaultRecipient !== undefined && !bounced.has(defaultRecipient) ? byEmail(defaultRecipient) : undefined;
}
