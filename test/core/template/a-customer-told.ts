import type { Notice } from '../../../core/notification/notice.ts';
import { checkTemplate } from '../../../core/template/check-template.ts';
import { type SampleKind, sampleOf } from '../../../core/template/sample.ts';
import type { TemplateWords } from '../../../core/template/template.ts';
import { type CustomerSetting, writeToCustomer } from '../../../core/template/write-customer.ts';

export const BASE_URL = 'https://call.northside.example';
export const REVIEW = 'https://reviews.example/northside';
export const ACCOUNT = { name: 'Northside Heating', reviewLink: REVIEW };
export const CHICAGO = 'America/Chicago';

/** What is wrong with a text of the account's own. */
export const problemsOf = (
  words: TemplateWords,
  more: { about?: Notice['about']; language?: 'en' | 'es'; account?: typeof ACCOUNT } = {},
) =>
  checkTemplate(words, {
    ...{ about: 'booked', language: 'en', account: ACCOUNT, codes: [], zone: CHICAGO, baseUrl: BASE_URL },
    channel: words.subject === undefined ? 'sms' : 'email',
    ...more,
  });

/** What a customer is told of a fact, of a sample visit. */
export function toldOfSample(
  about: Notice['about'],
  more: Partial<CustomerSetting> & { kind?: SampleKind; own?: TemplateWords } = {},
) {
  const { kind = 'usual', own, ...given } = more;
  const language = given.language ?? 'en';
  const { notice, visit, around } = sampleOf(kind, about, { account: ACCOUNT, codes: [], baseUrl: BASE_URL, language });
  const { ruleId } = notice;
  const channel = own?.subject === undefined ? ('sms' as const) : ('email' as const);
  const templates = own ? [{ ruleId, language, channel, version: 3, words: own }] : [];
  const told = writeToCustomer([notice], visit, { ...around, language, zone: CHICAGO, templates, ...given });
  if (!told) throw new Error('nothing to say');
  return told;
}
