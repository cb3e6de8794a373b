import type { Account } from '../account/account.ts';
import { unsubscribeAt } from '../link/link.ts';
import { CATALOGUES } from '../template/catalogue.ts';
import { sayTime } from '../template/say-when.ts';
import type { Telling } from '../text/write-text.ts';
import type { CallerContent } from './caller-content.ts';
import type { Language } from './language.ts';
import { harmless } from './typed-text.ts';

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

/** So much of what a stranger may have typed. */
const SUMMARY_MAX = 60;

/** Where his call stands, to the customer who called. */
export function tellCaller(content: CallerContent, setting: CallerSetting): Telling {
  const { link, language } = setting;
  const { buttons, preferences } = CATALOGUES[language].words;
  return {
    ...sayingOf(content, setting),
    ...(link
      ? {
          button: { label: buttons.job, href: link },
          preferences: { label: preferences, href: unsubscribeAt(link) },
        }
      : {}),
  };
}

function sayingOf(
  content: CallerContent,
  { summary, zone, language, corrects }: CallerSetting,
): Pick<Telling, 'name' | 'values'> {
  const about = { summary: harmless(summary.replace(/\.$/, ''), SUMMARY_MAX) };
  switch (content.kind) {
    case 'caller_taken':
      return { name: corrects ? 'caller_taken_now' : 'caller_taken', values: { ...about, technician: content.name } };
    case 'caller_waits':
      return { name: 'caller_waits', values: about };
    case 'caller_called_back':
      return {
        name: 'caller_called_back',
        values: { ...about, at: sayTime(content.by, { language, zone, inSms: false }) },
      };
  }
}
