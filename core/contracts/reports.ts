import * as z from 'zod';
import { PersonId } from '../ids/ids.ts';
import { InstantInput, plusMinutes } from '../time/instant.ts';
import { roles, route } from './route.ts';

const Count = z.int().min(0);

export const OnCallReportView = z
  .object({
    people: z.array(
      z.object({
        personId: PersonId,
        name: z.string(),
        /** Messages that asked him to accept. */
        pages: Count,
        /** Nights (21:00–07:00 in the account's zone) in which he was paged. */
        nightsWoken: Count,
        accepts: Count,
        passes: Count,
        /** Steps that ended without a word from him. */
        misses: Count,
        released: Count,
      }),
    ),
    /** By the status they have now. */
    counts: z.object({ pending: Count, assigned: Count, expired: Count, cancelled: Count }),
    /** Seconds from the opening, or the last re-opening, to the accept; absent when nobody accepted. */
    acceptSeconds: z.object({ p50: z.number().min(0), p90: z.number().min(0) }).optional(),
    /** There were more escalations than a report counts: it is of the latest ones. */
    truncated: z.boolean(),
  })
  .meta({ id: 'OnCallReport' });

/** The longest quarter of a year. */
const REPORT_DAYS = 92;

/** The time that a report is of. */
export const ReportTime = z
  .strictObject({ from: InstantInput, to: InstantInput })
  .superRefine(({ from, to }, context) => {
    if (from >= to) context.addIssue({ code: 'custom', path: ['to'], message: 'must be after from' });
    else if (to > plusMinutes(from, REPORT_DAYS * 24 * 60))
      context.addIssue({ code: 'custom', path: ['to'], message: `must be at most ${REPORT_DAYS} days after from` });
  });

export const getOnCallReport = route({
  id: 'getOnCallReport',
  method: 'GET',
  path: '/v1/reports/on-call',
  service: 'settings',
  summary: 'Who was woken, and how fast calls were taken: of the escalations that were started in a time',
  access: roles({ allow: ['administrator', 'manager'] }),
  query: ReportTime,
  answers: { 200: OnCallReportView },
});

export const REPORT_ROUTES = [getOnCallReport] as const;
