import * as z from 'zod';
import { PersonRef } from '../escalation/escalation.ts';
import { JobId } from '../ids/ids.ts';
import { Instant } from '../time/instant.ts';

/*
 * How a customer found the work: once a job (messages spec, rule 12). The answer is part of the job; the row that
 * reports count is beside it from the moment the customer is asked.
 */

export const Rating = z.int('must be 1 to 5').min(1, 'must be 1 to 5').max(5, 'must be 1 to 5');
export type Rating = z.infer<typeof Rating>;

/** A rating of so much or less is a matter for the office. */
export const LOW_RATING: Rating = 2;

/** For so many days whoever has answered may say it better. */
export const CORRECTION_DAYS = 7;

/** The answer as the job keeps it. */
export const SurveyAnswer = z.object({
  rating: Rating,
  comment: z.string().min(1).max(1000).optional(),
  /** Of the first answer: corrections count from it. */
  at: Instant,
  changedAt: Instant.optional(),
  /** The office has its task, which a second low rating does not repeat. */
  taskOpened: z.boolean().optional(),
});
export type SurveyAnswer = z.infer<typeof SurveyAnswer>;

/** One customer asked, or who answered unasked: what reports count. */
export const AskedSurvey = z.object({
  jobId: JobId,
  askedAt: Instant,
  /** Who did the work. */
  technicians: z.array(PersonRef),
  rating: Rating.optional(),
  comment: z.string().optional(),
  answeredAt: Instant.optional(),
});
export type AskedSurvey = z.infer<typeof AskedSurvey>;
