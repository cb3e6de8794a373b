import type { Language } from '../message/language.ts';
import { shortened } from '../message/sms-text.ts';
import type { Channel } from '../person/person.ts';
import { checkWords } from '../template/check-words.ts';
import { whyNotLink } from '../template/links.ts';
import { readTemplate } from '../template/liquid.ts';
import { placeIn, SAYS, type TemplateProblem } from '../template/problem.ts';
import type { TemplateWords } from '../template/template.ts';
import { boundLine } from './bound-line.ts';
import { sampleValues } from './sample-values.ts';
import { bareSms, inWords } from './say-text.ts';
import { fieldsOf, TEXTS } from './text-design.ts';
import type { TextName } from './text-name.ts';

/** A host of this length has room. */
const HOST_MAX = 60;

/** What a text of the catalogue is checked for. */
export interface TextCheck {
  name: TextName;
  channel: Channel;
  language: Language;
  /** What the account calls itself. */
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
  const problems = checkWords(words, {
    fields,
    said: (kind) => inWords(name, words, sampleValues(kind, name, { language, from: 'Contractor', baseUrl }), channel),
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
  return (design.needs?.[channel] ?? [])
    .filter((field) => !named.includes(field))
    .map((field) => ({
      ...{ field: 'text', kind: 'lacks_field', at: placeIn(words.text, words.text.length, 0) },
      message: SAYS.lacks_field(shortened(field, 40)),
    }));
}
