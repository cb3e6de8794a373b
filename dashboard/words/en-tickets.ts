import { plural } from './in-english.ts';

/* The words of tickets, as the teams that handle them see them; see `en.ts` for what holds for all. */

export const status = { open: 'Open', claimed: 'Claimed', resolved: 'Resolved' };

export const tickets = {
  heading: 'Tickets',
  back: 'Back to the tickets',
  views: 'Which tickets',
  channels: 'Which channel',
  allChannels: 'All channels',
  urgent: 'Urgent',
  more: 'Show more',
  title: (number: string, customer: string) => `${number}: ${customer}`,
  line: (category: string, channel: string) => `${category}, ${channel}`,
  claimedBy: (name: string) => `Claimed by ${name}`,
  resolvedBy: (name: string, at: string) => `Resolved by ${name}, ${at}`,
  dueBy: (at: string) => `Due ${at}`,
  overdueSince: (at: string) => `Overdue since ${at}`,
  breachedSince: (at: string) => `Breached since ${at}`,
  toldTo: {
    default: 'Its channel reaches nobody: the default recipient was told.',
    administrators: 'Its channel reaches nobody: the administrators were told.',
    ladder: 'The people on call were paged instead of an email.',
  },
  empty: {
    open: 'No ticket is waiting. When an agent escalates a task, it appears here, and its channel gets an email with everything there is to know.',
    claimed: 'Nobody has a ticket in hand.',
    resolved: 'Tickets that are resolved are here, with what came of them.',
  },
  emptyOwn: 'Tickets made by you are here; you see what becomes of them.',
};

export const ticket = {
  heading: (number: string) => `Ticket ${number}`,
  missing: (number: string) => `There is no ticket ${number} that you can see.`,
  missingHint: 'Check the number in the message. If it belongs to another company, sign in with that address.',
  claim: 'Claim this ticket',
  claiming: 'Claiming…',
  claimHint: 'Then it is yours: the others see your name, and the reminders come to you.',
  resolveHeading: 'Resolved?',
  outcome: 'What came of it',
  outcomeHint: (agent: string) => `${agent} sees it on the task.`,
  resolve: 'Resolve',
  saving: 'Saving…',
  missingOutcome: 'Write what came of it.',
  mine: 'You have claimed this',
  facts: 'The matter',
  task: 'Task',
  category: 'Category',
  channel: 'Channel',
  urgency: 'Urgency',
  due: 'Contact by',
  breach: 'Breached at',
  issue: 'Issue',
  tried: 'Tried',
  why: 'Why escalated',
  by: 'Escalated by',
  customer: 'Customer',
  method: 'Preferred way',
  phone: 'Phone',
  email: 'Email',
  address: 'Address',
  timeline: 'Timeline',
  fact: {
    created: {
      channel: (by: string) => `${by} escalated it; its channel was told.`,
      default: (by: string) => `${by} escalated it; its channel reaches nobody, the default recipient was told.`,
      administrators: (by: string) => `${by} escalated it; its channel reaches nobody, the administrators were told.`,
      ladder: (by: string) => `${by} escalated it; the people on call were paged.`,
    },
    claimed: (by: string) => `${by} claimed it.`,
    rerouted: {
      channel: 'Its channel was told.',
      default: 'The emails bounced; the default recipient was told.',
      administrators: 'The emails bounced; the administrators were told.',
    },
    reminded: {
      half: 'Half of the time was over; a reminder went out.',
      due: 'It was due; a reminder went out.',
      breach: 'It was breached; a reminder went out.',
    },
    moved: (to: string) => `A reminder was moved to ${to}, when the office opens.`,
    resolved: (by: string) => `${by} resolved it.`,
  },
};

export const reachBanner = {
  label: 'Ticket channels',
  unreached: (channels: string[]) =>
    `${plural(channels.length, 'ticket channel reaches', 'ticket channels reach')} nobody: ${new Intl.ListFormat('en').format(channels)}.`,
  fallback: {
    default: 'Tickets go to the default recipient until somebody is added.',
    administrators: 'Tickets go to the administrators until somebody is added.',
  },
  mend: 'Add a recipient',
  tell: 'Tell an administrator.',
};
