import type { TextPlace } from '../contracts/problem.ts';
import { FILTERS } from './liquid.ts';

export type ProblemKind =
  | 'empty'
  | 'line_break'
  | 'hidden_sign'
  | 'unclosed'
  | 'unopened'
  | 'tag'
  | 'syntax'
  | 'unknown_field'
  | 'unknown_filter'
  | 'filter_words'
  | 'no_fallback'
  | 'lacks_field'
  | 'glued'
  | 'opt_out'
  | 'shortened_link'
  | 'foreign_link'
  | 'too_many_segments';

/** Why a template is not saved. */
export interface TemplateProblem {
  field: 'subject' | 'text';
  kind: ProblemKind;
  at: TextPlace;
  /** A sentence without its subject, as all field errors are. */
  message: string;
}

/** What each problem says; `what` is the piece of the template that it is about. */
export const SAYS: Readonly<Record<ProblemKind, (what: string, hint?: string) => string>> = {
  empty: () => 'must say something',
  line_break: () => 'must be one line',
  hidden_sign: () => 'has a sign that nobody can see; please type this part again',
  unclosed: (what) => `has “${what}”, which is not closed: a field ends with }}`,
  unopened: (what) => `has “${what}” without a beginning: a field begins with {{`,
  tag: (what) => `has “${what}”: a text has fields, {{ like_this }}, and no conditions, loops or includes`,
  syntax: (what) => `has “${what}”, which is not one field`,
  unknown_field: (what, hint) => `names “${what}”, which is not a field${hint ? `; ${hint} may be meant` : ''}`,
  unknown_filter: (what) => `uses “${what}”, which is not a filter here; there are ${FILTERS.join(' and ')}`,
  filter_words: (what) => `needs words in quotation marks after “${what}”, like ${what}: "…"`,
  no_fallback: (what) => `must say what stands for “${what}” where it is missing: {{ ${what} | default: "…" }}`,
  lacks_field: (what) => `must have {{ ${what} }}: without it the message would not do what it is for`,
  glued: (what) => `has {{ ${what} }} joined to what stands beside it, which would make another of it`,
  opt_out: (what) =>
    `has “${what}”: carriers take the answer for an opt-out, and whoever gets it would hear nothing more`,
  shortened_link: (what) => `has “${what}”: carriers hold back shortened links`,
  foreign_link: (what) => `has “${what}”: only links that are fields may be sent`,
  too_many_segments: (what) => `is ${what} with long names; three are the most`,
};

/** An offset as a place. */
export function placeIn(text: string, offset: number, length: number): TextPlace {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { offset, length, line: before.split('\n').length, column: offset - lineStart + 1 };
}
