import type { TicketContent } from '../ticket/ticket-message.ts';
import { type Instant, toEpochMs } from '../time/instant.ts';
import { fitted, shortened } from './sms-text.ts';
import { CATEGORY_WORDS, CONTACT_WORDS, TICKET_WORDS, URGENCY_WORDS, VIA_WORDS } from './ticket-words-en.ts';
import type { Compose, Setting } from './write.ts';
import type { EmailThread, Written } from './written.ts';

/*
 * The messages of a ticket in words (tickets spec, 5): every detail the agent gave, the customer's contact data and
 * preferred way, by when, and the link at which it is claimed. All emails of a ticket are one conversation.
 */

/** A name on a lock screen. */
const NAME_MAX = 40;

type Told = Exclude<TicketContent, { kind: 'ticket_channel_alert' }>;

export function writeTicket(content: TicketContent, setting: Setting, compose: Compose): Written {
  const link = `${setting.baseUrl}/tickets/${content.number}`;
  if (content.kind === 'ticket_channel_alert') {
    const { alert } = TICKET_WORDS;
    return compose(alert.subject(content.channel), alert.sms(content.channel, content.number, link), {
      heading: alert.subject(content.channel),
      paragraphs: [alert.paragraph(content.number), alert.mend],
      button: { label: alert.button, href: `${setting.baseUrl}/channels` },
      facts: [[TICKET_WORDS.facts.number, content.number, link]],
    });
  }
  const words = content.kind === 'ticket_opened' ? openedWords(content, setting) : reminderWords(content, setting);
  const { opened } = TICKET_WORDS;
  const by = dayAndTime(content.dueAt, setting);
  const written = compose(
    words.subject,
    fitted(words.smsStart, content.issue, opened.smsEnd(shortened(content.customer.name, NAME_MAX), by, link)),
    {
      heading: words.heading,
      paragraphs: words.paragraphs,
      button: { label: TICKET_WORDS.button, href: link },
      facts: factsOf(content, by),
    },
  );
  return {
    ...written,
    email: {
      ...written.email,
      ...(content.replyTo === undefined ? {} : { replyTo: content.replyTo }),
      thread: threadOf(content, setting),
    },
  };
}

interface Words {
  subject: string;
  smsStart: string;
  heading: string;
  paragraphs: string[];
}

function openedWords(content: Extract<Told, { kind: 'ticket_opened' }>, setting: Setting): Words {
  const { number, customer, category, via } = content;
  const { opened } = TICKET_WORDS;
  return {
    subject: opened.subject(number, CATEGORY_WORDS[category], customer.name),
    smsStart: opened.sms(number, CATEGORY_WORDS[category]),
    heading: `${CATEGORY_WORDS[category]}: ${content.summary}`,
    paragraphs: [...viaLine(via), opened.due(customer.name, dayAndTime(content.dueAt, setting))],
  };
}

function reminderWords(content: Extract<Told, { kind: 'ticket_reminder' }>, setting: Setting): Words {
  const { number, customer, via, notice, claimedBy } = content;
  const { opened, reminder } = TICKET_WORDS;
  const heading = reminder.heading[notice](number);
  return {
    subject: `${heading}: ${customer.name}`,
    smsStart: `${heading}: `,
    heading,
    paragraphs: [
      ...viaLine(via),
      claimedBy === undefined ? reminder.unclaimed : reminder.claimed(claimedBy),
      opened.due(customer.name, dayAndTime(content.dueAt, setting)),
    ],
  };
}

const viaLine = (via: Told['via']): string[] => {
  const line = VIA_WORDS[via];
  return line === undefined ? [] : [line];
};

type Fact = [name: string, value: string, href?: string];

function factsOf(content: Told, by: string): Fact[] {
  const { customer } = content;
  const { facts } = TICKET_WORDS;
  const all: [name: string, value: string | undefined, href?: string][] = [
    [facts.number, content.number],
    [facts.category, CATEGORY_WORDS[content.category]],
    [facts.urgency, URGENCY_WORDS[content.urgency]],
    [facts.due, by],
    [facts.customer, customer.name],
    [facts.method, CONTACT_WORDS[content.contactMethod]],
    [facts.phone, customer.phone, `tel:${customer.phone}`],
    [facts.email, customer.email, `mailto:${customer.email}`],
    [facts.address, customer.address],
    [facts.task, content.summary],
    [facts.issue, content.issue],
    [facts.tried, content.tried],
    [facts.why, content.why],
    [facts.by, content.escalatedBy],
  ];
  return all.filter((fact): fact is Fact => fact[1] !== undefined && fact[1] !== '');
}

/**
 * All emails of a ticket hang on the ticket's id, which no email has for its own: SES replaces the id of each, and a
 * mailbox that never saw the first one's would not find the others (ADR 19).
 */
function threadOf(content: Told, { baseUrl }: Setting): EmailThread {
  const id = (local: string) => `<${local}@${new URL(baseUrl).hostname}>`;
  const which = content.kind === 'ticket_opened' ? 'opened' : content.notice;
  return { messageId: id(`${content.ticketId}.${which}`), references: id(content.ticketId) };
}

/** Day, hour and minute in the account's zone. */
const dayAndTime = (at: Instant, { account }: Setting): string =>
  new Intl.DateTimeFormat('en-US', {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: account?.zone ?? 'UTC',
    timeZoneName: 'short',
  }).format(toEpochMs(at));
