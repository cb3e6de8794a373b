import type { DefaultTexts } from '../../template/catalogue.ts';
import type { TEXT_GROUPS } from '../text-name.ts';

const END = '{{ issue }}. Contact {{ customer }} by {{ due }}: {{ link }}';
const TOLD = '{{ customer }} was told to expect an answer by {{ due }}.';
const CLAIMED = '{{ claimed_by | prefix: "Claimed by " | default: "Nobody has claimed it" }}.';

/** Begins with the ticket's number, so that a mailbox sorts and finds by it. */
const reminder = (says: string): DefaultTexts => ({
  sms: `Ticket {{ ticket_number }} ${says}: ${END}`,
  subject: `Ticket {{ ticket_number }} ${says}: {{ customer }}`,
  text: `{{ why_me | default: "" }}\n\n${CLAIMED}\n\n${TOLD}`,
});

/** Tickets in English. */
export const TICKETS_EN: Readonly<Record<(typeof TEXT_GROUPS)['tickets'][number], DefaultTexts>> = {
  ticket_opened: {
    sms: `Ticket {{ ticket_number }} ({{ category }}): ${END}`,
    subject: 'Ticket {{ ticket_number }}: {{ category }}, {{ customer }}',
    text: `{{ why_me | default: "" }}\n\n${TOLD}`,
  },
  ticket_half: reminder('is still unclaimed'),
  ticket_due: reminder('is due now'),
  ticket_overdue: reminder('is overdue'),
  ticket_channel_alert: {
    sms: 'Nobody in the ticket channel "{{ channel }}" can be reached. Ticket {{ ticket_number }} went to the default recipient: {{ link }}',
    subject: 'The ticket channel “{{ channel }}” reaches nobody',
    text: 'Ticket {{ ticket_number }} went to the default recipient instead.\n\nAdd a recipient who can be reached, so that the next one goes to the team.',
  },
};
