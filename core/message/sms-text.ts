import { SegmentedMessage } from 'sms-segments-calculator';

/** ASCII of which each sign is one of GSM-7's basic alphabet: what nearly every message is made of. */
const PLAIN_ASCII = /^[\n -Z_a-z]*$/;

/** How many segments an SMS is billed as, and in which alphabet it goes out. */
export function segmentsOf(text: string): { segments: number; encoding: 'GSM-7' | 'UCS-2' } {
  // Signs of one septet each need no counting: 160 fit alone, 153 beside the header of a part (3GPP TS 23.040).
  if (PLAIN_ASCII.test(text))
    return { segments: text.length <= 160 ? 1 : Math.ceil(text.length / 153), encoding: 'GSM-7' };
  const message = new SegmentedMessage(text, 'auto', true);
  return { segments: message.segmentsCount, encoding: message.encodingName === 'GSM-7' ? 'GSM-7' : 'UCS-2' };
}

/** Signs that people and word processors like, in the alphabet that fits 160 to a segment. */
const PLAIN: Record<string, string> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  '\u00a0': ' ',
};
export const plain = (text: string): string => text.replaceAll(/[‘’“”–—…\u00a0]/g, (sign) => PLAIN[sign] ?? sign);

/** Cuts at a word, and before a comma, so that at most `max` characters are left, the mark of the cut among them. */
export function shortened(text: string, max: number): string {
  if (text.length <= max) return text;
  if (max <= 3) return '';
  // Not inside a sign of two units: half of one cannot be encoded, and a provider's client throws.
  const cut = text.slice(0, max - 3).replace(/[\ud800-\udbff]$/, '');
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > max / 2 ? space : cut.length).replace(/[\s,;:.]+$/, '')}...`;
}

/** Puts the pieces of an SMS together: see `fittedAround`. */
export const fitted = (before: string, shortenable: string, after: string): string =>
  fittedAround((middle) => `${before}${middle}${after}`, shortenable);

/**
 * Puts an SMS together so that it fits one segment where it can: what is said in full stays, the shortenable part gives
 * way, and disappears before anything else does. Three segments at the most, whatever is said.
 */
export function fittedAround(around: (middle: string) => string, shortenable: string): string {
  const whole = (middle: string) => plain(around(middle));
  for (const most of [1, 2, 3]) {
    const fits = (length: number) => segmentsOf(whole(shortened(shortenable, length))).segments <= most;
    let length = Math.min(shortenable.length, most === 3 ? 0 : 24);
    if (!fits(length)) continue;
    // Halving: counting segments takes milliseconds, and a page waits for it.
    for (let tooLong = shortenable.length + 1; tooLong - length > 1; ) {
      const middle = Math.floor((length + tooLong) / 2);
      if (fits(middle)) length = middle;
      else tooLong = middle;
    }
    return whole(shortened(shortenable, length));
  }
  return cut(whole(''));
}

/** Nothing is left to give way: the end goes, by whole characters, until three segments are enough. */
function cut(text: string): string {
  let signs = [...text].slice(0, 3 * 153);
  while (segmentsOf(signs.join('')).segments > 3) signs = signs.slice(0, -8);
  return signs.join('');
}
