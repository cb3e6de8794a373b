/* A technician's day. */

export const myDay = {
  heading: 'My day',
  today: (date: string) => `Today, ${date}`,
  tomorrow: (date: string) => `Tomorrow, ${date}`,
  emptyHeading: 'Nothing is booked for you.',
  empty: 'Appointments of the next seven days appear here as soon as the office gives them to you.',
  notYours: 'My day is for technicians: it shows the appointments that they are on.',
  yourCalls: 'Your calls',
  settings: 'My notifications',
  call: (name: string) => `Call ${name}`,
  customer: 'customer',
  navigate: 'Navigate',
  noAddress: 'No address given',
  job: (number: string) => `Job ${number}`,
  crew: 'Also on it',
  lead: 'lead',
  youLead: 'You lead.',
  since: (at: string) => `since ${at}`,
  expected: (at: string) => `You said you would be there at ${at}.`,
  paused: (reason: string) => `Paused: ${reason}`,
  dropped: { cancelled: 'Cancelled. Do not go.', needs_reschedule: 'This needs a new date. Do not go.' },
  thereIn: (label: string) => `${label}, there in`,
  newTime: 'New time',
  minutes: (minutes: number) => `${minutes} min`,
  noTime: (label: string) => `${label}, no time yet`,
  takeBack: (label: string) => `Back to “${label}”`,
  change: 'Change my status',
  askTheOffice: 'If that is wrong, call the office before then.',
  sending: (label: string) => `Sending “${label}”…`,
  waiting: (label: string, at: string) =>
    `No connection. “${label}”, tapped at ${at}, is sent as soon as there is one.`,
  drop: 'Do not send',
  late: (label: string, at: string) =>
    `“${label}”, tapped at ${at}, came too late: this had been changed in the meantime. Nothing was changed by it, and the customer was told nothing.`,
  refused: (label: string, detail: string) => `“${label}” was not possible: ${detail}.`,
  understood: 'All right',
};

const reason = {
  other: 'Another reason…',
  otherLabel: 'Reason',
  otherMissing: 'Write the reason in a few words.',
  keep: 'Cancel',
};

export const pausing = {
  ...reason,
  heading: 'Why does the work rest?',
  hint: 'One tap. The office sees the reason.',
  reasons: ['Not at home', 'Interrupted', 'Needs parts'],
  does: 'Pause',
};

/** The first is that nothing is left to do; all others leave the job open for a follow-up. */
export const completing = {
  ...reason,
  heading: 'Is the job done?',
  hint: 'Otherwise the office plans another visit, and nobody is asked how it was.',
  reasons: ['Job done', 'Follow-up: needs parts', 'Follow-up: needs another visit'],
  other: 'Follow-up for another reason…',
  does: 'Complete',
};
