import { names, plural } from './in-english.ts';

/* Jobs and their appointments at the desk, and why a customer was or was not told. */

export const jobs = {
  heading: 'Jobs',
  job: (number: string) => `Job ${number}`,
  back: 'Back to the jobs',
  add: 'New job',
  views: 'Jobs by status',
  all: 'All',
  find: 'Job number',
  findHint: 'Six digits.',
  doFind: 'Find',
  notFound: (number: string) => `There is no job ${number}.`,
  findMissing: 'A job number has six digits.',
  more: 'Show more',
  emptyHeading: 'There is no job yet.',
  empty: 'A job is a piece of work for a customer. Its appointments say who goes when, and tell the customer.',
  emptyView: (status: string) => `No job is ${status.toLowerCase()} now.`,
  noAppointment: 'No appointment yet',
  next: (when: string) => `Next: ${when}`,
  last: (when: string) => `Last: ${when}`,
  missing: 'There is no such job.',
  facts: 'The job',
  customer: 'Customer',
  phone: 'Phone',
  place: 'Place',
  noAddress: 'No address given',
  made: 'Made',
  reason: 'Reason',
  incident: 'Escalation',
  incidentLink: (number: string) => `Incident ${number}`,
  unknownCustomer: 'Unknown customer',
};

export const newJob = {
  heading: 'New job',
  customer: 'Customer',
  summary: 'What is to be done',
  summaryHint: 'One sentence.',
  create: 'Make job',
  cancel: 'Cancel',
  missing: { customerId: 'Choose a customer.', summary: 'Write what is to be done.' },
};

export const jobActions = {
  add_appointment: 'Add an appointment',
  accept_offer: 'Accept the offer',
  decline: 'Decline…',
  pause: 'Pause…',
  complete: 'Complete the job',
  reopen: 'Open again…',
  cancel: 'Cancel the job…',
  restore: 'Restore',
  sending: 'Sending…',
  stillTrying: 'No connection. Still trying…',
  refused: (detail: string) => `That was not possible: ${detail}`,
};

const reason = {
  other: 'Another reason…',
  otherLabel: 'Reason',
  otherMissing: 'Write the reason in a few words.',
  keep: 'Leave it as it is',
};

export const declining = {
  ...reason,
  heading: 'Decline this offer?',
  hint: 'A declined offer cannot be taken back.',
  reasons: ['No capacity', 'Outside our area', 'Not our kind of work'],
  does: 'Decline',
};

export const restingJob = {
  ...reason,
  heading: 'Why does the job rest?',
  hint: 'Its appointments stay. A new appointment takes it up again.',
  reasons: ['Waiting for parts', 'Waiting for the customer', 'Needs another visit'],
  does: 'Pause',
};

export const reopening = {
  ...reason,
  heading: 'Open this job again?',
  hint: 'A survey that waits is not sent.',
  reasons: ['The problem is back', 'Something was forgotten', 'Completed by mistake'],
  does: 'Open again',
};

export const cancelling = {
  ...reason,
  heading: 'Cancel this job?',
  reasons: ['The customer called it off', 'Duplicate', 'Made by mistake'],
  does: 'Cancel the job',
  hint: (appointments: number, incident: string | undefined) =>
    [
      appointments === 0
        ? 'It has no open appointment.'
        : `${plural(appointments, 'open appointment is', 'open appointments are')} cancelled with it, and the technicians are told at once.`,
      ...(incident === undefined ? [] : [`Incident ${incident} ends: nobody is paged any more.`]),
      'The customer is told once, a minute later, unless you restore it before then.',
    ].join(' '),
};

export const visits = {
  heading: 'Appointments',
  none: 'No appointment yet. The first one books the job and tells the customer.',
  noneForReader: 'No appointment yet.',
  nobody: 'Nobody is assigned yet.',
  lead: 'lead',
  since: (at: string) => `since ${at}`,
  begun: (at: string) => `Started ${at}`,
  begunOnPhone: (at: string, phone: string) => `Started ${at} (on the phone ${phone})`,
  where: 'on a map',
  chooseStatus: 'Choose…',
  whereOf: (name: string) => `Where ${name} started, on a map`,
  expected: (at: string) => `Expected there at ${at}.`,
  paused: (why: string) => `Paused: ${why}`,
  setStatus: 'Set status…',
  move: 'Move…',
  staff: 'Assign…',
  actionOn: (action: string, when: string) => `${action} ${when}`,
  statusHeading: 'Set the status',
  status: 'Status',
  whose: 'For whom',
  everybody: 'Everybody on it',
  arrival: 'Arrival',
  arrivalHint: (zone: string) => `Times are those of ${zone}. Left empty, the customer is told the window.`,
  pauseReason: 'Reason',
  jobLeft: 'The job',
  jobLeftOptions: { done: 'is done', follow_up: 'needs a follow-up' },
  set: 'Set status',
  moveHeading: 'Give it another time',
  moveHint: 'The customer is told the new time a minute later.',
  from: 'From',
  until: 'Until',
  timesIn: (zone: string) => `Times are those of ${zone}.`,
  doMove: 'Move',
  staffHeading: 'Who goes?',
  technicians: 'Technicians',
  noTechnicians: 'Nobody on the team is a technician yet.',
  leads: 'Lead',
  firstLeads: (name: string) => `${name}, the first chosen`,
  doStaff: 'Save',
  addHeading: 'New appointment',
  doAdd: 'Add appointment',
  missing: { start: 'Enter the date and the time.', end: 'Enter the date and the time.', code: 'Choose a status.' },
};

