/* The states of jobs and appointments as every page names them, and what the customer is told, in a word. */

export const jobStatus = {
  offered: 'Offered',
  declined: 'Declined',
  unscheduled: 'Unscheduled',
  scheduled: 'Scheduled',
  in_progress: 'In progress',
  paused: 'Paused',
  complete: 'Complete',
  cancelled: 'Cancelled',
};

export const visitStatus = {
  scheduled: 'Scheduled',
  en_route: 'En route',
  started: 'Started',
  paused: 'Paused',
  complete: 'Complete',
  cancelled: 'Cancelled',
  needs_reschedule: 'Needs a new date',
};

/** What a message tells of. A status code of the account’s own is not in it, and stands for itself. */
export const factNames: Readonly<Record<string, string>> = {
  booked: 'Booked',
  moved: 'New time',
  cancelled: 'Cancelled',
  restored: 'Back on',
  on_the_way: 'On the way',
  started: 'Started',
  complete: 'Complete',
  reminder: 'Reminder',
  survey: 'Survey',
  eta_changed: 'New arrival time',
  lead_changed: 'Another technician',
  offer_accepted: 'Request accepted',
  offer_declined: 'Request declined',
  caller_taken: 'Somebody is on it',
  caller_waits: 'Still reaching our technician',
  caller_called_back: 'The office calls back',
};

export const told = {
  soon: (fact: string) => `The customer is told “${fact}” in`,
  at: (fact: string, at: string) => `The customer is told “${fact}” at ${at}.`,
  now: (fact: string) => `The customer is being told “${fact}”.`,
  undo: 'Undo',
  undoOf: (fact: string) => `Undo: do not tell the customer “${fact}”`,
};
