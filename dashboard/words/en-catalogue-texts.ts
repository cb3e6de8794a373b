/* The catalogue of what Callout says apart from notification rules: a name for each text, by what it is about. */

import type { TEXT_GROUPS, TextGroup } from '../../core/text/text-name.ts';

export const catalogueTexts = {
  heading: 'Texts',
  intro: 'What the team is told, and customers who called. Each can be said in your own words.',
  rules: 'What customers are told of their visits is under',
  back: 'Back to the texts',
  onPage: 'Groups of texts',
  own: (places: readonly string[]) => `Own words: ${places.join(', ')}`,
  place: (language: string, channels: readonly string[]) => `${language} ${channels.join(' and ')}`,
  channel: { sms: 'SMS', email: 'email' },
  about: (group: string, mayEdit: boolean) =>
    mayEdit ? group : `${group}. A manager or an administrator can change this.`,
  groups: {
    escalations: 'Escalations',
    callers: 'Callers',
    tickets: 'Tickets',
    visits: 'Visits',
    on_call: 'On call',
    people: 'People and tests',
    replies: 'Answers to SMS',
  } satisfies Record<TextGroup, string>,
};

/** What each text is, by its group. */
export const textNames: { readonly [G in TextGroup]: Readonly<Record<(typeof TEXT_GROUPS)[G][number], string>> } = {
  escalations: {
    page: 'Page to whoever is on call',
    taken: 'Somebody else accepted',
    taken_late: 'Somebody accepted after it had expired',
    assigned: 'A call was given to you',
    released: 'Somebody gave a call back',
    stopped: 'A call was called off',
    job_cancelled: 'A call is off: its job was cancelled',
    expired: 'Nobody accepted',
    no_coverage: 'Nobody can be reached',
    nudge: 'Are you on the way?',
    no_start: 'Whoever accepted has not set out',
  },
  callers: {
    caller_taken: 'Somebody is on it',
    caller_taken_now: 'Somebody else is on it now',
    caller_waits: 'It takes longer',
    caller_called_back: 'The office will call',
  },
  tickets: {
    ticket_opened: 'New ticket',
    ticket_half: 'Half the time has gone, nobody has claimed it',
    ticket_due: 'A ticket is due',
    ticket_overdue: 'A ticket is overdue',
    ticket_channel_alert: 'A ticket channel reaches nobody',
  },
  visits: { team_notice: 'A rule tells the team of a visit' },
  on_call: {
    shift_reminder: 'Your shift begins soon',
    shifts_changed: 'Your shifts have changed',
    shifts_ended: 'You have no shifts any more',
    coverage_gap: 'Nobody will be on call',
    cover_wanted: 'Somebody asks for cover',
    cover_taken: 'Somebody covers for you',
  },
  people: {
    login_code: 'Sign-in code',
    invitation: 'Invitation to the team',
    test: 'Test message, asked for by oneself',
    method_lost: 'A phone or an address no longer works',
    drill: 'Test page',
    drill_failed: 'A test page did not reach somebody',
    plan_findings: 'New findings in the plans',
  },
  replies: {
    reply_accepted: 'Accepted: it is yours',
    reply_passed: 'Passed',
    reply_taken: 'Somebody else was first',
    reply_over: 'The call is over',
    reply_turn_over: 'Your turn is over',
    reply_not_allowed: 'Not yours to answer',
    reply_unknown_code: 'Unknown code',
    reply_which: 'Which call is meant?',
    reply_help: 'How to answer',
    reply_drill_thanks: 'Test page acknowledged',
    reply_drill_no_pass: 'A test page cannot be passed',
    reply_drill_too_late: 'Test page acknowledged too late',
  },
};

/** What a text is; undefined for a name that no text has. */
export const nameOfText = (name: string): string | undefined =>
  Object.values(textNames)
    .flatMap((group) => Object.entries(group))
    .find(([each]) => each === name)?.[1];

/** What a text is about, in words. */
export const groupOfText = (name: string): string | undefined =>
  Object.entries(catalogueTexts.groups).find(([group]) => Object.hasOwn(textNames[group as TextGroup], name))?.[1];

/** What is said to a customer, in the contractor's name. */
export const isToCustomer = (name: string): boolean => Object.hasOwn(textNames.callers, name);
