import type { Language } from '../message/language.ts';
import type { DefaultTexts } from '../template/catalogue.ts';
import { TEXTS_EN } from './en/texts-en.ts';
import { WORDS_EN } from './en/words-en.ts';
import { TEXTS_ES } from './es/texts-es.ts';
import { WORDS_ES } from './es/words-es.ts';
import type { TextName } from './text-name.ts';
import type { TextWords } from './text-words.ts';

/** The default texts: all of them, in every language. Of an answer to an SMS only the SMS is ever said. */
export const TEXT_CATALOGUE: Readonly<Record<Language, Readonly<Record<TextName, DefaultTexts>>>> = {
  en: TEXTS_EN,
  es: TEXTS_ES,
};

/** The words that fields and the frame of an email are made of. */
export const TEXT_WORDS: Readonly<Record<Language, TextWords>> = { en: WORDS_EN, es: WORDS_ES };
