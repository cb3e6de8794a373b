import * as z from 'zod';
import { JobId, PersonId } from '../ids/ids.ts';
import { Rating } from '../survey/survey.ts';
import { Instant } from '../time/instant.ts';
import { ReportTime } from './reports.ts';
import { roles, route } from './route.ts';

const Count = z.int().min(0);

/** How many were asked and answered, and what they said on average; no average without an answer. */
const Scores = z.object({
  asked: Count,
  answered: Count,
  /** Answered of asked, from 0 to 1; absent when nobody was asked. */
  responseRate: z.number().min(0).max(1).optional(),
  average: z.number().min(1).max(5).optional(),
});

export const SurveyReport = z
  .object({
    total: Scores,
    /** How many gave each rating, 1 to 5. */
    ratings: z.array(Count).length(5),
    /** A job of several technicians counts for each of them. */
    technicians: z.array(Scores.extend({ personId: PersonId, name: z.string() })),
    /** What was said, newest answer first. */
    comments: z.array(z.object({ jobId: JobId, rating: Rating, comment: z.string(), answeredAt: Instant })),
  })
  .meta({ id: 'SurveyReport' });
export type SurveyReport = z.infer<typeof SurveyReport>;

export const getSurveyReport = route({
  id: 'getSurveyReport',
  method: 'GET',
  path: '/v1/reports/survey',
  service: 'settings',
  summary: 'What customers say of the work: of those who were asked in a time',
  access: roles({ allow: ['administrator', 'manager'] }),
  query: ReportTime,
  answers: { 200: SurveyReport },
});

export const SURVEY_REPORT_ROUTES = [getSurveyReport] as const;
