/*
 * Every English word a person can read in the dashboard, by view. Another language is a file with the same keys.
 * Groups are separate exports so that a page carries only the words it shows. Names of states are the glossary's.
 */

const names = new Intl.ListFormat('en', { type: 'conjunction' });
const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

export const time = {
  locale: 'en-US',
  justNow: 'just now',
  minutesAgo: (minutes: number) => `${minutes} min ago`,
  hoursAgo: (hours: number, minutes: number) => (minutes === 0 ? `${hours} h ago` : `${hours} h ${minutes} min ago`),
  daysAgo: (days: number) => `${plural(days, 'day', 'days')} ago`,
};

export const product = { name: 'Callout' };

export const connection = {
  opening: 'Opening…',
  none: 'No connection. Trying again…',
  lastKnown: 'No connection. This is what was known last; trying again…',
  giveUp: 'Cancel',
  trouble: 'Something went wrong on our side. Please try again.',
};

export const login = {
  heading: 'Sign in',
  intro: 'We send you a code. There is no password.',
  identifier: 'Email or phone',
  identifierMissing: 'Enter your email address or phone number.',
  send: 'Send code',
  sending: 'Sending…',
  codeHeading: 'Enter the code',
  codeSentTo: 'If we know this address, a message with 8 digits is on its way to',
  code: 'Code',
  codeHint: '8 digits. It works for 10 minutes.',
  checking: 'Checking…',
  verify: 'Sign in',
  codeIncomplete: 'The code has 8 digits.',
  wrongCode: 'This code is wrong or too old. Check the digits, or ask for a new code.',
  tooMany: 'Too many tries. Wait a little, then ask for a new code.',
  unreachable: 'No connection. Check your signal and try again.',
  resend: 'Send a new code',
  resendIn: (seconds: number) => `Send a new code in ${seconds} s`,
  resent: 'A new code is on its way. The older one no longer works.',
  otherIdentifier: 'Use another email or phone',
};

export const status = {
  pending: 'Pending',
  assigned: 'Assigned',
  expired: 'Expired',
  cancelled: 'Cancelled',
};

export const channel = { sms: 'SMS', email: 'email' };

export const timeline = {
  heading: 'Timeline',
  planned: 'Planned',
  name: 'What happened, oldest first',
  created: (by: string) => `${by} started this escalation.`,
  createdWithoutCoverage: (by: string) => `${by} started this escalation. Nobody could be reached.`,
  noted: (by: string) => `${by} added a note.`,
  note: (note: string) => `“${note}”`,
  page: (name: string, channels: string[]) => `${name} by ${names.format(channels)}`,
  pagedNextMethod: (pages: string[]) => `No answer yet. Paged ${names.format(pages)}.`,
  step: (step: number, round: number) => (round === 1 ? `Step ${step}` : `Step ${step}, round ${round}`),
  stepStarted: (step: string, pages: string[]) => `${step}: paged ${names.format(pages)}.`,
  skipped: {
    nobody_on_call: 'nobody was on call',
    no_method: 'nobody had a working contact method',
    passed: 'everybody in it had passed',
    paged_just_now: 'the same person had just been paged',
  },
  stepSkipped: (step: string, why: string) => `${step} was skipped: ${why}.`,
  fallbackPaged: (pages: string[]) => `Nobody else is left. Paged the fallback, ${names.format(pages)}.`,
  fallbackUnreachable: 'Nobody else is left, and the fallback could not be reached.',
  bySms: ' by SMS',
  passed: (by: string, via: string) => `${by} passed${via}.`,
  accepted: (by: string, via: string) => `${by} accepted${via}.`,
  acceptedLate: (by: string, via: string) => `${by} accepted${via}, after it had expired.`,
  acceptedEarly: (by: string, via: string) => `${by} accepted${via}, before being paged.`,
  stopped: (by: string, via: string) => `${by} stopped the plan${via}.`,
  expired: { no_answer: 'Expired: nobody accepted.', no_coverage: 'Expired: nobody could be reached.' },
  wouldPage: (name: string, by: string) => `${name} by ${by}`,
};

