import type { Account } from '../account/account.ts';
import { toEpochMs } from '../time/instant.ts';
import type { CallerContent } from './caller-content.ts';
import { mailHtml, mailText } from './mail-shell.ts';
import { fitted, shortened } from './sms-text.ts';
import { CALLER_WORDS } from './words-caller-en.ts';
import type { Written } from './written.ts';

/** What is true when a message to a caller is put into words. */
export interface CallerSetting {
  account: Pick<Account, 'name'>;
  /** Of the service address: times are said as its clocks show them. */
  zone: string;
  /** What the call is about. */
  summary: string;
  /** He has been told of somebody else. */
  corrects: boolean;
}

/** With names and a summary of this length a sentence fits two segments in any alphabet. */
const NAME_MAX = 30;
const SUMMARY_MAX = 60;

/** Says to the customer who called where his call stands, in the contractor's name. */
export function writeCaller(content: CallerContent, { account, zone, summary, corrects }: CallerSetting): Written {
  const from = shortened(account.name, NAME_MAX);
  const about = shortened(summary.replace(/\.$/, ''), SUMMARY_MAX);
  const sentence = CALLER_WORDS.about(about, sentenceOf(content, zone, corrects));
  const mail = {
    from: account.name,
    heading: `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`,
    paragraphs: [],
    footer: CALLER_WORDS.footer,
  };
  return {
    sms: fitted(`${from}: ${sentence}`, '', ''),
    email: { subject: `${from}: ${sentence}`, text: mailText(mail), html: mailHtml(mail) },
  };
}

function sentenceOf(content: CallerContent, zone: string, corrects: boolean): string {
  switch (content.kind) {
    case 'caller_taken': {
      const name = shortened(content.name, NAME_MAX);
      return corrects ? CALLER_WORDS.takenNow(name) : CALLER_WORDS.taken(name);
    }
    case 'caller_waits':
      return CALLER_WORDS.waits;
    case 'caller_called_back':
      return CALLER_WORDS.calledBack(
        new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit', timeZone: zone }).format(
          toEpochMs(content.by),
        ),
      );
  }
}
