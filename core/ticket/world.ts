import { calendarOf } from '../account/account.ts';
import type { Person } from '../person/person.ts';
import type { Role } from '../person/role.ts';
import type { Instant } from '../time/instant.ts';
import type { KnownAddresses } from './channel.ts';
import type { TicketWorld } from './ticket-decision.ts';
import type { TicketSetting } from './ticket-store.ts';

const emailsOf = (team: readonly Person[], wanted: (state: Person['methods'][number]['state']) => boolean): string[] =>
  team.flatMap(({ methods }) =>
    methods.filter(({ kind, state }) => kind === 'email' && wanted(state)).map(({ address }) => address.toLowerCase()),
  );

/** What is known of addresses: bounced as a recipient or as somebody's own method; personal are a team member's own. */
export const knownAddresses = ({ channels, team }: Pick<TicketSetting, 'channels' | 'team'>): KnownAddresses => ({
  bounced: new Set([...channels.bounced, ...emailsOf(team, (state) => state === 'bounced')]),
  personal: new Set(emailsOf(team, () => true)),
});

/** The world around a ticket. A category cannot start a ladder where the account has no plan: then its channel is told. */
export function ticketWorld(setting: TicketSetting, now: Instant): TicketWorld {
  const { account, channels, team } = setting;
  const withRole = (role: Role) =>
    team.filter(({ enabled, roles }) => enabled && roles.includes(role)).map(({ id }) => id);
  const { complaint, billing, pricing, technical, other } = channels.channels.categoryMap;
  const routed = <R extends { ladder: boolean }>(route: R): R =>
    account.defaultPlanId ? route : { ...route, ladder: false };
  return {
    now,
    calendar: calendarOf(account),
    channels: {
      ...channels.channels,
      categoryMap: {
        complaint: routed(complaint),
        billing: routed(billing),
        pricing: routed(pricing),
        technical: routed(technical),
        other: routed(other),
      },
    },
    bounced: knownAddresses(setting).bounced,
    administrators: withRole('administrator'),
    managers: withRole('manager'),
  };
}
