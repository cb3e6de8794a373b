import type { Language } from '../message/language.ts';
import { fieldsOf } from './text-design.ts';
import type { TextField, TextFieldDesign, TextValues } from './text-field.ts';
import type { TextName } from './text-name.ts';

/** `longest` has everything as long as an SMS ever says it; `bare` lacks whatever may be missing. */
export type SampleKind = 'usual' | 'longest' | 'bare';

/** What a text is shown with, and what it is checked with before it is saved. */
export function sampleValues(
  kind: SampleKind,
  name: TextName,
  { language, from, baseUrl }: { language: Language; from: string; baseUrl: string },
): TextValues {
  const sampleOf = (field: string, { type, nullable, max, sample }: TextFieldDesign): string | null => {
    if (field === 'account_name') return from;
    if (type === 'link') return `${baseUrl}/e/4821`;
    if (kind === 'bare' && nullable) return null;
    const usual = typeof sample === 'string' ? sample : sample[language];
    return kind === 'longest' && type === 'text' ? 'W'.repeat(max) : usual;
  };
  const fields = Object.entries(fieldsOf(name)) as [TextField, TextFieldDesign][];
  return Object.fromEntries(fields.map(([field, design]) => [field, sampleOf(field, design)]));
}
