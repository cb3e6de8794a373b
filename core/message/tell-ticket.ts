import { sayDayAndTime } from '../text/say-zoned.ts';
import { TEXT_WORDS } from '../text/text-catalogue.ts';
import type { TextName } from '../text/text-name.ts';
import type { Telling } from '../text/write-text.ts';
import type { TicketContent } from '../ticket/ticket-message.ts';
import type { Speaking } from './speaking.ts';
import type { EmailThread, Written } from './written.ts';

/*
 * The messages of a ticket (tickets spec, 5): every detail the agent gave, the customer's contact data and preferred
 * way, by when, and the link at which it is claimed. All emails of a ticket are one conversation.
 */

type Told = Exclude<TicketContent, { kind: 'ticket_channel_alert' }>;

const REMINDERS = { half: 'ticket_half', due: 'ticket_due', breach: 'ticket_overdue' } as const;

export function tellTicket(content: TicketContent, speaking: Speaking): Telling {
  const words = TEXT_WORDS[speaking.language];
  const { number } = content;
  const ticketPage = `${speaking.baseUrl}/tickets/${number}`;
  if (content.kind === 'ticket_channel_alert')
    return {
      name: 'ticket_channel_alert',
      values: { ticket_number: number, channel: content.channel, link: `${speaking.baseUrl}/channels` },
      facts: [[words.facts.ticket_number ?? '', number, ticketPage]],
    };
  const { customer, category, urgency, contactMethod } = content;
  const name: TextName = content.kind === 'ticket_opened' ? 'ticket_opened' : REMINDERS[content.notice];
  return {
    name,
    values: {
      ...{ ticket_number: number, link: ticketPage, due: sayDayAndTime(content.dueAt, speaking) },
      ...{ category: words.categories[category], urgency: words.urgencies[urgency] },
      ...{ contact_method: words.contactMethods[contactMethod], customer: customer.name },
      ...{ customer_phone: customer.phone ?? null, customer_email: customer.email ?? null },
      ...{ address: customer.address ?? null, summary: content.summary, issue: content.issue },
      ...{ tried: content.tried || null, why: content.why || null, by: content.escalatedBy },
      why_me: words.via[content.via] ?? null,
      claimed_by: (content.kind === 'ticket_reminder' && content.claimedBy) || null,
    },
  };
}

/** With where answers go, and where the email stands in its ticket's conversation. */
export const inConversation = <T extends Written>(written: T, content: Told, { baseUrl }: Speaking): T => ({
  ...written,
  email: {
    ...written.email,
    ...(content.replyTo === undefined ? {} : { replyTo: content.replyTo }),
    thread: threadOf(content, baseUrl),
  },
});

/**
 * All emails of a ticket hang on the ticket's id, which no email has for its own: SES replaces the id of each, and a
 * mailbox that never saw the first one's would not find the others (ADR 19).
 */
function threadOf(content: Told, baseUrl: string): EmailThread {
  const id = (local: string) => `<${local}@${new URL(baseUrl).hostname}>`;
  const which = content.kind === 'ticket_opened' ? 'opened' : content.notice;
  return { messageId: id(`${content.ticketId}.${which}`), references: id(content.ticketId) };
}
