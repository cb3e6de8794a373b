import * as en from '../words/en-customer.ts';
import * as es from '../words/es-customer.ts';

/*
 * The words of these pages in the reader's language. Who reads them is known only when the API has answered, so they are
 * live bindings: read when something is shown, never kept.
 */

const LANGUAGES = { en, es };
export type Language = keyof typeof LANGUAGES;

export let customer: en.CustomerWords = en.customer;
export let booking: en.BookingWords = en.booking;

/** From the next time something is shown, its words are of this language. */
export function speak(language: Language): void {
  ({ customer, booking } = LANGUAGES[language]);
  document.documentElement.lang = language;
}

/** What the browser asks for, where it is one of ours: of a reader about whom nothing is known yet. */
export const languageOfBrowser = (): Language | undefined =>
  navigator.language.startsWith('es') ? 'es' : navigator.language.startsWith('en') ? 'en' : undefined;
