import type { ChannelsView } from '../../../core/contracts/channels.ts';
import type { RequestOf } from '../../client/contract.ts';
import { channels as words } from '../../words/en-channels.ts';
import { type Row, rowOf } from '../form/row.ts';
import { CATEGORIES, type Category } from '../tasks/escalate-draft.ts';

/*
 * The channels as they are edited. An own channel gets its key when it is saved for the first time, made from its name;
 * until then categories point at it by a mark of this page.
 */

/** The three that every account has; they can be renamed, not taken away. */
const STANDARD = ['service', 'accounting', 'other'] as const;

export const MOST_RECIPIENTS = 20;

export interface ChannelDraft {
  /** Its key, or for a new one its mark. */
  id: string;
  isNew: boolean;
  name: string;
  recipients: string[];
  /** Typed into the tag field and no tag yet. */
  typed: string;
}

export interface ChannelsDraft {
  channels: Row<ChannelDraft>[];
  defaultRecipient: string;
  categories: Record<Category, { channel: string; ladder: boolean }>;
}

export const isStandard = (id: string): boolean => STANDARD.some((each) => each === id);

export const isEmail = (text: string): boolean => /^[^\s@<>()",;:]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text.trim());

export const draftOf = (view: ChannelsView): ChannelsDraft => ({
  channels: [...STANDARD.map((key) => [key, view[key]] as const), ...Object.entries(view.more)].map(
    ([id, { name, recipients }]) => rowOf({ id, isNew: false, name, recipients: [...recipients], typed: '' }),
  ),
  defaultRecipient: view.defaultRecipient ?? '',
  categories: { ...view.categoryMap },
});

/** A channel that the account does not have yet. Marks hold a sign that keys have not. */
export const newChannel = (draft: ChannelsDraft): Row<ChannelDraft> =>
  rowOf({ id: `new-${draft.channels.length}`, isNew: true, name: '', recipients: [], typed: '' });

/** Without a channel; categories that went to it have to be sent elsewhere. */
export function withoutChannel(draft: ChannelsDraft, id: string): ChannelsDraft {
  const categories = { ...draft.categories };
  for (const category of CATEGORIES)
    if (categories[category].channel === id) categories[category] = { ...categories[category], channel: '' };
  return { ...draft, channels: draft.channels.filter(({ value }) => value.id !== id), categories };
}

/** The key under which each channel is saved, by its id: `Warranty & parts` becomes `warranty_parts`. */
export function keysOf({ channels }: ChannelsDraft): Map<string, string> {
  const keys = new Map(channels.filter(({ value }) => !value.isNew).map(({ value: { id } }) => [id, id]));
  const taken = new Set([...keys.values(), ...STANDARD]);
  for (const { value } of channels.filter((row) => row.value.isNew)) {
    const word = value.name
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '_')
      .replace(/^[^a-z]+|_+$/g, '')
      .slice(0, 28);
    const base = word === '' ? 'channel' : word;
    let key = base;
    for (let n = 2; taken.has(key); n += 1) key = `${base}_${n}`;
    taken.add(key);
    keys.set(value.id, key);
  }
  return keys;
}

/** The API's name of a channel's field: `service.recipients`, `more.warranty.name`. */
export function fieldOf(draft: ChannelsDraft, id: string, field: 'name' | 'recipients'): string {
  const key = keysOf(draft).get(id) ?? id;
  return isStandard(key) ? `${key}.${field}` : `more.${key}.${field}`;
}

/** The request a draft makes. */
export function bodyOf(draft: ChannelsDraft, version: number): RequestOf<'PUT /v1/channels'>['body'] {
  const keys = keysOf(draft);
  const all = draft.channels.map(
    ({ value: { id, name, recipients } }) => [keys.get(id) ?? id, { name, recipients }] as const,
  );
  const nobody = { recipients: [] };
  const of = (key: string) => all.find(([each]) => each === key)?.[1] ?? nobody;
  const { defaultRecipient, categories } = draft;
  const backup = defaultRecipient.trim();
  return {
    ...{ service: of('service'), accounting: of('accounting'), other: of('other') },
    more: Object.fromEntries(all.filter(([key]) => !isStandard(key))),
    ...(backup === '' ? {} : { defaultRecipient: backup }),
    categoryMap: Object.fromEntries(
      CATEGORIES.map((category) => {
        const { channel, ladder } = categories[category];
        return [category, { channel: keys.get(channel) ?? channel, ladder }];
      }),
    ),
    version,
  };
}

/** What can be said before asking the server, by the API's names. */
export function wrongIn(draft: ChannelsDraft): Record<string, string> {
  const wrong: [string, string][] = [];
  for (const { value } of draft.channels) {
    const { id, name, typed } = value;
    if (name.trim() === '') wrong.push([fieldOf(draft, id, 'name'), words.missing.name]);
    if (typed !== '') wrong.push([fieldOf(draft, id, 'recipients'), words.missing.email(typed)]);
  }
  const { defaultRecipient, categories } = draft;
  if (defaultRecipient.trim() !== '' && !isEmail(defaultRecipient))
    wrong.push(['defaultRecipient', words.missing.email(defaultRecipient)]);
  for (const category of CATEGORIES)
    if (categories[category].channel === '') wrong.push([`categoryMap.${category}.channel`, words.missing.channel]);
  return Object.fromEntries(wrong);
}
