import { type Fields, readTemplate } from './liquid.ts';
import { placeIn, SAYS, type TemplateProblem } from './problem.ts';

/** What is wrong with a template as such, each with its place and its sentence. */
export const templateProblems = (template: string, fields: Fields): Omit<TemplateProblem, 'field'>[] =>
  readTemplate(template, fields).flaws.map(({ kind, from, to, what = template.slice(from, to) }) => ({
    kind,
    at: placeIn(template, from, to - from),
    message: SAYS[kind](brief(what), kind === 'unknown_field' ? closest(what, Object.keys(fields)) : undefined),
  }));

const brief = (what: string): string => (what.length > 40 ? `${what.slice(0, 38)}…` : what);

/** The field that was probably meant: one that differs by three letters at most. */
function closest(typed: string, names: readonly string[]): string | undefined {
  const [best] = names
    .map((name) => ({ name, far: distance(typed.toLowerCase(), name) }))
    .toSorted((a, b) => a.far - b.far);
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
