import type { Customer } from './customer.ts';

/** So many customers are found at once, by name; whoever means another types more. */
export const FOUND_MAX = 25;

/** Letters without accents and apostrophes and in lower case, digits, and one space between words. */
const simplified = (typed: string): string =>
  typed
    .normalize('NFD')
    .replaceAll(/[\p{M}'‘’ʼ]/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** What a customer is found by: his name and those of his contacts, his phones and emails, and where he is. */
export function searchTextOf({ name, contacts, locations }: Pick<Customer, 'name' | 'contacts' | 'locations'>): string {
  const here = locations.filter(({ removedAt }) => removedAt === undefined);
  const said = [name, ...contacts.flatMap((each) => [each.name, each.email]), ...here.map(({ address }) => address)];
  const words = said.filter((each) => each !== undefined).map(simplified);
  // A number is one word, so that any part of it is found however it is written.
  const phones = contacts.flatMap(({ phone }) => (phone === undefined ? [] : [phone.replaceAll(/\D/g, '')]));
  return [...new Set([...words, ...phones])].join(' ');
}

/** Whether each word that was typed is somewhere in the text of a customer. */
export const isMeant = (text: string, typed: string): boolean =>
  simplified(typed)
    .split(' ')
    .every((word) => text.includes(word));
