import type { Escalation } from '../escalation/escalation.ts';
import type { IncidentNumber } from '../ids/ids.ts';
import { type Instant, toEpochMs } from '../time/instant.ts';
import { type Mail, mailHtml, mailText } from './mail-shell.ts';
import type { Message, MessageContent } from './message.ts';
import { fitted, plain } from './sms-text.ts';
import { WORDS } from './words-en.ts';
import { type CallerSetting, writeCaller } from './write-caller.ts';
import { type VisitNotice, writeNotices } from './write-notice.ts';
import { writeOnCall } from './write-on-call.ts';
import { linkTo, street, writePage } from './write-page.ts';
import { writeReadiness } from './write-readiness.ts';
import { writeTicket } from './write-ticket.ts';
import type { Written } from './written.ts';

/** What is true when a message is put into words. */
export interface Setting {
  now: Instant;
  baseUrl: string;
  account: { name: string; zone: string } | undefined;
  escalation: Escalation | undefined;
  /** Other calls that wait for the same phone, paged a moment before (case 13). */
  alsoWaiting?: readonly IncidentNumber[];
  /** Of a message about a visit. */
  visit?: VisitNotice;
  /** Of a message to the customer who called. */
  caller?: CallerSetting;
}

/** The product's own name, where no account is known yet. */
const PRODUCT = 'Callout';

