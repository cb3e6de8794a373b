/*
 * What a phone makes a link of, and whether a customer may be sent it. Carriers hold back whole numbers for links of
 * strangers and for shortened ones, whoever wrote them.
 */

/** With a scheme, with www, or a bare name with a top-level domain; not what follows an @, which is an address. */
const LINK =
  /(?<![@\p{L}\p{N}.-])(?:[a-z]+:\/\/\S+|www\.\S+|[\p{L}\p{N}][\p{L}\p{N}-]*(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(?![\p{L}\p{N}])(?:\/\S*)?)/giu;

const SHORTENERS = new Set([
  ...['bit.ly', 'tinyurl.com', 't.co', 'goo.gl', 'ow.ly', 'is.gd', 'v.gd', 'buff.ly', 'rebrand.ly', 'cutt.ly'],
  ...['shorturl.at', 't.ly', 'rb.gy', 'tiny.cc', 'bl.ink', 'lnkd.in', 's.id', 'qr.ae', 'adf.ly', 'clck.ru'],
  ...['soo.gd', 'dub.sh', 'short.io', 'tiny.one', 'shorte.st', 'bit.do', 'mcaf.ee', 'su.pr', 'fb.me', 'wa.me'],
]);

/** Every link in a text, without the punctuation of the sentence around it. */
export const linksIn = (text: string): string[] =>
  [...text.matchAll(LINK)].map(([link]) => link.replace(/[.,;:!?)\]}"'»”’]+$/u, ''));

const hostOf = (link: string): string => {
  const host = /^(?:[a-z]+:\/\/)?([^/?#:]+)/i.exec(link)?.[1] ?? '';
  return host.toLowerCase().replace(/^www\./, '');
};

/** What is wrong with a link: that it hides where it leads, or leads to somebody else. */
export function whyNotLink(
  link: string,
  { baseUrl, reviewLink }: { baseUrl: string; reviewLink?: string | undefined },
): 'shortened_link' | 'foreign_link' | undefined {
  if (link === reviewLink || hostOf(link) === hostOf(baseUrl)) return undefined;
  return SHORTENERS.has(hostOf(link)) ? 'shortened_link' : 'foreign_link';
}
