import { describe, expect, test } from 'vitest';
import {
  Channels,
  checkChannels,
  DEFAULT_CATEGORY_MAP,
  recipientsOf,
  TicketChannel,
} from '../../../core/ticket/channel.ts';
import { ANA } from '../../support/builders/team.ts';
import { theChannels } from './ticket-story.ts';

const NOTHING_KNOWN = { bounced: new Set<string>(), personal: new Set<string>() };
const channel = (...recipients: string[]) => ({ name: 'Some', recipients });
const TEAM = 'team@northside.example';
const OWN = 'olive@northside.example';
const BOSS = 'boss@northside.example';
const emailTo = (...addresses: string[]) => addresses.map((address) => ({ address, channel: 'email' }));

describe('recipients of a channel', () => {
  test('are kept once, without regard to case', () => {
    const { recipients } = TicketChannel.parse(channel('Team@Northside.example', ' team@northside.EXAMPLE ', OWN));
    expect(recipients).toEqual([TEAM, OWN]);
  });

  test('are twenty at most, counted without repetition', () => {
    const many = Array.from({ length: 20 }, (_, n) => `p${n}@northside.example`);
    expect(TicketChannel.safeParse(channel(...many, 'P0@northside.example')).success).toBe(true);
    expect(TicketChannel.safeParse(channel(...many, TEAM)).success).toBe(false);
    expect(TicketChannel.safeParse(channel('not an address')).success).toBe(false);
  });
});

describe('channels are saved', () => {
  test('when every category leads to somebody', () => {
    expect(checkChannels(theChannels(), NOTHING_KNOWN)).toEqual({ errors: [], warnings: [] });
    expect(Channels.parse(theChannels())).toEqual(theChannels());
  });

  test('with own channels that categories lead to', () => {
    const warranty = { channel: 'warranty', ladder: false };
    const channels = theChannels({
      more: { warranty: channel(TEAM) },
      categoryMap: { ...DEFAULT_CATEGORY_MAP, technical: warranty },
    });
    expect(checkChannels(Channels.parse(channels), NOTHING_KNOWN).errors).toEqual([]);
    expect(recipientsOf(channels, 'technical', new Set(), []).to).toEqual(emailTo(TEAM));
  });

  test('with an empty one only where there is a default recipient', () => {
    const message = 'must have a recipient, as there is no default recipient';
    const empty = { service: channel(), more: { warranty: channel() } };
    expect(checkChannels(theChannels(empty), NOTHING_KNOWN).errors).toEqual([
      { field: 'service.recipients', message },
      { field: 'more.warranty.recipients', message },
    ]);
    expect(checkChannels(theChannels({ ...empty, defaultRecipient: BOSS }), NOTHING_KNOWN).errors).toEqual([]);
  });

  test('not with a category that leads nowhere, nor with a second Service', () => {
    const categoryMap = { ...DEFAULT_CATEGORY_MAP, pricing: { channel: 'sales', ladder: false } };
    expect(checkChannels(theChannels({ categoryMap }), NOTHING_KNOWN).errors).toEqual([
      { field: 'categoryMap.pricing.channel', message: 'must be one of the channels' },
    ]);
    const { errors } = checkChannels(theChannels({ more: { service: channel(TEAM) } }), NOTHING_KNOWN);
    expect(errors.map(({ field }) => field)).toEqual(['more.service']);
  });
});

describe('a warning is shown', () => {
  const warnings = (more: Partial<Channels>, known: Partial<typeof NOTHING_KNOWN> = {}) =>
    checkChannels(theChannels(more), { ...NOTHING_KNOWN, ...known }).warnings;

  test('when all channels share one address, be it the default one', () => {
    const same = { service: channel(TEAM), accounting: channel(TEAM), other: channel(TEAM) };
    expect(warnings(same)).toEqual([{ kind: 'all_share_one_address', address: TEAM }]);
    expect(warnings({ ...same, other: channel(), defaultRecipient: TEAM })).toEqual([
      { kind: 'all_share_one_address', address: TEAM },
    ]);
    expect(warnings({ ...same, other: channel(), defaultRecipient: BOSS })).toEqual([]);
  });

  test('when a channel has one personal address and no backup', () => {
    const personal = new Set([OWN]);
    const warning = { kind: 'one_personal_address', channel: 'other', address: OWN };
    expect(warnings({ other: channel(OWN) }, { personal })).toEqual([warning]);
    expect(warnings({ other: channel(OWN), defaultRecipient: OWN }, { personal })).toEqual([warning]);
    expect(warnings({ other: channel(OWN), defaultRecipient: BOSS }, { personal })).toEqual([]);
    expect(warnings({ other: channel(OWN, TEAM) }, { personal })).toEqual([]);
    expect(warnings({ other: channel(OWN) }), 'nobody’s own').toEqual([]);
  });

  test('when a recipient bounced, the default one included', () => {
    const bounced = new Set([OWN, BOSS]);
    expect(warnings({ defaultRecipient: BOSS }, { bounced })).toEqual([
      { kind: 'bounced', channel: 'accounting', address: OWN },
      { kind: 'bounced', channel: 'defaultRecipient', address: BOSS },
    ]);
  });
});

describe('at run time a ticket goes', () => {
  const two = theChannels({ accounting: channel(TEAM, OWN), defaultRecipient: BOSS });
  const find = (channels: Channels, ...bounced: string[]) =>
    recipientsOf(channels, 'billing', new Set(bounced), [ANA.id]);

  test('to the channel, without those who bounced', () => {
    expect(find(two)).toEqual({ to: emailTo(TEAM, OWN), from: 'channel', alert: false });
    expect(find(two, TEAM)).toEqual({ to: emailTo(OWN), from: 'channel', alert: false });
  });

  test('to the default recipient with an alert, when the channel is empty or all of it bounced', () => {
    const fallen = { to: emailTo(BOSS), from: 'default', alert: true };
    expect(find(two, TEAM, OWN)).toEqual(fallen);
    expect(find({ ...two, accounting: channel() })).toEqual(fallen);
  });

  test('to the administrators with an alert, when that one bounced, too, or there is none', () => {
    const fallen = { to: [{ personId: ANA.id }], from: 'administrators', alert: true };
    expect(find(two, TEAM, OWN, BOSS)).toEqual(fallen);
    expect(find(theChannels({ accounting: channel(TEAM) }), TEAM)).toEqual(fallen);
  });

  test('to the default recipient, when its channel is gone', () => {
    const categoryMap = { ...DEFAULT_CATEGORY_MAP, billing: { channel: 'gone', ladder: false } };
    expect(find({ ...two, categoryMap }).from).toBe('default');
  });

  test.each([
    ['complaint', 'service'],
    ['technical', 'service'],
    ['billing', 'accounting'],
    ['pricing', 'accounting'],
    ['other', 'other'],
  ] as const)('of category %s by default to %s', (category, key) => {
    const channels = theChannels();
    expect(recipientsOf(channels, category, new Set(), []).to).toEqual(emailTo(...channels[key].recipients));
  });
});
