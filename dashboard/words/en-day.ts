/* The dispatcher's day: technicians by hours. */

export const day = {
  heading: 'Day',
  of: (date: string) => `Day: ${date}`,
  before: 'Day before',
  today: 'Today',
  after: 'Day after',
  nobody: 'Nobody yet',
  free: 'Nothing booked',
  onCall: 'On call',
  nobodyOnCall: 'Nobody is on call',
  noSchedules: 'There is no on-call schedule.',
  emptyHeading: 'Nobody on the team is a technician yet.',
  empty: 'Add people with the role technician, and their appointments stand here by the hour.',
  timesIn: (zone: string) => `Times are those of ${zone}.`,
  barOf: (customer: string, crew: string) => `${customer}, ${crew}`,
  noCrew: 'nobody assigned',
  openJob: (number: string) => `Open job ${number}`,
  customer: 'Customer',
  place: 'Place',
  crew: 'Technicians',
};
