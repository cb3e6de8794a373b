import { names, plural } from './in-english.ts';

/* Taking an after-hours call, and the calls one has started. */

export const afterHours = {
  heading: 'After-hours call',
  intro: 'Starts paging the people on call at once, while the customer is still on the line.',
  job: 'Existing job',
  newCall: 'None: this is a new call',
  jobChoice: (number: string, summary: string) => `${number}: ${summary}`,
  optional: 'optional',
  phone: 'Phone',
  phoneHint: 'The number the customer can be called back on.',
  name: 'Name',
  address: 'Address',
  addressHint: 'Street, then city.',
  summary: 'What is wrong',
  summaryHint: 'One sentence: the technician reads it at 2 a.m.',
  urgency: 'Urgency',
  urgent: 'Urgent',
  urgentHint: 'Page people now, by their urgent methods.',
  standard: 'Standard',
  standardHint: 'Page by their standard methods.',
  note: 'Note for the technician',
  submit: 'Start escalation',
  sending: 'Sending…',
  stillTrying: 'No connection. Still trying to start the escalation…',
  clear: 'Clear',
  missing: { phone: 'Enter the phone number.', summary: 'Write what is wrong in one sentence.' },
  wrongFields: (count: number) => `${plural(count, 'field needs', 'fields need')} another look.`,
  fieldError: (message: string) => `${message.charAt(0).toUpperCase()}${message.slice(1)}.`,
  started: 'Escalation started',
  already: 'This job was already being escalated',
  alreadyHint: 'It is the same incident; your note was added.',
  sayNumber: 'Incident number',
  pagingNow: (people: string[]) => `${names.format(people)} ${people.length === 1 ? 'is' : 'are'} being paged now.`,
  pagingNobody: 'Nobody is being paged right now.',
  coverage: {
    ok: {
      heading: 'Somebody can be reached',
      text: 'If the first person does not answer, others are paged.',
    },
    weak: {
      heading: 'Only weakly covered',
      text: 'It hangs on one person or one channel. Keep an eye on it until somebody has accepted.',
    },
    fallback: {
      heading: 'Nobody on call can be reached',
      text: 'Only the fallback is being paged. Tell the customer that nobody can be promised tonight and that the office calls back. In danger, they should call 911.',
    },
    none: {
      heading: 'Nobody can be reached',
      text: 'Tell the customer that nobody can be promised tonight and that the office calls back. In danger, they should call 911.',
    },
  },
  watch: 'Watch it',
  next: 'Next call',
};

export const ownCalls = {
  heading: 'Your calls',
  emptyHeading: 'No call is waiting for you.',
  empty: 'When you are paged, the call appears here, and the message on your phone leads straight to it.',
};
