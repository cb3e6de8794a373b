import type { MergeFieldView, TemplateView } from '../../../core/contracts/template-parts.ts';

/** The texts of one language as they are being typed. */
export interface Drafts {
  sms: string;
  subject: string;
  text: string;
}
export type DraftField = keyof Drafts;

/** The text of a channel among those of a rule or of a text of the catalogue. */
export const textOf = (
  items: readonly TemplateView[],
  language: TemplateView['language'],
  channel: TemplateView['channel'],
): TemplateView | undefined => items.find((each) => each.language === language && each.channel === channel);

export const draftsOf = (items: readonly TemplateView[], language: TemplateView['language']): Drafts => {
  const email = textOf(items, language, 'email')?.words;
  return {
    sms: textOf(items, language, 'sms')?.words.text ?? '',
    ...{ subject: email?.subject ?? '', text: email?.text ?? '' },
  };
};

/** The drafts of some channels, as the API takes them. */
export const wordsIn = ({ sms, subject, text }: Drafts, channels: readonly TemplateView['channel'][]) => ({
  ...(channels.includes('sms') ? { sms: { text: sms } } : {}),
  ...(channels.includes('email') ? { email: { subject, text } } : {}),
});

/**
 * Puts a field into a text in place of what is selected. What may be missing gets a `default`, with the cursor between
 * its quotation marks.
 */
export function withField(
  text: string,
  { name, nullable }: Pick<MergeFieldView, 'name' | 'nullable'>,
  [from, to]: readonly [number, number],
): { text: string; cursor: number } {
  const field = nullable ? `{{ ${name} | default: "" }}` : `{{ ${name} }}`;
  const end = from + field.length;
  return { text: `${text.slice(0, from)}${field}${text.slice(to)}`, cursor: nullable ? end - 4 : end };
}
