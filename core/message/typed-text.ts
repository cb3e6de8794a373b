import { shortened } from './sms-text.ts';

/** Control signs, and those that hide or turn the direction of what follows. */
const HIDDEN = /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

export const inOneLine = (typed: string): string => typed.replaceAll(/\s+/g, ' ').replaceAll(HIDDEN, '').trim();

/**
 * What people have typed, as it may stand in a text to a customer: one line, nothing hidden, at most `max` characters,
 * and nothing that a phone makes a link of. A stranger can give any name and any problem on the booking page, and the
 * number of somebody else.
 */
export function harmless(typed: string, max: number): string {
  const linkless = inOneLine(typed)
    .replaceAll(/\w+:\/\/+/g, '')
    .replaceAll(/(?<=[\p{L}\p{N}])\.(?=\p{L}{2,})/gu, ' ');
  return shortened(linkless, max);
}
