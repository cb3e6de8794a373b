import { type FieldError, type Problem, problem } from '../../../core/contracts/problem.ts';
import type { SavedWords } from '../../../core/contracts/template-parts.ts';
import type { Channel } from '../../../core/person/person.ts';
import type { TemplateProblem } from '../../../core/template/problem.ts';
import type { TemplateWords } from '../../../core/template/template.ts';

/** What is wrong with a text, by field and place. */
export const fieldErrorsOf = (problems: readonly TemplateProblem[], prefix = ''): FieldError[] =>
  problems.map(({ field, message, at }) => ({ field: `${prefix}${field}`, message, at }));

/**
 * Saves a text as its next version; answers with what stands then. Twice: whoever asks again for what he has just saved
 * is told that it stands. Two at once: the second is told that somebody else was quicker, and nothing of his is there.
 */
export async function saveWords<T extends { version: number; words?: TemplateWords | undefined }>(
  body: SavedWords,
  channel: Channel,
  text: {
    current: () => Promise<T | undefined>;
    check: (words: TemplateWords) => TemplateProblem[];
    next: (version: number, words: TemplateWords | undefined) => T;
    save: (text: T) => Promise<boolean>;
  },
): Promise<{ stands: T } | { problem: Problem }> {
  const wanted = wordsIn(body, channel);
  if ('errors' in wanted) return { problem: problem('invalid', undefined, wanted.errors) };
  const { words } = wanted;
  const problems = words ? text.check(words) : [];
  if (problems.length > 0) return { problem: problem('invalid', undefined, fieldErrorsOf(problems)) };
  const current = await text.current();
  if ((current?.version ?? 0) !== body.version) {
    const isSame = current?.version === body.version + 1 && isSaid(current.words, words);
    return isSame ? { stands: current } : { problem: problem('conflict') };
  }
  const next = text.next(body.version + 1, words);
  return (await text.save(next)) ? { stands: next } : { problem: problem('conflict') };
}

const isSaid = (a: TemplateWords | undefined, b: TemplateWords | undefined): boolean =>
  a?.text === b?.text && a?.subject === b?.subject;

/** The words that a request holds for a channel; undefined words: the default text. */
function wordsIn(
  { subject, text, useDefault }: SavedWords,
  channel: Channel,
): { words: TemplateWords | undefined } | { errors: FieldError[] } {
  const refuse = (field: string, message: string) => ({ errors: [{ field, message }] });
  if (useDefault) return text === undefined ? { words: undefined } : refuse('text', 'does not go with useDefault');
  if (text === undefined) return refuse('text', 'must say something');
  if (channel === 'sms')
    return subject === undefined ? { words: { text } } : refuse('subject', 'is not part of an SMS');
  return subject === undefined ? refuse('subject', 'must say something') : { words: { subject, text } };
}
