import type { Escalation, PendingEscalation } from '../escalation/escalation.ts';
import { type Instant, secondsBetween, toEpochMs } from '../time/instant.ts';
import { type Mail, mailHtml, mailText } from './mail-shell.ts';
import type { Message, MessageContent } from './message.ts';
import { fitted, plain, shortened } from './sms-text.ts';
import { WORDS } from './words-en.ts';
import type { Written } from './written.ts';

/** What is true when a message is put into words. */
export interface Setting {
  now: Instant;
  baseUrl: string;
  account: { name: string; zone: string } | undefined;
  escalation: Escalation | undefined;
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
      return mail(
        WORDS.stopped.subject(content.number),
        fitted(WORDS.stopped.sms(content.number, content.by, ''), content.reason, ''),
        {
          heading: WORDS.stopped.subject(content.number),
          paragraphs: [content.summary, WORDS.stopped.sms(content.number, content.by, content.reason)],
        },
      );
    case 'expired':
      return writeExpired(content, setting, mail);
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
  }
}

type Compose = (subject: string, sms: string, rest: Omit<Mail, 'from' | 'footer'>) => Written;

const linkTo = (number: string, { baseUrl }: Setting): string => `${baseUrl}/e/${number}`;

/** Hour and minute in the account's zone. */
const timeOf = (at: Instant, { account }: Setting): string =>
  new Intl.DateTimeFormat('en-US', {
    hour: 'numeric',
    minute: '2-digit',
    timeZone: account?.zone ?? 'UTC',
    timeZoneName: 'short',
  }).format(toEpochMs(at));

/** So long that with a name and a street of this length the codes and the link fit three segments in any alphabet. */
const NAME_MAX = 30;
const STREET_MAX = 40;

/** A street is enough on a lock screen: the part before the first comma. */
const street = (address: string | undefined): string => shortened(address?.split(',')[0]?.trim() ?? '', STREET_MAX);

function writePage(
  { to }: Pick<Message, 'to'>,
  content: Extract<MessageContent, { kind: 'page' }>,
  escalation: PendingEscalation,
  account: string,
  setting: Setting,
  compose: Compose,
): Written {
  const { number, call, note } = escalation;
  const link = linkTo(number, setting);
  // Rounded up: somebody told "0 minutes" would not look.
  const left = Math.max(1, Math.ceil(secondsBetween(setting.now, escalation.stepEndsAt) / 60));
  const code = 'personId' in to ? escalation.replyCodes[to.personId] : undefined;
  const place = street(call.address);
  const { page } = WORDS;
  const end = code ? page.smsEnd(place, left, code, link) : page.smsEndNoCode(place, left, link);
  return compose(
    page.subject(number, call.summary, left),
    fitted(page.smsStart(shortened(account, NAME_MAX), number), call.summary.replace(/\.$/, ''), end),
    {
      heading: page.heading(call.summary),
      paragraphs: [page.why(content.names.join(' and '), left)],
      button: { label: page.button, href: link },
      facts: [
        [page.facts.number, number],
        [page.facts.customer, call.customerName],
        ...(call.address ? ([[page.facts.place, call.address]] as const) : []),
        ...(note ? ([[page.facts.note, note]] as const) : []),
      ],
    },
  );
}

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
