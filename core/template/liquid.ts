import { type FilteredValueToken, Tokenizer, TokenKind, type TopLevelToken, TypeGuards } from 'liquidjs';
import type { ProblemKind } from './problem.ts';

/*
 * Templates are written in Liquid and read by its tokenizer, and no more of Liquid is here: a text has fields and two
 * filters, so there is nothing to switch off. No tag can run, no file can be read, no property can be reached that is
 * not in the list of fields (ADR 28).
 */

/** Filters a text may use. `default`: what is said where the field is missing. `prefix`: words before one that is there. */
export const FILTERS = ['default', 'prefix'] as const;
type FilterName = (typeof FILTERS)[number];

/** The fields that a text may name: one that may be missing needs a `default`. */
export type Fields = Readonly<Record<string, { nullable: boolean }>>;

/** What the fields say; null or absent where there is nothing to say. */
export type Values = Readonly<Record<string, string | null | undefined>>;

/** A piece of a text: words, or a field with what is done to it. */
type Piece = string | { field: string; filters: readonly { name: FilterName; words: string }[] };

/** A piece that is wrong, by its offsets in the template; `what` is named in the message. */
export interface Flaw {
  kind: ProblemKind;
  from: number;
  to: number;
  what?: string;
}

/** A template as it was read: usable while it has no flaws. */
export interface Read {
  pieces: readonly Piece[];
  flaws: readonly Flaw[];
}

type OutputToken = TopLevelToken & { contentRange: [number, number] };
type FilterToken = FilteredValueToken['filters'][number];

/** Reads a template; whatever is more than words and fields is a flaw. */
export function readTemplate(template: string, fields: Fields): Read {
  let tokens: TopLevelToken[];
  try {
    tokens = new Tokenizer(template).readTopLevelTokens();
  } catch {
    return { pieces: [], flaws: [{ kind: 'unclosed', from: lastOpening(template), to: template.length }] };
  }
  const pieces: Piece[] = [];
  const flaws: Flaw[] = [];
  for (const token of tokens) {
    const { begin, end } = token;
    if (TypeGuards.isHTMLToken(token)) {
      const stray = /\}\}|%\}/.exec(template.slice(begin, end));
      if (stray) flaws.push({ kind: 'unopened', from: begin + stray.index, to: begin + stray.index + 2 });
      pieces.push(token.getContent());
    } else if (token.kind === TokenKind.Output) {
      const read = readOutput(token as OutputToken, template, fields);
      if ('flaws' in read) flaws.push(...read.flaws);
      else pieces.push(read);
    } else flaws.push({ kind: 'tag', from: begin, to: end });
  }
  return { pieces, flaws };
}

function readOutput(token: OutputToken, template: string, fields: Fields): Exclude<Piece, string> | { flaws: Flaw[] } {
  const at = { from: token.begin, to: token.end };
  const tokenizer = new Tokenizer(template, undefined, undefined, token.contentRange);
  let value: FilteredValueToken;
  try {
    value = tokenizer.readFilteredValue();
    tokenizer.skipBlank();
    if (!tokenizer.end()) return { flaws: [{ kind: 'syntax', ...at }] };
  } catch {
    return { flaws: [{ kind: 'syntax', ...at }] };
  }
  const [name, ...more] = value.initial.postfix;
  if (!name || more.length > 0 || name.kind !== TokenKind.PropertyAccess) return { flaws: [{ kind: 'syntax', ...at }] };
  const field = name.getText();
  const known = Object.hasOwn(fields, field) ? fields[field] : undefined;
  if (!known) return { flaws: [{ kind: 'unknown_field', from: name.begin, to: name.end, what: field }] };
  const filters = value.filters.map(readFilter);
  const flaws = filters.filter((each): each is Flaw => 'kind' in each);
  if (flaws.length > 0) return { flaws };
  const used = filters.filter((each): each is Exclude<typeof each, Flaw> => !('kind' in each));
  return known.nullable && !used.some((each) => each.name === 'default')
    ? { flaws: [{ kind: 'no_fallback', ...at, what: field }] }
    : { field, filters: used };
}

const isFilter = (name: string): name is FilterName => FILTERS.some((each) => each === name);

function readFilter({ name, args, begin, end }: FilterToken): { name: FilterName; words: string } | Flaw {
  const at = { from: begin, to: end, what: name };
  if (!isFilter(name)) return { kind: 'unknown_filter', ...at };
  const [words, ...more] = args;
  const isQuoted = words !== undefined && !Array.isArray(words) && TypeGuards.isQuotedToken(words);
  return isQuoted && more.length === 0 ? { name, words: words.content } : { kind: 'filter_words', ...at };
}

/** The words of a text's filters: what it says instead of a field, or before one. */
export const filterWordsIn = (template: string, fields: Fields): string[] =>
  readTemplate(template, fields).pieces.flatMap((piece) =>
    typeof piece === 'string' ? [] : piece.filters.map(({ words }) => words),
  );

/** Where the piece begins that was never closed. */
function lastOpening(template: string): number {
  for (let from = 0; ; ) {
    const open = template.slice(from).search(/\{\{|\{%/);
    if (open < 0) return from;
    const at = from + open;
    const close = template.indexOf(template[at + 1] === '{' ? '}}' : '%}', at);
    if (close < 0) return at;
    from = close + 2;
  }
}

/** Default texts are read once; an account's own are few, and each version is a new text. */
const READ = new WeakMap<Fields, Map<string, Read>>();
const READ_MAX = 200;

function readOnce(template: string, fields: Fields): Read {
  const known = READ.get(fields) ?? new Map<string, Read>();
  READ.set(fields, known);
  const read = known.get(template) ?? readTemplate(template, fields);
  if (known.size >= READ_MAX) known.clear();
  known.set(template, read);
  return read;
}

/**
 * Puts the values into a template. What comes out is plain text, never HTML: the frame of the email escapes all of it
 * in one place, the author's words like the customer's.
 * @throws Error where the template has a flaw
 */
export function renderTemplate(template: string, values: Values, fields: Fields): string {
  const read = readOnce(template, fields);
  const [flaw] = read.flaws;
  if (flaw) throw new Error(`a template with a flaw: ${flaw.kind}`);
  return read.pieces
    .map((piece) => (typeof piece === 'string' ? piece : said(piece, values)))
    .join('')
    .trim();
}

const isMissing = (value: string | null | undefined): boolean => value === undefined || value === null || value === '';

const said = ({ field, filters }: Exclude<Piece, string>, values: Values): string =>
  filters.reduce<string | null | undefined>((value, { name, words }) => {
    if (name === 'default') return isMissing(value) ? words : value;
    return isMissing(value) ? null : `${words}${value}`;
  }, values[field]) ?? '';
