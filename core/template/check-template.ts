import type { Language } from '../message/language.ts';
import type { Notice } from '../notification/notice.ts';
import type { Channel } from '../person/person.ts';
import { checkWords } from './check-words.ts';
import { whyNotLink } from './links.ts';
import { MERGE_FIELDS } from './merge-field.ts';
import { type Around, mergeValues, nameOf } from './merge-values.ts';
import type { TemplateProblem } from './problem.ts';
import { type SampleKind, sampleOf } from './sample.ts';
import type { TemplateWords } from './template.ts';
import { render } from './write-customer.ts';

/** What a template is checked for: the fact it is about and the account whose it is. */
export interface CheckSetting extends Pick<Around, 'account' | 'codes'> {
  about: Notice['about'];
  channel: Channel;
  language: Language;
  zone: string;
  /** Our own address, to which links may lead. */
  baseUrl: string;
}

/** Everything that keeps a rule's text from being saved; a text without a problem can be written for any visit. */
export function checkTemplate(words: TemplateWords, setting: CheckSetting): TemplateProblem[] {
  const { account, baseUrl, channel, language, zone } = setting;
  const said = (kind: SampleKind, of: Around['account']) => {
    const { notice, visit, around } = sampleOf(kind, setting.about, { ...setting, account: of });
    return render(words, mergeValues(notice, visit, around, { language, zone, inSms: channel === 'sms' }));
  };
  return checkWords(words, {
    fields: MERGE_FIELDS,
    // The account's own name is not the author's doing: it may be a domain, or in capitals.
    said: (kind) => said(kind, { ...account, name: 'Contractor' }),
    ...(channel === 'sms' ? { longestSms: () => `${nameOf(account)}: ${said('longest', account).text}` } : {}),
    whyNotLink: (link) => whyNotLink(link, { baseUrl, reviewLink: account.reviewLink }),
  });
}
