import type { Language } from '../message/language.ts';
import { fittedAround, plain, segmentsOf, shortened } from '../message/sms-text.ts';
import type { Channel } from '../person/person.ts';
import { SEGMENTS_MAX } from '../template/check-words.ts';
import { renderTemplate } from '../template/liquid.ts';
import type { TemplateWords } from '../template/template.ts';
import type { OwnText } from './own-text.ts';
import { TEXT_CATALOGUE } from './text-catalogue.ts';
import { fieldsOf, TEXTS } from './text-design.ts';
import { TEXT_FIELDS, type TextField, type TextValues } from './text-field.ts';
import type { TextName } from './text-name.ts';

/** Which words are taken: the reader's language, and the account's own texts. */
export interface TextChoice {
  language: Language;
  own: readonly Pick<OwnText, 'name' | 'language' | 'channel' | 'version' | 'words'>[];
}

/** A text by one channel, and which it is: version 0 is the default text. */
export interface Said {
  words: TemplateWords;
  version: number;
  /** The account's own version that could not be written, or had no room, with what was true then. */
  failed?: number;
}

/** The default text, by channel. */
export function defaultText(name: TextName, channel: Channel, language: Language): TemplateWords {
  const { sms, subject, text } = TEXT_CATALOGUE[language][name];
  return channel === 'sms' ? { text: sms } : { subject, text };
}

/**
 * A text with its values, by one channel: the account's own where it has one, else ours. A text of the account that
 * cannot be written with what is true now, or not in three segments, never holds a message up: ours goes in its place.
 */
export function sayText(name: TextName, values: TextValues, channel: Channel, { language, own }: TextChoice): Said {
  const chosen = own.find(
    (each) => each.name === name && each.language === language && each.channel === channel && each.words,
  );
  const said = chosen?.words && trySay(name, chosen.words, values, channel);
  if (chosen && said) return { words: said, version: chosen.version };
  return {
    ...{ words: inWords(name, defaultText(name, channel, language), values, channel), version: 0 },
    ...(chosen ? { failed: chosen.version } : {}),
  };
}

function trySay(name: TextName, template: TemplateWords, values: TextValues, channel: Channel) {
  try {
    if (channel === 'sms' && segmentsOf(bareSms(name, template, values)).segments > SEGMENTS_MAX) return undefined;
    const { subject, text } = inWords(name, template, values, channel);
    return text === '' || subject === '' ? undefined : { ...(subject === undefined ? {} : { subject }), text };
  } catch {
    return undefined;
  }
}

/** An SMS without what may give way: what is left must fit. */
export const bareSms = (name: TextName, { text }: TemplateWords, values: TextValues, room = 1): string => {
  const { givesWay } = TEXTS[name];
  return smsWith(name, text, { ...forSms(name, values, room), ...(givesWay ? { [givesWay]: '' } : {}) });
};

/** Shares of the room that names and places have, tried until what must be said fits: the end of an SMS is its link. */
const ROOMS = [1, 0.6, 0.3, 0] as const;
/** A number, a code or a phone is of no use in part. */
const WHOLE_MAX = 20;

/**
 * A template with its values in it. An email says all of it; an SMS shortens what is long, and gives the rest of the
 * room to what may give way.
 * @throws Error where the template has a flaw
 */
export function inWords(
  name: TextName,
  { subject, text }: TemplateWords,
  values: TextValues,
  channel: Channel,
): TemplateWords {
  const fields = fieldsOf(name);
  if (channel === 'email')
    return {
      ...(subject === undefined ? {} : { subject: renderTemplate(subject, values, fields).replaceAll(/\s+/g, ' ') }),
      text: renderTemplate(text, values, fields),
    };
  const { givesWay } = TEXTS[name];
  const fits = (room: number) => segmentsOf(bareSms(name, { text }, values, room)).segments <= SEGMENTS_MAX;
  const short = forSms(name, values, ROOMS.find(fits) ?? 0);
  const shortenable = givesWay ? (values[givesWay] ?? '') : '';
  const around = (middle: string) => smsWith(name, text, { ...short, ...(givesWay ? { [givesWay]: middle } : {}) });
  return { text: fittedAround(around, shortenable) };
}

/** A field that is missing leaves no gap behind; a customer is told first who speaks. */
function smsWith(name: TextName, text: string, values: TextValues): string {
  const said = plain(renderTemplate(text, values, fieldsOf(name)))
    .replaceAll(/ {2,}/g, ' ')
    // What was cut short ends its sentence already.
    .replaceAll(/\.{4,}/g, '...');
  return TEXTS[name].toCustomer ? `${values.account_name}: ${said}` : said;
}

/**
 * What an SMS says of each field: so much of it, and times in the alphabet that fits 160 to a segment. With less room,
 * less of all but what the text is for.
 */
function forSms(name: TextName, values: TextValues, room: number): TextValues {
  const needed: readonly TextField[] = TEXTS[name].needs?.sms ?? [];
  return Object.fromEntries(
    (Object.entries(values) as [TextField, string | null][]).map(([field, value]) => {
      const { type, max } = TEXT_FIELDS[field];
      if (value === null || type === 'link') return [field, value];
      if (type === 'time') return [field, value.replaceAll('á', 'a')];
      return [field, shortened(value, max <= WHOLE_MAX || needed.includes(field) ? max : Math.floor(max * room))];
    }),
  );
}
