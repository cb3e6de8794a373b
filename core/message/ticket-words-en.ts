import type { TicketContent } from '../ticket/ticket-message.ts';

/*
 * The texts of ticket messages in English; see `words-en.ts` for what holds for all. A subject begins with the ticket's
 * number, so that a mailbox sorts and finds by it.
 */

type Told = Extract<TicketContent, { kind: 'ticket_opened' | 'ticket_reminder' }>;

export const CATEGORY_WORDS: Record<Told['category'], string> = {
  complaint: 'Complaint',
  billing: 'Billing',
  pricing: 'Pricing',
  technical: 'Technical',
  other: 'Other',
};

export const CONTACT_WORDS: Record<Told['contactMethod'], string> = {
  call: 'Call',
  text: 'Text message',
  email: 'Email',
};

export const URGENCY_WORDS: Record<Told['urgency'], string> = { urgent: 'Urgent', standard: 'Standard' };

/** Why somebody gets a ticket who is not its channel. */
export const VIA_WORDS: Partial<Record<Told['via'], string>> = {
  default: 'You get this as the default recipient: nobody in the ticket channel can be reached.',
  administrators:
    'You get this as an administrator: neither the ticket channel nor a default recipient can be reached.',
  backup: 'You get this as the backup: the ticket channel has not dealt with it.',
  managers: 'You get this as a manager: the customer should have been contacted by now.',
};

export const TICKET_WORDS = {
  opened: {
    subject: (number: string, category: string, customer: string) => `Ticket ${number}: ${category}, ${customer}`,
    sms: (number: string, category: string) => `Ticket ${number} (${category}): `,
    smsEnd: (customer: string, by: string, link: string) => `. Contact ${customer} by ${by}: ${link}`,
    due: (customer: string, by: string) => `${customer} was told to expect an answer by ${by}.`,
  },
  reminder: {
    heading: {
      half: (number: string) => `Ticket ${number} is still unclaimed`,
      due: (number: string) => `Ticket ${number} is due now`,
      breach: (number: string) => `Ticket ${number} is overdue`,
    },
    claimed: (by: string) => `${by} has claimed it.`,
    unclaimed: 'Nobody has claimed it.',
  },
  alert: {
    subject: (channel: string) => `The ticket channel “${channel}” reaches nobody`,
    sms: (channel: string, number: string, link: string) =>
      `Nobody in the ticket channel "${channel}" can be reached. Ticket ${number} went to the default recipient: ${link}`,
    paragraph: (number: string) => `Ticket ${number} went to the default recipient instead.`,
    mend: 'Add a recipient who can be reached, so that the next one goes to the team.',
    button: 'Open the ticket channels',
  },
  facts: {
    number: 'Ticket',
    category: 'Category',
    urgency: 'Urgency',
    due: 'Contact by',
    customer: 'Customer',
    method: 'Preferred way',
    phone: 'Phone',
    email: 'Email',
    address: 'Address',
    task: 'Task',
    issue: 'Issue',
    tried: 'Tried so far',
    why: 'Why escalated',
    by: 'Escalated by',
  },
  button: 'View and claim the ticket',
} as const;
