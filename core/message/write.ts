import type { Escalation, PendingEscalation } from '../escalation/escalation.ts';
import type { IncidentNumber } from '../ids/ids.ts';
import { type Instant, secondsBetween, toEpochMs } from '../time/instant.ts';
import { type Mail, mailHtml, mailText } from './mail-shell.ts';
import { type Message, type MessageContent, pagedPeople } from './message.ts';
import { fitted, plain, shortened } from './sms-text.ts';
import { WORDS } from './words-en.ts';
import { type VisitNotice, writeToTeam } from './write-notice.ts';
import { writeOnCall } from './write-on-call.ts';
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
  /** Of a message to the team about a visit; customers are written to by `template/write-customer.ts`. */
  visit?: VisitNotice;
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
      return setting.visit && writeToTeam(setting.visit);
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
    case 'sample':
      return { sms: content.sms, email: content.email };
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
  }
}

/** Puts an email into its frame and an SMS beside it. */
export type Compose = (subject: string, sms: string, rest: Omit<Mail, 'from' | 'footer'>) => Written;

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
/** Of people who share a phone and of other calls that wait, so many are named. */
const SHARING_MAX = 3;
const ALSO_MAX = 3;

/** A street is enough on a lock screen: the part before the first comma. */
const street = (address: string | undefined): string => shortened(address?.split(',')[0]?.trim() ?? '', STREET_MAX);

function writePage(
  message: Pick<Message, 'to' | 'content'>,
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
  const place = street(call.address);
  const { page } = WORDS;
  const also = setting.alsoWaiting?.length ? page.also(setting.alsoWaiting.slice(0, ALSO_MAX)) : '';
  const ways = waysToAnswer(message, content.names, escalation);
  const end = ways ? page.smsEnd(place, left, also, ways, link) : page.smsEndNoCode(place, left, also, link);
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

/** How to answer by SMS: with one's own code, so that whoever shares the phone answers for himself. */
function waysToAnswer(
  message: Pick<Message, 'to' | 'content'>,
  names: readonly string[],
  { replyCodes }: PendingEscalation,
): string {
  const coded = pagedPeople(message).flatMap((id, index) => {
    const code = replyCodes[id];
    return code === undefined ? [] : [{ name: shortened(names[index] ?? '', NAME_MAX), code }];
  });
  const [first, ...others] = coded;
  if (!first) return '';
  if (others.length === 0) return WORDS.page.ways(first.code);
  return coded
    .slice(0, SHARING_MAX)
    .map(({ name, code }) => WORDS.page.waysOf(name, code))
    .join(' ');
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
