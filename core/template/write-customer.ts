import type { Visit } from '../job/visit.ts';
import { unsubscribeAt } from '../link/link.ts';
import type { Language } from '../message/language.ts';
import { type Mail, mailHtml, mailText } from '../message/mail-shell.ts';
import { fitted, plain, segmentsOf } from '../message/sms-text.ts';
import type { Written } from '../message/written.ts';
import type { Notice } from '../notification/notice.ts';
import { subjectOf } from '../notification/notice-subject.ts';
import type { Channel } from '../person/person.ts';
import { type ButtonName, CATALOGUES, type ToldOf, toldOf } from './catalogue.ts';
import { SEGMENTS_MAX } from './check-words.ts';
import { renderTemplate } from './liquid.ts';
import { MERGE_FIELDS, type MergeValues } from './merge-field.ts';
import { type Around, mergeValues, nameOf } from './merge-values.ts';
import { sayWindow } from './say-when.ts';
import type { Template, TemplateWords, WrittenWith } from './template.ts';

/** What customers are written to with. */
export interface CustomerSetting extends Around {
  language: Language;
  /** IANA zone of the service address. */
  zone: string;
  /** What the account says in its own words; the rest is said by the default texts. */
  templates: readonly Pick<Template, 'ruleId' | 'language' | 'channel' | 'version' | 'words'>[];
}

/** A message in words, with the texts it was written with, by channel. */
export interface WrittenToCustomer {
  written: Written;
  with: Readonly<Record<Channel, WrittenWith>>;
}

/** Shares of the room that names, summaries and addresses have, tried until an SMS fits. */
const ROOMS = [1, 0.6, 0.3] as const;

/**
 * Says to a customer what has become of a visit, by the account's own texts where it has some. The frame is ours: an SMS
 * begins with the contractor's name, whoever wrote the rest; an email has its heading, its facts and its foot. A text of
 * the account that cannot be written with what is true now never holds a message up: the default text goes in its place,
 * and the row says so.
 */
export function writeToCustomer(
  notices: readonly Notice[],
  visit: Visit,
  setting: CustomerSetting,
): WrittenToCustomer | undefined {
  const [first] = notices;
  if (!first) return undefined;
  const sms = smsOf(notices, visit, setting);
  const mail = emailOf(first, notices, visit, setting);
  return { written: { sms: sms.text, email: mail.email }, with: { sms: sms.with, email: mail.with } };
}

/**
 * The SMS, made shorter until it fits: names and summaries first, then the default text in the place of the account's
 * (a text is checked with names of our alphabet; with those of another a segment holds less than half).
 */
function smsOf(notices: readonly Notice[], visit: Visit, setting: CustomerSetting) {
  let made = { text: '', with: withOf([], setting) };
  for (const isOwn of [true, false])
    for (const room of ROOMS) {
      const sentences = notices.map((notice) => sentenceOf(notice, visit, setting, { channel: 'sms', room, isOwn }));
      const text = `${nameOf(setting.account)}: ${sentences.map(({ words }) => words.text).join(' ')}`;
      made = { text: plain(text), with: withOf(sentences, setting) };
      if (segmentsOf(made.text).segments <= SEGMENTS_MAX) return made;
    }
  // Only many facts in one message come here.
  return { ...made, text: fitted(made.text, '', '') };
}

