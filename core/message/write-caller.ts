import type { Account } from '../account/account.ts';
import { unsubscribeAt } from '../link/link.ts';
import { toEpochMs } from '../time/instant.ts';
import type { CallerContent } from './caller-content.ts';
import type { Language } from './language.ts';
import { mailHtml, mailText } from './mail-shell.ts';
import { fitted, shortened } from './sms-text.ts';
import { harmless } from './typed-text.ts';
import { CALLER_WORDS, type CallerWords } from './words-caller-en.ts';
import { CALLER_WORDS_ES } from './words-caller-es.ts';
import type { Written } from './written.ts';

/** What is true when a message to a caller is put into words. */
export interface CallerSetting {
  account: Pick<Account, 'name'>;
  language: Language;
  /** Of the service address: times are said as its clocks show them. */
  zone: string;
  /** What the call is about. */
  summary: string;
  /** He has been told of somebody else. */
  corrects: boolean;
  /** The customer's page of his job, of an email; an SMS has no room for it. */
  link?: string | undefined;
}

const WORDS: Readonly<Record<Language, CallerWords>> = { en: CALLER_WORDS, es: CALLER_WORDS_ES };

/** With names and a summary of this length a sentence fits two segments in any alphabet. */
const NAME_MAX = 30;
const SUMMARY_MAX = 60;

/** Says to the customer who called where his call stands, in the contractor's name. */
export function writeCaller(content: CallerContent, setting: CallerSetting): Written {
  const { account, language, summary, link } = setting;
  const words = WORDS[language];
  const from = shortened(account.name, NAME_MAX);
  const about = harmless(summary.replace(/\.$/, ''), SUMMARY_MAX);
  const sentence = words.about(about, sentenceOf(content, words, setting));
  const mail = {
    from: account.name,
    heading: `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`,
    paragraphs: [],
    footer: words.footer,
    language,
    ...(link
      ? {
          button: { label: words.button, href: link },
          preferences: { label: words.preferences, href: unsubscribeAt(link) },
        }
      : {}),
  };
  return {
    sms: fitted(`${from}: ${sentence}`, '', ''),
    email: {
      ...{ subject: `${from}: ${sentence}`, text: mailText(mail), html: mailHtml(mail) },
      ...(link ? { unsubscribe: unsubscribeAt(link) } : {}),
    },
  };
}

function sentenceOf(content: CallerContent, words: CallerWords, { zone, corrects }: CallerSetting): string {
  switch (content.kind) {
    case 'caller_taken': {
      const name = shortened(content.name, NAME_MAX);
      return corrects ? words.takenNow(name) : words.taken(name);
    }
    case 'caller_waits':
      return words.waits;
    case 'caller_called_back':
      return words.calledBack(
        new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit', timeZone: zone }).format(
          toEpochMs(content.by),
        ),
      );
  }
}