export const notTold = {
  mark: 'Customer not told',
  text: (fact: string, why: string, at: string) => `The customer was not told “${fact}” (${at}): ${why}. Call them.`,
};

/** Why a message was not sent, or did not arrive. What is not listed stands for itself. */
export const whyNot: Readonly<Record<string, string>> = {
  undone: 'it was taken back in time',
  not_heard: 'they had not heard of the cancellation yet',
  superseded: 'more had happened by then',
  stale: 'its time had passed',
  past: 'its time had passed',
  job_cancelled: 'the job was cancelled',
  no_address: 'there is no phone or email address to use',
  opted_out: 'they do not want such messages',
  bounced: 'messages to the address come back',
  complaint: 'it was reported as spam',
  excluded: 'the rule leaves this customer or kind of job out',
  cap: 'six messages a day are the most',
  invalid_number: 'the number does not exist',
  not_delivered: 'the carrier could not deliver it',
  rejected: 'the provider refused it',
  lease_over: 'sending broke off, and nobody knows whether it went out',
  over_while_retrying: 'it had become untrue before it could be sent',
  nothing_to_say: 'there was nothing left to say',
  open_complaint: 'a complaint is open',
  no_access: 'nobody was at home',
  asked_recently: 'they were asked within the last 30 days',
};

export const jobTimeline = {
  heading: 'Timeline',
  name: 'What happened and who was told, oldest first',
  planned: 'Planned',
  none: 'Nothing yet. What is done with the job and said to its customer will stand here.',
  customer: 'the customer',
  office: 'the office',
  colleague: 'somebody on the team',
  people: (people: string[]) => names.format(people),
  status: (from: string, to: string) => `The job went from ${from} to ${to}.`,
  offerAccepted: (by: string) => `${by} accepted the offer.`,
  declined: (by: string) => `${by} declined the offer.`,
  added: (by: string, when: string) => `${by} added an appointment: ${when}.`,
  moved: (by: string, when: string) => `${by} moved an appointment to ${when}.`,
  staffed: (by: string, people: string[]) =>
    people.length === 0
      ? `${by} took everybody off an appointment.`
      : `${by} assigned ${names.format(people)} to an appointment.`,
  tapped: (by: string, code: string) => `${by}: ${code}.`,
  tappedFor: (by: string, code: string, people: string[]) => `${by} set ${names.format(people)} to ${code}.`,
  tappedForNobody: (by: string, code: string) => `${by} set an appointment to ${code}.`,
  onThePhone: (at: string) => `Tapped at ${at}, sent later.`,
  late: (by: string, code: string) => `A tap of ${by} (${code}) came too late. Nothing was changed, nobody was told.`,
  eta: (by: string, at: string) => `${by} expects to be there at ${at}.`,
  paused: (by: string) => `${by} paused the job.`,
  completed: (by: string) => `${by} completed the job.`,
  reopened: (by: string) => `${by} opened the job again.`,
  cancelled: (by: string, appointments: number) =>
    appointments === 0
      ? `${by} cancelled the job.`
      : `${by} cancelled the job and ${plural(appointments, 'appointment', 'appointments')}.`,
  restored: (by: string, back: number, needsReschedule: number) =>
    `${by} restored the job. ${plural(back, 'appointment is', 'appointments are')} back on${
      needsReschedule === 0 ? '' : `, ${plural(needsReschedule, 'needs', 'need')} a new date`
    }.`,
  callEnded: (number: string) => `Incident ${number} ended with the job.`,
  cascaded: (appointments: number) => `${plural(appointments, 'more appointment', 'more appointments')} followed.`,
  confirmed: 'The customer confirmed the appointment.',
  rescheduleAsked: 'The customer asked for another time.',
  surveyAnswered: (rating: number) => `The customer rated the work ${rating} of 5.`,
  again: 'Send again',
  resent: (by: string, facts: string[]) => `${by} sent the customer again: ${names.format(facts)}.`,
  rule: (rules: string[]) => `Rule ${rules.map((rule) => `“${rule}”`).join(', ')}`,
  noRule: 'A rule that is gone',
  fired: (rule: string, outcome: string) => `${rule}: ${outcome}`,
  outcome: {
    waits: (to: string, at: string) => `${to} will be told at ${at}.`,
    triesAgain: (to: string, at: string, why: string) => `${to} could not be told yet (${why}); tried again at ${at}.`,
    sending: (to: string) => `${to} is being told now.`,
    sent: (to: string, by: string) => `${to} was told by ${by}. No receipt has come.`,
    delivered: (to: string, by: string, at: string) => `${to} was told by ${by}. Delivered ${at}.`,
    failed: (to: string, why: string) => `${to} was not told: ${why}.`,
    unknown: (to: string, why: string) => `whether ${to} was told is not known: ${why}.`,
    withheld: (to: string, why: string) => `${to} was not told, because ${why}.`,
  },
};
