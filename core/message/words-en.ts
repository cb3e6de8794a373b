/*
 * The default texts in English, in one place. Plain words, the fact first; nothing a carrier takes for an opt-out
 * (STOP, CANCEL, END, QUIT …) is ever suggested as a reply.
 */

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
export const minutes = (count: number): string => plural(count, 'minute', 'minutes');

export const WORDS = {
  footer: 'Sent by Callout. Please do not forward this message.',
  page: {
    smsStart: (account: string, number: string) => `${account} call ${number}: `,
    smsEnd: (place: string, minutesLeft: number, also: string, ways: string, link: string) =>
      `${place ? `, ${place}` : ''}. ${minutesLeft} min. ${also}${ways} ${link}`,
    smsEndNoCode: (place: string, minutesLeft: number, also: string, link: string) =>
      `${place ? `, ${place}` : ''}. ${also}${minutesLeft} min to accept: ${link}`,
    also: (numbers: readonly string[]) => `Also waiting: ${numbers.join(', ')}. `,
    ways: (code: string) => `Reply 1 ${code} to accept, 2 ${code} to pass.`,
    waysOf: (name: string, code: string) => `${name}: 1 ${code} to accept, 2 ${code} to pass.`,
    subject: (number: string, summary: string, minutesLeft: number) =>
      `Call ${number}: ${summary} (${minutes(minutesLeft)} to accept)`,
    heading: (summary: string) => summary,
    why: (names: string, minutesLeft: number) =>
      `${names}, you are on call. You have ${minutes(minutesLeft)} to accept before the next person is asked.`,
    button: 'View the call',
    facts: { number: 'Incident number', customer: 'Customer', place: 'Where', note: 'Note' },
  },
  code: {
    sms: (code: string, host: string) =>
      `${code} is your Callout sign-in code. It works for 10 minutes.\n\n@${host} #${code}`,
    subject: 'Your Callout sign-in code',
    heading: (code: string) => code,
    paragraphs: [
      'This is your sign-in code. It works for 10 minutes, in the browser that asked for it.',
      'If you did not ask for it, you need not do anything: nobody can sign in without it.',
    ],
  },
  taken: {
    sms: (number: string, by: string, at: string) => `${by} accepted call ${number} at ${at}. You can rest.`,
    subject: (number: string, by: string) => `Call ${number}: ${by} accepted`,
    late: 'It had expired before. The office has been told.',
    rest: 'Nobody else is asked any more. You can rest.',
  },
  stopped: {
    sms: (number: string, by: string, reason: string) => `Call ${number} was called off by ${by}: ${reason}`,
    subject: (number: string) => `Call ${number} was called off`,
  },
  jobCancelled: {
    sms: (number: string, by: string, reason: string) => `Call ${number} is off: ${by} cancelled the job: ${reason}`,
    subject: (number: string) => `Call ${number} is off: the job was cancelled`,
  },
  expired: {
    smsStart: (number: string) => `NOBODY accepted call ${number}: `,
    smsEnd: (customer: string, phone: string) => `. Please call ${customer}${phone ? ` ${phone}` : ''}.`,
    subject: (number: string) => `Nobody accepted call ${number}`,
    no_answer: 'Everybody on call was asked and nobody accepted. The customer is still waiting.',
    no_coverage: 'Nobody on call could be reached. The customer is still waiting.',
    callCustomer: (customer: string, phone: string) => `Please call ${customer}${phone ? ` at ${phone}` : ''}.`,
    button: 'View the call',
  },
  assigned: {
    smsStart: (by: string, number: string) => `${by} gave you call ${number}: `,
    smsEnd: (place: string, link: string) => `${place ? `, ${place}` : ''}. ${link}`,
    subject: (number: string, by: string) => `${by} gave you call ${number}`,
  },
  released: {
    sms: (number: string, by: string, reason: string) =>
      `${by} gave call ${number} back: ${reason}. The others are being asked.`,
    subject: (number: string, by: string) => `${by} gave call ${number} back`,
  },
  nudge: {
    sms: (number: string, after: number, link: string) =>
      `You have had call ${number} for ${minutes(after)}. On the way? Say so, or give it back: ${link}`,
    subject: (number: string) => `Call ${number}: are you on the way?`,
    button: 'Say that I am on my way',
  },
  noStart: {
    sms: (number: string, who: string, after: number) =>
      `${who} accepted call ${number} ${minutes(after)} ago and is not on the way yet. Please ask.`,
    subject: (number: string, who: string) => `Call ${number}: ${who} is not on the way yet`,
  },
  methodLost: {
    sms: (name: string, address: string, why: string) =>
      `${name} is no longer paged at ${address}: ${why}. Please ask for another way to reach ${name}.`,
    subject: (name: string) => `${name} is no longer paged at one address`,
    opted_out: 'the phone has opted out of our texts',
    bounced: 'messages do not arrive there',
    restore: 'When it works again, set the method to verified on the page of the team.',
  },
  invitation: {
    sms: (account: string, name: string, link: string) =>
      `${name}, ${account} has added you to its on-call team. Sign in with this number: ${link}`,
    subject: (account: string) => `${account} has added you to its on-call team`,
    heading: (name: string) => `Welcome, ${name}`,
    paragraphs: [
      'You are on the on-call team. Sign in once with this address, so that it is known to reach you.',
      'Add the page to the home screen of your phone: at 2 a.m. it should be one tap away.',
    ],
    button: 'Sign in',
  },
  test: {
    sms: (account: string, at: string) => `${account}: this is a test. Pages reach you here. Sent ${at}.`,
    subject: 'This is a test: pages reach you here',
    paragraphs: (at: string) => [`You asked for a test message at ${at}. A page would have reached you here.`],
  },
  /* What the team is told of a visit; what customers are told stands in `core/template`. */
  notice: {
    team: (number: string, customer: string, label: string, when: string) =>
      `Job ${number}${customer ? `, ${customer}` : ''}: ${label}${when ? `, ${when}` : ''}.`,
    inShort: {
      booked: 'booked',
      moved: 'has a new time',
      cancelled: 'cancelled',
      restored: 'back on',
      on_the_way: 'on the way',
      started: 'started',
      complete: 'complete',
      reminder: 'comes up',
      survey: 'the customer is asked how it was',
      eta_changed: 'has a new arrival time',
      lead_changed: 'has another lead',
      offer_accepted: 'the request was accepted',
      offer_declined: 'the request was declined',
    },
    facts: { when: 'When', place: 'Where', technician: 'Technician', job: 'Job' },
  },
  reply: {
    accepted: (number: string, place: string) => `You have call ${number}${place ? `, ${place}` : ''}. Thank you.`,
    passed: (number: string) => `Passed. Call ${number} goes to the next person.`,
    taken: (number: string, by: string, at: string) => `${by} accepted call ${number} at ${at}. You can rest.`,
    over: (number: string, status: string) => `Call ${number} is ${status}. Nothing to do.`,
    turnOver: (number: string) => `Call ${number}: your turn is over, the next person is being asked.`,
    notAllowed: (number: string) => `Call ${number} is not yours to answer.`,
    unknownCode: 'This code is not known or too old. Please use the link in the latest message.',
    which: 'Which one? Please reply with the code, like 1 4821 to accept or 2 4821 to pass.',
    help: 'Reply 1 and the code of a call to accept it, 2 and the code to pass. Or use the link in the message.',
    subject: 'Callout',
  },
} as const;