/** Puts a message into words for both channels. `undefined`: there is nothing left to say (a page of no escalation). */
export function write(message: Pick<Message, 'content' | 'to'>, setting: Setting): Written | undefined {
  const { content } = message;
  const account = setting.account?.name ?? PRODUCT;
  const mail = (subject: string, sms: string, rest: Omit<Mail, 'from' | 'footer'>): Written => {
    const whole: Mail = { from: account, footer: WORDS.footer, ...rest };
    return { sms: plain(sms), email: { subject, text: mailText(whole), html: mailHtml(whole) } };
  };

  switch (content.kind) {
    case 'page':
      return setting.escalation?.status === 'pending'
        ? writePage(message, content, setting.escalation, account, setting, mail)
        : undefined;
    case 'login_code': {
      if (content.code === undefined) return undefined;
      const { code, host } = content;
      return mail(WORDS.code.subject, WORDS.code.sms(code, host), {
        heading: WORDS.code.heading(code),
        paragraphs: WORDS.code.paragraphs,
      });
    }
    case 'taken': {
      const at = timeOf(content.at, setting);
      return mail(WORDS.taken.subject(content.number, content.by), WORDS.taken.sms(content.number, content.by, at), {
        heading: WORDS.taken.subject(content.number, content.by),
        paragraphs: [content.summary, content.late ? WORDS.taken.late : WORDS.taken.rest],
      });
    }
    case 'stopped':
    case 'job_cancelled': {
      const { kind, number, summary, by, reason } = content;
      const words = kind === 'stopped' ? WORDS.stopped : WORDS.jobCancelled;
      return mail(words.subject(number), fitted(words.sms(number, by, ''), reason, ''), {
        heading: words.subject(number),
        paragraphs: [summary, words.sms(number, by, reason)],
      });
    }
    case 'expired':
      return writeExpired(content, setting, mail);
    case 'assigned_to_you': {
      const { number, summary, customerName, phone, address, by } = content;
      const { assigned, page } = WORDS;
      const link = linkTo(number, setting);
      return mail(
        assigned.subject(number, by),
        fitted(assigned.smsStart(by, number), summary, assigned.smsEnd(street(address), link)),
        {
          heading: assigned.subject(number, by),
          paragraphs: [summary],
          button: { label: page.button, href: link },
          facts: [
            [page.facts.customer, phone ? `${customerName}, ${phone}` : customerName],
            ...(address ? ([[page.facts.place, address]] as const) : []),
          ],
        },
      );
    }
    case 'released': {
      const { number, summary, by, reason } = content;
      const text = WORDS.released.sms(number, by, reason);
      return mail(WORDS.released.subject(number, by), fitted(text, '', ''), {
        heading: WORDS.released.subject(number, by),
        paragraphs: [summary, text],
        button: { label: WORDS.page.button, href: linkTo(number, setting) },
      });
    }
    case 'nudge': {
      const link = linkTo(content.number, setting);
      return mail(WORDS.nudge.subject(content.number), WORDS.nudge.sms(content.number, content.minutes, link), {
        heading: WORDS.nudge.subject(content.number),
        paragraphs: [content.summary],
        button: { label: WORDS.nudge.button, href: link },
      });
    }
    case 'no_start': {
      const { number, summary, assignee, minutes } = content;
      const text = WORDS.noStart.sms(number, assignee, minutes);
      return mail(WORDS.noStart.subject(number, assignee), text, {
        heading: WORDS.noStart.subject(number, assignee),
        paragraphs: [summary, text],
        button: { label: WORDS.page.button, href: linkTo(number, setting) },
      });
    }
    case 'method_lost': {
      const { name, address, state } = content;
      const text = WORDS.methodLost.sms(name, address, WORDS.methodLost[state]);
      return mail(WORDS.methodLost.subject(name), fitted(text, '', ''), {
        heading: WORDS.methodLost.subject(name),
        paragraphs: [text, WORDS.methodLost.restore],
      });
    }
    case 'notice':
    case 'notices':
      return setting.visit && writeNotices(setting.visit, 'contactId' in message.to);
    case 'invitation':
      return mail(WORDS.invitation.subject(account), WORDS.invitation.sms(account, content.name, setting.baseUrl), {
        heading: WORDS.invitation.heading(content.name),
        paragraphs: WORDS.invitation.paragraphs,
        button: { label: WORDS.invitation.button, href: setting.baseUrl },
      });
    case 'test': {
      const at = timeOf(content.at, setting);
      return mail(WORDS.test.subject, WORDS.test.sms(account, at), {
        heading: WORDS.test.subject,
        paragraphs: WORDS.test.paragraphs(at),
      });
    }
    case 'reply':
      return mail(WORDS.reply.subject, fitted('', content.text, ''), {
        heading: WORDS.reply.subject,
        paragraphs: [content.text],
      });
    case 'ticket_opened':
    case 'ticket_reminder':
    case 'ticket_channel_alert':
      return writeTicket(content, setting, mail);
    case 'shift_reminder':
    case 'shifts_changed':
    case 'coverage_gap':
    case 'cover_wanted':
    case 'cover_taken':
      return writeOnCall(content, setting, mail);
    case 'caller_taken':
    case 'caller_waits':
    case 'caller_called_back':
      return setting.caller && writeCaller(content, setting.caller);
    case 'drill':
    case 'drill_failed':
    case 'plan_findings':
      return writeReadiness(content, setting, account, mail);
  }
}

/** Puts an email into its frame and an SMS beside it. */
export type Compose = (subject: string, sms: string, rest: Omit<Mail, 'from' | 'footer'>) => Written;

/** Hour and minute in the account's zone. */
const timeOf = (at: Instant, { account }: Setting): string =>
  new Intl.DateTimeFormat('en-US', {
    hour: 'numeric',
    minute: '2-digit',
    timeZone: account?.zone ?? 'UTC',
    timeZoneName: 'short',
  }).format(toEpochMs(at));

function writeExpired(
  content: Extract<MessageContent, { kind: 'expired' }>,
  setting: Setting,
  compose: Compose,
): Written {
  const { number, summary, customerName, phone = '', reason } = content;
  const { expired } = WORDS;
  return compose(
    expired.subject(number),
    fitted(expired.smsStart(number), summary, expired.smsEnd(customerName, phone)),
    {
      heading: expired.subject(number),
      paragraphs: [summary, expired[reason], expired.callCustomer(customerName, phone)],
      button: { label: expired.button, href: linkTo(number, setting) },
    },
  );
}
