import { Liquid, type Template as Parsed } from 'liquidjs';
import type { MergeValues } from './merge-field.ts';

/*
 * Liquid, locked down to what a text needs: the fields of the list, and two filters. No tag is left, so there are no
 * conditions, loops or includes; a template reads nothing but the values it is given. The limits hold for a template
 * that somebody has put into the table by another way than the check.
 */

/** Filters a template may use. */
export const FILTERS = ['default', 'prefix'] as const;
export type FilterName = (typeof FILTERS)[number];

const isMissing = (value: unknown): boolean => value === undefined || value === null || value === '';

const FILTER: Readonly<Record<FilterName, (value: unknown, words: unknown) => unknown>> = {
  /** What is said where the field is missing. */
  default: (value, words) => (isMissing(value) ? words : value),
  /** Words before a field that is there; nothing where it is missing. */
  prefix: (value, words) => (isMissing(value) ? null : `${String(words)}${String(value)}`),
};

let engine: Liquid | undefined;

/** Made at the first use: most messages that a cold start sends first are pages. */
function liquid(): Liquid {
  if (engine) return engine;
  const made = new Liquid({
    ...{ strictVariables: true, strictFilters: true, ownPropertyOnly: true, templates: {} },
    ...{ parseLimit: 20_000, renderLimit: 200, memoryLimit: 200_000 },
  });
  for (const tag of Object.keys(made.tags)) delete made.tags[tag];
  for (const filter of Object.keys(made.filters)) delete made.filters[filter];
  for (const name of FILTERS) made.registerFilter(name, FILTER[name]);
  engine = made;
  return made;
}

/** Default texts are parsed once; an account's own are few, and each version is a new text. */
const parsed = new Map<string, Parsed[]>();
const PARSED_MAX = 200;

/** @throws Error where the template is none, or names what is not there */
export function parseTemplate(template: string): Parsed[] {
  const known = parsed.get(template);
  if (known) return known;
  const made = liquid().parse(template);
  if (parsed.size >= PARSED_MAX) parsed.clear();
  parsed.set(template, made);
  return made;
}

/**
 * Puts the values into a template. What comes out is plain text, never HTML: the frame of the email escapes all of it
 * in one place, the author's words like the customer's.
 * @throws Error where the template is none, or names what is not there
 */
export const renderTemplate = (template: string, values: MergeValues): string =>
  String(liquid().renderSync(parseTemplate(template), values)).trim();
