import { plural } from './in-english.ts';

/* What customers said of the work, for managers. */

export const surveyReport = {
  heading: 'What customers say',
  emptyHeading: 'Nobody was asked in this time.',
  empty: 'Customers are asked once a job, two hours after it is complete. What they say stands here.',
  average: 'on average, of 5',
  answered: (answered: number, asked: number) =>
    `answered of ${plural(asked, 'customer', 'customers')} asked: ${answered}`,
  none: 'No answer yet',
  ratings: 'Ratings',
  rating: (rating: number, count: number) => `${rating} of 5: ${plural(count, 'answer', 'answers')}`,
  technicians: 'By technician',
  ofOne: (average: string, answered: number, asked: number) => `${average}, ${answered} of ${asked} answered`,
  comments: 'What they wrote',
  said: (rating: number) => `${rating} of 5`,
  job: 'The job',
};
