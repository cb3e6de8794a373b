import { type Mail, mailHtml, mailText } from '../message/mail-shell.ts';
import type { Written } from '../message/written.ts';
import type { Channel } from '../person/person.ts';
import type { WrittenWith } from '../template/template.ts';
import { boundLine } from './bound-line.ts';
import { type Said, sayText, type TextChoice } from './say-text.ts';
import { TEXT_WORDS } from './text-catalogue.ts';
import { TEXTS } from './text-design.ts';
import type { TextField, TextValues } from './text-field.ts';
import type { TextName } from './text-name.ts';

type Fact = NonNullable<Mail['facts']>[number];

/** A text to be said, with everything that is around it. */
export interface Telling {
  name: TextName;
  values: TextValues;
  /** Before the email's text. */
  paragraphs?: readonly string[];
  /** Beneath the email's text, after the facts that the text has itself. */
  facts?: readonly Fact[];
  /** The host to which a sign-in code is bound. */
  host?: string;
  /** Of an email to a customer: where he chooses what he is sent. */
  preferences?: Mail['preferences'];
  button?: Mail['button'];
}

/** A message in words, with the texts it was written with where they were not ours in English. */
export interface WrittenText extends Written {
  with: Readonly<Partial<Record<Channel, WrittenWith>>>;
}

/** Puts a text into the frame of each channel. `from`: who speaks. */
export function writeText(telling: Telling, choice: TextChoice, from: string): WrittenText {
  const { name, host } = telling;
  const values = { account_name: from, ...telling.values };
  const sms = sayText(name, values, 'sms', choice);
  const end = TEXTS[name].isBound && host !== undefined ? boundLine(host, values.code ?? '') : '';
  const sent = { sms: `${sms.words.text}${end}`, with: {} };
  if (TEXTS[name].smsOnly) {
    const { replySubject } = TEXT_WORDS[choice.language];
    const mail = mailOf({ ...telling, values }, { subject: replySubject, text: sms.words.text }, choice, from);
    return { ...sent, email: mail, with: withOf(name, { sms }, choice) };
  }
  const email = sayText(name, values, 'email', choice);
  return {
    ...{ ...sent, email: mailOf({ ...telling, values }, email.words, choice, from) },
    with: withOf(name, { sms, email }, choice),
  };
}

function mailOf(
  { name, values, paragraphs = [], facts = [], button, preferences }: Telling,
  { subject = '', text }: Said['words'],
  { language }: TextChoice,
  from: string,
): Written['email'] {
  const design = TEXTS[name];
  const words = TEXT_WORDS[language];
  const link = values.link;
  const heading = (design.heading && values[design.heading]) || subject;
  const leads = design.button && link ? { label: words.buttons[design.button], href: link } : button;
  const mail: Mail = {
    ...{ from, language, footer: design.toCustomer ? words.callerFooter : words.footer },
    heading: heading.charAt(0).toUpperCase() + heading.slice(1),
    paragraphs: [...paragraphs, ...text.split(/\n\s*\n/)].map((each) => each.trim()).filter((each) => each !== ''),
    facts: [...(design.facts ?? []).flatMap((field) => factOf(field, values, words)), ...facts],
    ...(leads ? { button: leads } : {}),
    ...(preferences ? { preferences } : {}),
  };
  const whole = design.toCustomer ? `${from}: ${subject}` : subject;
  return {
    ...{ subject: whole, text: mailText(mail), html: mailHtml(mail) },
    ...(preferences ? { unsubscribe: preferences.href } : {}),
  };
}

/** What a phone can do with a value when it is tapped. */
const LEADS: Readonly<Partial<Record<TextField, string>>> = { customer_phone: 'tel:', customer_email: 'mailto:' };

function factOf(field: TextField, values: TextValues, { facts }: (typeof TEXT_WORDS)[TextChoice['language']]): Fact[] {
  const value = values[field];
  if (!value) return [];
  const label = facts[field];
  const lead = LEADS[field];
  return label === undefined ? [] : [lead === undefined ? [label, value] : [label, value, `${lead}${value}`]];
}

function withOf(
  name: TextName,
  said: Readonly<Partial<Record<Channel, Said>>>,
  { language }: TextChoice,
): WrittenText['with'] {
  const used = (Object.entries(said) as [Channel, Said][]).flatMap(([channel, { version, failed }]) =>
    language === 'en' && version === 0 && failed === undefined
      ? []
      : [
          [
            channel,
            { language, templates: [{ text: name, version, ...(failed === undefined ? {} : { failed }) }] },
          ] as const,
        ],
  );
  return Object.fromEntries(used);
}
