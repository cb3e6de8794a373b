import { expect, test } from 'vitest';
import type { ChannelsView } from '../../core/contracts/channels.ts';
import * as channels from '../../dashboard/desk/channels/channels-draft.ts';
import { withRow } from '../../dashboard/desk/form/row.ts';

const SAVED = {
  service: { name: 'Service', recipients: ['service@northside.example'] },
  accounting: { name: 'Accounting', recipients: ['accounting@northside.example'] },
  other: { name: 'Front desk', recipients: [] },
  more: { warranty: { name: 'Warranty', recipients: ['w@northside.example'] } },
  defaultRecipient: 'backup@northside.example',
  categoryMap: {
    complaint: { channel: 'service', ladder: true },
    billing: { channel: 'accounting', ladder: false },
    pricing: { channel: 'accounting', ladder: false },
    technical: { channel: 'warranty', ladder: false },
    other: { channel: 'other', ladder: false },
  },
  unreached: ['other'],
  warnings: [],
  version: 3,
} as const satisfies ChannelsView;

const view = (): ChannelsView => structuredClone(SAVED) as ChannelsView;

test('channels that are opened and saved unchanged stay as they were, under the version that was read', () => {
  const { unreached: _unreached, warnings: _warnings, ...saved } = SAVED;
  expect(channels.bodyOf(channels.draftOf(view()), 3)).toEqual(saved);
});

test('a new channel gets a key from its name, another than those that are taken', () => {
  const draft = channels.draftOf(view());
  const named = (name: string) => {
    const row = channels.newChannel(draft);
    const more = { ...draft, channels: [...withRow([...draft.channels, row], row.key, { name })] };
    return Object.keys(channels.bodyOf(more, 3).more ?? {});
  };
  expect(named('Parts & Supplies')).toEqual(['warranty', 'parts_supplies']);
  expect(named('Warranty')).toEqual(['warranty', 'warranty_2']);
  expect(named('Service')).toEqual(['warranty', 'service_2']);
  expect(named('24/7')).toEqual(['warranty', 'channel']);
});

test('a category can go to a channel that is only being added', () => {
  const draft = channels.draftOf(view());
  const row = channels.newChannel(draft);
  const more = {
    ...draft,
    channels: [...draft.channels, { ...row, value: { ...row.value, name: 'Parts' } }],
    categories: { ...draft.categories, technical: { channel: row.value.id, ladder: false } },
  };
  expect(channels.bodyOf(more, 3).categoryMap?.technical).toEqual({ channel: 'parts', ladder: false });
});

test('categories of a channel that is taken away have to be sent elsewhere', () => {
  const draft = channels.withoutChannel(channels.draftOf(view()), 'warranty');
  expect(channels.wrongIn(draft)).toEqual({ 'categoryMap.technical.channel': 'Choose a channel.' });
});

test('what is typed and no address, and a name that is missing, are said at their fields', () => {
  const draft = channels.draftOf(view());
  const [first] = draft.channels;
  const wrong = channels.wrongIn({
    ...draft,
    channels: withRow(draft.channels, first?.key ?? 0, { name: ' ', typed: 'service@' }),
    defaultRecipient: 'nobody',
  });
  expect(Object.keys(wrong).sort()).toEqual(['defaultRecipient', 'service.name', 'service.recipients']);
});
