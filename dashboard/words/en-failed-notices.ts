/** What a notice said, by the kind of its content; `call` is "call 4821", or "a call". */
const SAID: Readonly<Record<string, (call: string) => string>> = {
  expired: (call) => `that nobody accepted ${call}`,
  taken: (call) => `that somebody took ${call}`,
  stopped: (call) => `that ${call} was stopped`,
  job_cancelled: (call) => `that ${call} is off, because its job was cancelled`,
  assigned_to_you: (call) => `that ${call} is his or hers now`,
  released: (call) => `that ${call} was given back`,
  nudge: (call) => `to set out for ${call}`,
  no_start: (call) => `that nobody is on the way to ${call}`,
  method_lost: () => 'that somebody cannot be reached any more',
  ticket_opened: () => 'of a new ticket',
  ticket_reminder: () => 'of a ticket that waits',
  shift_reminder: () => 'of an on-call shift',
  shifts_changed: () => 'of changed on-call times',
  coverage_gap: () => 'of a time with nobody on call',
  invitation: () => 'how to sign in',
};

/** The banner of notices that reached nobody. */
export const failedNotices = {
  heading: 'Not told',
  notTold: (to: string, kind: string, number: string | undefined): string => {
    const call = number === undefined ? 'a call' : `call ${number}`;
    return `${to} was not told ${SAID[kind]?.(call) ?? 'of something'}.`;
  },
  advice: 'Every try to send it failed. Please tell them yourself.',
  seen: 'Done, they know',
  seenOf: (to: string) => `Done, ${to} knows`,
  view: 'View the call',
  notTaken: 'That did not get through. Please try again.',
};
