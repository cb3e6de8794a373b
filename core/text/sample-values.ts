import type { Language } from '../message/language.ts';
import { fieldsOf, TEXTS, type TextButton } from './text-design.ts';
import type { TextField, TextFieldDesign, TextValues } from './text-field.ts';
import type { TextName } from './text-name.ts';

/** `longest` has everything as long as an SMS ever says it; `bare` lacks whatever may be missing. */
export type SampleKind = 'usual' | 'longest' | 'bare';

/** Where the link of a text leads, by what its button says. */
const LEADS_TO: Readonly<Record<TextButton, string>> = {
  ...{ call: '/e/4821', expired_call: '/e/4821', on_my_way: '/e/4821', sign_in: '', schedule: '/my-on-call' },
  ...{
    drill: '/drills/7301',
    readiness: '/reports',
    plans: '/plans',
    ticket: '/tickets/100001',
    channels: '/channels',
  },
};

/** What a text is shown with, and what it is checked with before it is saved. */
export function sampleValues(
  kind: SampleKind,
  name: TextName,
  { language, from, baseUrl }: { language: Language; from: string; baseUrl: string },
): TextValues {
  const sampleOf = (field: string, { type, nullable, max, sample, isSeldom }: TextFieldDesign): string | null => {
    if (field === 'account_name') return from;
    if (type === 'link') return `${baseUrl}${LEADS_TO[TEXTS[name].button ?? 'call']}`;
    if (nullable && (kind === 'bare' || (kind === 'usual' && isSeldom))) return null;
    const usual = typeof sample === 'string' ? sample : sample[language];
    return kind === 'longest' && type === 'text' ? 'W'.repeat(max) : usual;
  };
  const fields = Object.entries(fieldsOf(name)) as [TextField, TextFieldDesign][];
  return Object.fromEntries(fields.map(([field, design]) => [field, sampleOf(field, design)]));
}