function emailOf(first: Notice, notices: readonly Notice[], visit: Visit, setting: CustomerSetting) {
  const { account, customer, language, zone, link } = setting;
  const { words, mergedSubject } = CATALOGUES[language];
  const parts = notices.map((notice) => sentenceOf(notice, visit, setting, { channel: 'email', room: 1, isOwn: true }));
  const texts = parts.flatMap(({ words: { subject, text } }) => [
    ...(notices.length > 1 && subject ? [subject] : []),
    ...text.split(/\n\s*\n/).map((each) => each.trim()),
  ]);
  const subject = oneLine((notices.length > 1 ? mergedSubject : parts[0]?.words.subject) ?? mergedSubject);
  const appointment = subjectOf(first, visit);
  const crew = appointment?.assignments.map(({ name }) => name).join(', ');
  const mail: Mail = {
    ...{ from: account.name, heading: subject, language, footer: words.footer },
    paragraphs: texts.filter((each) => each !== ''),
    ...buttonOf(first.about, setting),
    ...(link ? { preferences: { label: words.preferences, href: unsubscribeAt(link) } } : {}),
    facts: [
      ...(appointment ? ([[words.facts.when, sayWindow(appointment, { language, zone, inSms: false })]] as const) : []),
      ...(customer?.address ? ([[words.facts.place, customer.address]] as const) : []),
      ...(crew ? ([[words.facts.technician, crew]] as const) : []),
      [words.facts.job, `${visit.job.number}, ${visit.job.summary}`] as const,
    ],
  };
  const email = {
    ...{ subject, text: mailText(mail), html: mailHtml(mail) },
    ...(link ? { unsubscribe: unsubscribeAt(link) } : {}),
  };
  return { email, with: withOf(parts, setting) };
}

/**
 * The one link of an email: the customer's page; of a thank-you, where the account wants to be praised. What is called
 * off or declined leads nowhere.
 */
function buttonOf(about: Notice['about'], { account, link, language }: CustomerSetting): Pick<Mail, 'button'> {
  const to = (name: ButtonName, href: string | undefined): Pick<Mail, 'button'> =>
    href === undefined ? {} : { button: { label: CATALOGUES[language].words.buttons[name], href } };
  if (about === 'complete' && account.reviewLink) return to('review', account.reviewLink);
  return about === 'cancelled' || about === 'offer_declined' ? {} : to(BUTTONS[toldOf(about)] ?? 'appointment', link);
}

const BUTTONS: Readonly<Partial<Record<ToldOf, ButtonName>>> = {
  ...{ reminder: 'reminder', survey: 'survey', complete: 'job', started: 'job' },
  ...{ offer_accepted: 'request', on_the_way: 'crew', eta_changed: 'crew', lead_changed: 'crew' },
};

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

interface Sentence {
  words: TemplateWords;
  used: WrittenWith['templates'][number];
}

const withOf = (sentences: readonly Sentence[], { language }: CustomerSetting): WrittenWith => ({
  ...{ language, templates: sentences.map(({ used }) => used) },
});

/** One notice by one channel: in the account's own words where it has some and `isOwn` allows, else in ours. */
function sentenceOf(
  notice: Notice,
  visit: Visit,
  setting: CustomerSetting,
  { channel, room, isOwn }: { channel: Channel; room: number; isOwn: boolean },
): Sentence {
  const { language, zone, templates } = setting;
  const { ruleId } = notice;
  const values = mergeValues(notice, visit, setting, { language, zone, inSms: channel === 'sms' }, room);
  const own = templates.find(
    (each) => each.ruleId === ruleId && each.language === language && each.channel === channel,
  );
  const rendered = isOwn && own?.words ? tryRender(own.words, values) : undefined;
  if (own && rendered) return { words: rendered, used: { ruleId, version: own.version } };
  const failed = own?.words ? { failed: own.version } : {};
  return {
    words: render(defaultWords(notice.about, channel, language), values),
    used: { ruleId, version: 0, ...failed },
  };
}

/** The default text of a fact, by channel. */
export function defaultWords(about: Notice['about'], channel: Channel, language: Language): TemplateWords {
  const { sms, subject, text } = CATALOGUES[language].templates[toldOf(about)];
  return channel === 'sms' ? { text: sms } : { subject, text };
}

/** @throws Error where one of the templates is none, or names what is not there */
export const render = ({ subject, text }: TemplateWords, values: MergeValues): TemplateWords => ({
  ...(subject === undefined ? {} : { subject: renderTemplate(subject, values, MERGE_FIELDS) }),
  text: renderTemplate(text, values, MERGE_FIELDS),
});

/** Undefined for one that says nothing, too: an SMS of the contractor's name alone would tell nobody anything. */
function tryRender(words: TemplateWords, values: MergeValues): TemplateWords | undefined {
  try {
    const rendered = render(words, values);
    return rendered.text === '' || rendered.subject === '' ? undefined : rendered;
  } catch {
    return undefined;
  }
}
