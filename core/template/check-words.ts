import { plain, segmentsOf } from '../message/sms-text.ts';
import { linksIn } from './links.ts';
import { type Fields, filterWordsIn } from './liquid.ts';
import { asksForOptOut } from './opt-out-words.ts';
import { type ProblemKind, placeIn, SAYS, type TemplateProblem } from './problem.ts';
import type { TemplateWords } from './template.ts';
import { templateProblems } from './template-flaws.ts';

/** Messages spec, "Texts": nothing is ever over three. */
export const SEGMENTS_MAX = 3;

/** What a text is tried with before it is saved. */
export interface Trial {
  fields: Fields;
  /** What it says with usual samples in it, and with nothing that may be missing. */
  said: (kind: 'usual' | 'bare') => TemplateWords;
  /** The whole SMS with everything at its longest; none for an email. */
  longestSms?: () => string;
  whyNotLink: (link: string) => ProblemKind | undefined;
}

/** Control signs but the line feed, and signs that hide or turn what stands beside them. */
const HIDDEN = /(?![\n\r])[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;

/**
 * Everything that keeps a text from being saved (messages spec, rule 9), each with its place; a text without a problem
 * can always be written. First what is wrong with it as a template; then, with samples in it, what a carrier or a reader
 * would not have.
 */
export function checkWords(words: TemplateWords, trial: Trial): TemplateProblem[] {
  const fields = (['subject', 'text'] as const).filter((field) => words[field] !== undefined);
  const problems = fields.flatMap((field) => fieldProblems(field, words[field] ?? '', trial.fields));
  return problems.length > 0 ? problems : saidProblems(words, trial);
}

function fieldProblems(field: TemplateProblem['field'], template: string, fields: Fields): TemplateProblem[] {
  const found = (kind: ProblemKind, offset: number, length: number): TemplateProblem => ({
    ...{ field, kind, at: placeIn(template, offset, length), message: SAYS[kind]('') },
  });
  if (template.trim() === '') return [found('empty', 0, template.length)];
  const broken = field === 'subject' ? /[\r\n]/.exec(template) : /\r/.exec(template);
  if (broken) return [found('line_break', broken.index, 1)];
  const hidden = HIDDEN.exec(template);
  if (hidden) return [found('hidden_sign', hidden.index, 1)];
  return templateProblems(template, fields).map((problem) => ({ field, ...problem }));
}

/** What the text would say, with samples of all kinds in it, and what it says only where a field is there, or is not. */
function saidProblems(words: TemplateWords, { fields: known, said, longestSms, whyNotLink }: Trial): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  const report = (field: TemplateProblem['field'], kind: ProblemKind, what: string) => {
    const template = words[field] ?? '';
    const offset = template.indexOf(what);
    const at = offset < 0 ? placeIn(template, 0, template.length) : placeIn(template, offset, what.length);
    if (problems.some((each) => each.field === field && each.kind === kind)) return;
    problems.push({ field, kind, at, message: SAYS[kind](what) });
  };

  const samples = [said('usual'), said('bare')];
  for (const field of ['subject', 'text'] as const) {
    const texts = samples.flatMap((each) => each[field] ?? []);
    if (texts.includes('')) report(field, 'empty', '');
    for (const text of [...texts, ...filterWordsIn(words[field] ?? '', known)]) {
      const optOut = asksForOptOut(text);
      if (optOut !== undefined) report(field, 'opt_out', optOut);
      for (const link of linksIn(text)) {
        const why = whyNotLink(link);
        if (why) report(field, why, link);
      }
    }
  }
  const segments = longestSms ? segmentsOf(plain(longestSms())).segments : 0;
  if (segments > SEGMENTS_MAX) report('text', 'too_many_segments', `${segments} SMS`);
  return problems;
}
