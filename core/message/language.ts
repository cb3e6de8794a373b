import * as z from 'zod';

/** What messages to customers are written in: the customer's choice, else the account's, else English. */
export const Language = z.enum(['en', 'es']);
export type Language = z.infer<typeof Language>;

export const DEFAULT_LANGUAGE: Language = 'en';

/** The language in which a customer is written to. */
export const languageFor = (
  customer: { language?: Language | undefined } | undefined,
  account: { language?: Language | undefined },
): Language => customer?.language ?? account.language ?? DEFAULT_LANGUAGE;