export const escalation = {
  number: (number: string) => `#${number}`,
  incident: (number: string) => `Incident ${number}`,
  job: (number: string) => `Job ${number}`,
  called: (age: string) => `Called ${age}`,
  urgency: { urgent: 'Urgent', standard: 'Standard' },
  noAddress: 'No address given',
  noteFrom: (name: string) => `Note from ${name}`,
  why: {
    first: 'You are on call, and the first to be asked.',
    again: 'Nobody has accepted yet, so you are asked again.',
    fallback: 'Nobody else could be reached. You are the fallback.',
    unanswered: (people: string[]) => `${names.format(people)} did not answer, so it is your turn.`,
    passed: (people: string[]) => `${names.format(people)} passed, so it is your turn.`,
  },
  youPassed: 'You passed.',
  paging: (people: string[]) => `Paging ${names.format(people)} now.`,
  pagingNobody: 'Looking for the next person to page.',
  youHave: 'You have',
  theyHave: (person: string) => `${person} has`,
  peopleHave: 'They have',
  thenNext: (person: string) => `then ${person}`,
  thenNobody: 'nobody comes after',
  yourTimeIsUp: 'Your time is up. You can still accept.',
  timeIsUp: 'Time is up. The plan moves on in a moment.',
  assignedToYou: 'Assigned to you',
  youAccepted: (at: string) => `You accepted at ${at}.`,
  takenBy: (person: string, at: string) => `${person} accepted at ${at}.`,
  sleep: 'You can sleep.',
  expiredAt: (at: string) => `Expired at ${at}`,
  expired: {
    no_answer: 'Everybody was paged and nobody accepted. The office has been told.',
    no_coverage: 'Nobody could be reached. The office has been told.',
  },
  stillPossible: 'You can still take it.',
  cancelledBy: (person: string, at: string) => `${person} stopped this at ${at}.`,
  cancelledAt: (at: string) => `Cancelled at ${at}.`,
  reason: 'Reason:',
  accept: 'Accept',
  acceptLate: 'Accept late',
  pass: 'Pass',
  stop: 'Stop',
  sending: 'Sending…',
  stillTrying: {
    accept: 'No connection. Still trying to accept…',
    pass: 'No connection. Still trying to pass…',
    stop: 'No connection. Still trying to stop…',
  },
  refused: (detail: string) => `That was not possible: ${detail}`,
  call: (name: string) => `Call ${name}`,
  customer: 'customer',
  navigate: 'Navigate',
  missing: (number: string) => `There is no incident ${number} that you can see.`,
  missingHint: 'Check the number in the message. If it belongs to another company, sign in with that address.',
  forbidden: 'This incident is not yours to see.',
  signedInAs: (name: string) => `Signed in as ${name}`,
  signOut: 'Sign out',
  facts: 'The call',
  customerLabel: 'Customer',
  placeLabel: 'Place',
  phoneLabel: 'Phone',
  jobLabel: 'Job',
  startedLabel: 'Started',
  startedBy: (name: string, age: string) => `by ${name}, ${age}`,
};

export const stopping = {
  heading: 'Stop paging everybody?',
  hint: 'Choose a reason and it stops. The office is asked to call the customer.',
  reasons: ['Customer called back: not needed', 'Duplicate call', 'Not an emergency, office will call in the morning'],
  other: 'Another reason…',
  otherLabel: 'Reason',
  otherMissing: 'Write the reason in a few words.',
  stop: 'Stop',
  keep: 'Keep paging',
};

export const desk = {
  navigation: 'Main',
  skip: 'Skip to content',
  board: 'Board',
  afterHours: 'After-hours call',
  yourCalls: 'Your calls',
  signOut: 'Sign out',
  notFound: 'There is no such page.',
  backToBoard: 'Back to the board',
  title: (page: string) => `${page} · Callout`,
};

export const board = {
  heading: 'Board',
  stale: (seconds: number) => `No answer for ${seconds} seconds. What you see may be out of date; trying again…`,
  forbidden: 'The board is for the desk. Your own calls are under “Your calls”.',
  view: 'View',
  viewOf: (number: string) => `View incident ${number}`,
  count: (count: number) => plural(count, 'escalation', 'escalations'),
  pagingNow: (people: string[]) => `Paging ${names.format(people)}`,
  pagingNobody: 'Looking for the next person',
  timeIsUp: 'Time is up',
  assignedTo: (person: string, at: string) => `${person}, ${at}`,
  expired: {
    no_answer: 'Nobody accepted. Call the customer.',
    no_coverage: 'Nobody could be reached. Call the customer.',
  },
  sections: 'Sections of the board',
  empty: {
    pending: 'Nothing is waiting. A call from the after-hours form appears here within seconds, with a countdown.',
    assigned: 'Whoever accepts a call is shown here for 24 hours.',
    expired: 'Good: nobody was left waiting in the last 24 hours. A call that nobody accepts stands here in red.',
    cancelled: 'Calls that somebody stopped are shown here with the reason, for 24 hours.',
  },
};

export const ownCalls = {
  heading: 'Your calls',
  emptyHeading: 'No call is waiting for you.',
  empty: 'When you are paged, the call appears here, and the message on your phone leads straight to it.',
};

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
