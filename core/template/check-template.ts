import type { Language } from '../message/language.ts';
import { plain, segmentsOf } from '../message/sms-text.ts';
import type { Notice } from '../notification/notice.ts';
import type { Channel } from '../person/person.ts';
import { linksIn, whyNotLink } from './links.ts';
import { type Around, mergeValues, nameOf } from './merge-values.ts';
import { asksForOptOut } from './opt-out-words.ts';
import { type ProblemKind, placeIn, SAYS, type TemplateProblem } from './problem.ts';
import { type SampleKind, sampleOf } from './sample.ts';
import type { TemplateWords } from './template.ts';
import { templateProblems } from './template-flaws.ts';
import { render, SEGMENTS_MAX } from './write-customer.ts';

/** What a template is checked for: the fact it is about and the account whose it is. */
export interface CheckSetting extends Pick<Around, 'account' | 'codes'> {
  about: Notice['about'];
  channel: Channel;
  language: Language;
  zone: string;
  /** Our own address, to which links may lead. */
  baseUrl: string;
}

/** Control signs but the line feed, and signs that hide or turn what stands beside them. */
const HIDDEN = /(?![\n\r])[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;

/**
 * Everything that keeps a text from being saved (messages spec, rule 9), each with its place; a text without a problem
 * can be written for any visit. First what is wrong with it as a template; then, with samples in it, what a carrier or
 * a customer would not have.
 */
export function checkTemplate(words: TemplateWords, setting: CheckSetting): TemplateProblem[] {
  const fields = (['subject', 'text'] as const).filter((field) => words[field] !== undefined);
  const problems = fields.flatMap((field) => fieldProblems(field, words[field] ?? ''));
  return problems.length > 0 ? problems : saidProblems(words, setting);
}

function fieldProblems(field: TemplateProblem['field'], template: string): TemplateProblem[] {
  const found = (kind: ProblemKind, offset: number, length: number): TemplateProblem => ({
    ...{ field, kind, at: placeIn(template, offset, length), message: SAYS[kind]('') },
  });
  if (template.trim() === '') return [found('empty', 0, template.length)];
  const broken = field === 'subject' ? /[\r\n]/.exec(template) : /\r/.exec(template);
  if (broken) return [found('line_break', broken.index, 1)];
  const hidden = HIDDEN.exec(template);
  if (hidden) return [found('hidden_sign', hidden.index, 1)];
  return templateProblems(template).map((problem) => ({ field, ...problem }));
}

/** What the text would say, with samples of all kinds in it. */
function saidProblems(words: TemplateWords, setting: CheckSetting): TemplateProblem[] {
  const { account, baseUrl, channel, language, zone } = setting;
  const said = (kind: SampleKind, of: Around['account']) => {
    const { notice, visit, around } = sampleOf(kind, setting.about, { ...setting, account: of });
    return render(words, mergeValues(notice, visit, around, { language, zone, inSms: channel === 'sms' }));
  };
  const problems: TemplateProblem[] = [];
  const report = (field: TemplateProblem['field'], kind: ProblemKind, what: string) => {
    const offset = (words[field] ?? '').indexOf(what);
    const at = offset < 0 ? placeIn(words[field] ?? '', 0, (words[field] ?? '').length) : undefined;
    if (problems.some((each) => each.field === field && each.kind === kind)) return;
    problems.push({
      ...{ field, kind, at: at ?? placeIn(words[field] ?? '', offset, what.length), message: SAYS[kind](what) },
    });
  };

  // The account's own name is not the author's doing: it may be a domain, or in capitals.
  const anonymous = { ...account, name: 'Contractor' };
  for (const kind of ['usual', 'bare'] as const) {
    const texts = said(kind, anonymous);
    for (const field of ['subject', 'text'] as const) {
      const text = texts[field];
      if (text === undefined) continue;
      if (text === '') report(field, 'empty', '');
      const optOut = asksForOptOut(text);
      if (optOut !== undefined) report(field, 'opt_out', optOut);
      for (const link of linksIn(text)) {
        const why = whyNotLink(link, { baseUrl, reviewLink: account.reviewLink });
        if (why) report(field, why, link);
      }
    }
  }
  if (channel === 'sms') {
    const { segments } = segmentsOf(plain(`${nameOf(account)}: ${said('longest', account).text}`));
    if (segments > SEGMENTS_MAX) report('text', 'too_many_segments', `${segments} SMS`);
  }
  return problems;
}
