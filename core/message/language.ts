import * as z from 'zod';

/** What messages are written in: the reader's choice, else the account's, else English. */
export const Language = z.enum(['en', 'es']);
export type Language = z.infer<typeof Language>;

export const DEFAULT_LANGUAGE: Language = 'en';

/** The language in which a customer or one of the team is written to. */
export const languageFor = (
  reader: { language?: Language | undefined } | undefined,
  account: { language?: Language | undefined },
): Language => reader?.language ?? account.language ?? DEFAULT_LANGUAGE;
