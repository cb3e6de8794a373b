import { names, plural } from './in-english.ts';

/* The board and an escalation at the desk. */

export const desk = {
  navigation: 'Main',
  skip: 'Skip to content',
  work: 'Work',
  settings: 'Settings',
  me: (name: string) => `${name}: my notifications`,
  signOut: 'Sign out',
  notFound: 'There is no such page.',
  toStart: 'Go to your first page',
  backToBoard: 'Back to the board',
  title: (page: string) => `${page} · Callout`,
};

export const board = {
  jobCancelled: 'The job was cancelled.',
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
  onTheWay: 'On the way',
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

export const boardActions = {
  assign: 'Assign to…',
  open: { reassign: 'Reassign…', page_now: 'Page now…', jump: 'Go to step…', pause: 'Pause…' },
  reassignHeading: 'Who gets the job?',
  person: 'Person',
  choose: 'Choose…',
  personMissing: 'Choose a person.',
  reassign: 'Give the job',
  pageHeading: 'Page somebody now?',
  pageHint: 'Whoever you add is paged in the running step, with everybody else in it.',
  pageAgain: (people: string[]) => `Page ${names.format(people)} once more`,
  personToAdd: 'Person to add',
  page: 'Page now',
  jumpHeading: 'Go to which step?',
  jumpHint: (running: number) =>
    running === 0
      ? 'Its people are paged at once.'
      : `Step ${running} is running. The other one’s people are paged at once.`,
  step: 'Step',
  stepMissing: 'Enter the number of a step.',
  jump: 'Go there',
  pauseHeading: 'Pause for how long?',
  pauseHint: 'Nobody else is paged until then. An escalation can be held up for 30 minutes in all.',
};

export const contacts = {
  heading: 'People',
  state: {
    asked: 'Being paged',
    accepted: 'Accepted',
    on_the_way: 'On the way',
    given: 'Got the job',
    passed: 'Passed',
    gave_back: 'Gave it back',
    no_answer: 'Did not answer',
    next: 'Comes next',
    later: 'Comes later',
    not_notified: 'Not notified',
  },
  notified: (at: string, channels: string[]) => `Notified ${at} by ${names.format(channels)}.`,
  at: {
    accepted: (at: string) => `Accepted ${at}.`,
    on_the_way: (at: string) => `On the way since ${at}.`,
    given: (at: string) => `Got the job ${at}.`,
    passed: (at: string) => `Passed ${at}.`,
    gave_back: (at: string) => `Gave it back ${at}.`,
  },
  becauseAccepted: (name: string) => `Not notified, because ${name} had accepted.`,
  becauseStopped: 'Not notified, because it was stopped before.',
};
