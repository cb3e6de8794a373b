import { type FilteredValueToken, type Token, Tokenizer, TokenKind, type TopLevelToken, TypeGuards } from 'liquidjs';
import { FILTERS, type FilterName, parseTemplate } from './liquid.ts';
import { FIELD_NAMES, isField, MERGE_FIELDS } from './merge-field.ts';
import { type ProblemKind, placeIn, SAYS, type TemplateProblem } from './problem.ts';

type Found = Omit<TemplateProblem, 'field'>;

/** What is wrong with a template as such: its fields, their fallbacks, and whatever is more than a field. */
export function templateProblems(template: string): Found[] {
  const found = (
    kind: ProblemKind,
    from: number,
    to: number,
    what = template.slice(from, to),
    hint?: string,
  ): Found => ({
    ...{ kind, at: placeIn(template, from, to - from), message: SAYS[kind](brief(what), hint) },
  });
  let tokens: TopLevelToken[];
  try {
    tokens = new Tokenizer(template).readTopLevelTokens();
  } catch {
    const from = lastOpening(template);
    return [found('unclosed', from, template.length)];
  }
  const problems = tokens.flatMap((token) => {
    const { begin, end } = token;
    if (token.kind === TokenKind.Tag) return [found('tag', begin, end)];
    if (TypeGuards.isOutputToken(token)) return outputProblems(token, template, found);
    const stray = /\}\}|%\}/.exec(template.slice(begin, end));
    return stray ? [found('unopened', begin + stray.index, begin + stray.index + 2)] : [];
  });
  return problems.length > 0 ? problems : unreadable(template, found);
}

type Report = (kind: ProblemKind, from: number, to: number, what?: string, hint?: string) => Found;

type OutputToken = Parameters<typeof TypeGuards.isOutputToken>[0] & { contentRange: [number, number] };
type FilterToken = FilteredValueToken['filters'][number];

/** The engine itself has the last word. */
function unreadable(template: string, found: Report): Found[] {
  try {
    parseTemplate(template);
    return [];
  } catch {
    return [found('syntax', 0, template.length)];
  }
}

function outputProblems(token: OutputToken, template: string, found: Report): Found[] {
  const { begin, end } = token;
  const [from, to] = token.contentRange;
  const tokenizer = new Tokenizer(template, undefined, undefined, [from, to]);
  let read: ReturnType<Tokenizer['readFilteredValue']>;
  try {
    read = tokenizer.readFilteredValue();
    tokenizer.skipBlank();
    if (!tokenizer.end()) return [found('syntax', begin, end)];
  } catch {
    return [found('syntax', begin, end)];
  }
  const [name, ...more] = read.initial.postfix;
  if (!name || more.length > 0 || name.kind !== TokenKind.PropertyAccess) return [found('syntax', begin, end)];
  const field = name.getText();
  if (!isField(field)) return [found('unknown_field', name.begin, name.end, field, closest(field))];
  const problems = read.filters.flatMap((filter) => filterProblems(filter, found));
  const hasFallback = read.filters.some((filter) => filter.name === 'default');
  if (problems.length === 0 && MERGE_FIELDS[field].nullable && !hasFallback)
    return [found('no_fallback', begin, end, field)];
  return problems;
}

const isFilter = (name: string): name is FilterName => FILTERS.some((each) => each === name);

function filterProblems({ name, args, begin, end }: FilterToken, found: Report): Found[] {
  if (!isFilter(name)) return [found('unknown_filter', begin, end, name)];
  const [words, ...more] = args;
  const isQuoted = words !== undefined && !Array.isArray(words) && (words as Token).kind === TokenKind.Quoted;
  return isQuoted && more.length === 0 ? [] : [found('filter_words', begin, end, name)];
}

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

const brief = (what: string): string => (what.length > 40 ? `${what.slice(0, 38)}…` : what);

/** The field that was probably meant: one that differs by three letters at most. */
function closest(typed: string): string | undefined {
  const [best] = FIELD_NAMES.map((name) => ({ name, far: distance(typed.toLowerCase(), name) })).toSorted(
    (a, b) => a.far - b.far,
  );
  return best && best.far <= 3 ? best.name : undefined;
}

/** How many letters must be put in, taken out or changed (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, left] of [...a].slice(0, 40).entries()) {
    const next = [i + 1];
    for (const [j, right] of [...b].entries())
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (left === right ? 0 : 1)));
    row = next;
  }
  return row[b.length] ?? a.length;
}
