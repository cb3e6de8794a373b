import type { Language } from '../message/language.ts';
import type { Channel } from '../person/person.ts';
import { checkWords } from '../template/check-words.ts';
import { linksIn, whyNotLink } from '../template/links.ts';
import { readTemplate } from '../template/liquid.ts';
import { placeIn, SAYS, type TemplateProblem } from '../template/problem.ts';
import type { TemplateWords } from '../template/template.ts';
import { boundLine } from './bound-line.ts';
import { sampleValues } from './sample-values.ts';
import { bareSms, inWords } from './say-text.ts';
import { fieldsOf, TEXTS } from './text-design.ts';
import type { TextField } from './text-field.ts';
import type { TextName } from './text-name.ts';

/** A host of this length has room. */
const HOST_MAX = 60;

/** Joined to a letter or a digit these would lead elsewhere, or to nothing. */
const ALONE: readonly TextField[] = ['link', 'code', 'reply_code'];

/** What a text of the catalogue is checked for. */
export interface TextCheck {
  name: TextName;
  channel: Channel;
  language: Language;
  /** Who says it: the product, or the account by its name. */
  from: string;
  /** Our own address, to which links may lead. */
  baseUrl: string;
}

/**
 * Everything that keeps an account's own text from being saved (messages spec, rule 9), and whatever it must say to do
 * what it is for: a page without its link or its codes could not be answered.
 */
export function checkText(
  words: TemplateWords,
  { name, channel, language, from, baseUrl }: TextCheck,
): TemplateProblem[] {
  const design = TEXTS[name];
  const fields = fieldsOf(name);
  const samplesOf = (kind: 'usual' | 'bare') => sampleValues(kind, name, { language, from: 'Contractor', baseUrl });
  const problems = checkWords(words, {
    fields,
    said: (kind) => inWords(name, words, samplesOf(kind), channel),
    ...(channel === 'sms'
      ? {
          longestSms: () =>
            bareSms(name, words, sampleValues('longest', name, { language, from, baseUrl })) +
            (design.isBound ? boundLine('x'.repeat(HOST_MAX), '0'.repeat(8)) : ''),
        }
      : {}),
    whyNotLink: (link) => (design.isLinkless ? 'foreign_link' : whyNotLink(link, { baseUrl, reviewLink: undefined })),
  });
  if (problems.length > 0) return problems;
  const named = (['subject', 'text'] as const).flatMap((field) =>
    readTemplate(words[field] ?? '', fields).pieces.map((piece) => (typeof piece === 'string' ? '' : piece.field)),
  );
  const values = samplesOf('usual');
  const said = inWords(name, words, values, channel).text;
  return (design.needs?.[channel] ?? []).flatMap((field): TemplateProblem[] => {
    const { text } = words;
    if (!named.includes(field)) return [problemAt(text, 'lacks_field', field, text.length, 0)];
    if (!ALONE.includes(field) || isAlone(values[field] ?? '', said)) return [];
    return [problemAt(text, 'glued', field, Math.max(0, text.indexOf(field)), field.length)];
  });
}

const problemAt = (
  text: string,
  kind: 'lacks_field' | 'glued',
  field: TextField,
  offset: number,
  length: number,
): TemplateProblem => ({
  ...{ field: 'text', kind, at: placeIn(text, offset, length), message: SAYS[kind](field) },
});

/** Whether a link is what a phone makes a link of, and a code a word of its own, outside of any link. */
function isAlone(value: string, said: string): boolean {
  const links = linksIn(said);
  if (value.includes('://')) return links.includes(value);
  const outside = links.reduce((rest, link) => rest.replaceAll(link, ' '), said);
  return outside.split(/[^\p{L}\p{N}]+/u).includes(value);
}
