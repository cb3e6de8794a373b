import { plural } from './in-english.ts';

/*
 * The words of drills, reports and one's own time on call; see `en.ts`. Groups are separate exports so that a page carries
 * only the words it shows.
 */

/** `45 s`, `3 min`, `2 h 5 min`. */
const span = (seconds: number): string => {
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
};

export const drills = {
  heading: 'Who is reachable',
  hint: 'A test page by day shows whether a message would wake somebody at night. Red: the last test failed, or nobody has answered one for 30 days.',
  isOn: 'Everybody whom a plan can page is tested every four weeks, on a weekday between 10:00 and 16:00.',
  isOff: 'Regular tests are off.',
  turnOn: 'Switch regular tests on',
  turnOff: 'Switch regular tests off',
  testAll: 'Test everybody now',
  test: 'Test now',
  testOf: (name: string) => `Test now: ${name}`,
  started: (people: number) =>
    people === 0
      ? 'A test is under way already; nothing was sent twice.'
      : `A test is on its way to ${plural(people, 'person', 'people')}.`,
  emptyHeading: 'Nobody can be paged yet.',
  empty: 'Whoever a plan names stands here, with how long he took to answer the last test.',
  red: (count: number) =>
    count === 0 ? 'Nobody is on the red list' : `${plural(count, 'person is', 'people are')} on the red list`,
  untested: 'Nobody has been tested yet',
  isRed: 'On the red list',
  ofOne: 'Tests by day',
  state: {
    answered: 'Answered',
    waiting: 'Waiting for an answer',
    failed: 'Failed',
    old: 'Not answered for 30 days',
    never: 'Not tested yet',
  },
  by: (channel: string, address: string) => `${channel} ${address}`,
  lastAnswered: (seconds: number, age: string) => `Last answered in ${span(seconds)}, ${age}.`,
  failed: (age: string, why: string) => `Failed ${age}: ${why}.`,
  why: {
    no_answer: 'no answer',
    not_sent: 'our message was not sent',
    opted_out: 'opted out',
    bounced: 'it bounced',
    complaint: 'reported as unwanted',
    invalid_number: 'no such number',
  } as Readonly<Record<string, string>>,
  whyOther: 'not delivered',
};

export const drill = {
  heading: 'Test page',
  hint: 'This is a test, not a call. One tap shows that it reached you.',
  acknowledge: 'It reached me',
  thanks: (seconds: number) => `Thank you. That took ${span(seconds)}. There is nothing else to do.`,
};

export const reports = {
  heading: 'Reports',
  period: 'Period',
  days: (days: number) => `The last ${days} days`,
  download: 'Download as CSV',
  calls: 'Calls',
  count: {
    assigned: 'accepted',
    expired: 'expired',
    cancelled: 'stopped',
    pending: 'pending',
  },
  acceptTime: 'Time until a call was accepted',
  half: 'Half of them within',
  nine: 'Nine of ten within',
  noAccepts: 'Nobody accepted a call in this time.',
  seconds: span,
  fairness: 'Who bears the nights',
  fairnessHint: 'A night counts when somebody was paged between 21:00 and 7:00.',
  nights: (count: number) => plural(count, 'night', 'nights'),
  pages: 'Pages',
  accepts: 'Accepted',
  passes: 'Passed',
  misses: 'Missed',
  released: 'Gave back',
  emptyHeading: 'Nobody was paged in this time.',
  empty: 'When calls are escalated, this shows who was woken, who accepted and how fast.',
  truncated: 'There were more calls than a report counts: these are the latest.',
  columns: ['Person', 'Nights woken', 'Pages', 'Accepted', 'Passed', 'Missed', 'Gave back'],
};

export const myOnCall = {
  heading: 'My on-call',
  isOn: 'You are on call',
  onUntil: (schedule: string, until: string) => `${schedule}, until ${until}`,
  isOff: 'You are not on call now',
  next: 'Your next shifts',
  nextHint: 'The next four weeks.',
  noShifts: 'None in the next four weeks. When a schedule names you, your shifts stand here.',
  showAll: (count: number) => `Show all ${count}`,
  ask: 'Ask for cover',
  askOf: (span: string) => `Ask for cover: ${span}`,
  askHint: 'Your colleagues are told. The first who takes it has it; until then it stays yours.',
  from: 'From',
  until: 'Until',
  reason: 'Reason',
  swap: 'In return I take',
  noSwap: 'Nothing: I only give mine away',
  swapOf: (name: string, span: string) => `${name}: ${span}`,
  send: 'Ask colleagues',
  cancel: 'Cancel',
  asked: 'Your colleagues have been asked.',
  requests: 'Cover requests',
  noRequests: 'Nobody asks for cover.',
  wants: (name: string) => `${name} asks for cover`,
  yours: 'You ask for cover',
  gives: (span: string) => `In return: ${span}`,
  take: 'Take it',
  takeOf: (name: string, span: string) => `Take it: the shift of ${name}, ${span}`,
  takenByYou: 'It is yours now.',
  takenBy: (name: string) => `${name} has it`,
  youTook: 'You have it',
  isOpen: 'Open',
  tests: 'My notifications',
  testsHint: 'Send yourself a test, and choose how you are reached.',
  toTests: 'Test my notifications',
  missing: { time: 'Enter the date and the time.' },
};

export const temporary = {
  heading: 'Temporary schedules',
  none: 'None ahead. For a holiday week planned by hand: it takes the place of the rotation and of all changes by hand.',
  add: 'Add a temporary schedule',
  hint: 'Only the shifts below count in this time; outside them nobody is on call.',
  from: 'From',
  until: 'Until',
  shifts: 'Shifts',
  shift: (position: number) => `Person of shift ${position}`,
  shiftFrom: (position: number) => `Shift ${position} from`,
  shiftUntil: (position: number) => `Shift ${position} until`,
  choose: 'Choose a person…',
  addShift: 'Add a shift',
  removeShift: (position: number) => `Remove shift ${position}`,
  save: 'Add temporary schedule',
  takeBack: 'Take back',
  takeBackOf: (span: string) => `Take back: ${span}`,
  said: (name: string, span: string) => `${name}: ${span}`,
  missing: { time: 'Enter the date and the time.', person: 'Choose a person.' },
};
