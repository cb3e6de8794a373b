import { expect, test } from 'vitest';
import { JobId } from '../../../core/ids/ids.ts';
import { surveyReport } from '../../../core/report/survey-report.ts';
import type { AskedSurvey } from '../../../core/survey/survey.ts';
import { plusMinutes } from '../../../core/time/instant.ts';
import { BRIAN, JOHN, ulidOf } from '../../support/builders/team.ts';
import { MORNING } from '../job/a-visit.ts';

const ref = ({ id, name }: typeof JOHN) => ({ id, name });
const asked = (n: number, technicians: (typeof JOHN)[], rating?: number, comment?: string): AskedSurvey => ({
  ...{ jobId: JobId.parse(ulidOf('job', n)), askedAt: plusMinutes(MORNING, n), technicians: technicians.map(ref) },
  ...(rating ? { rating, answeredAt: plusMinutes(MORNING, n + 60) } : {}),
  ...(comment ? { comment } : {}),
});

test('average, count and response rate, in all and by technician; a job of two counts for both', () => {
  const report = surveyReport([
    asked(1, [JOHN], 5, 'Great'),
    asked(2, [JOHN, BRIAN], 2, 'Late'),
    asked(3, [BRIAN]),
    asked(4, []),
  ]);
  expect(report.total).toEqual({ asked: 4, answered: 2, responseRate: 0.5, average: 3.5 });
  expect(report.ratings).toEqual([0, 1, 0, 0, 1]);
  expect(report.technicians).toEqual([
    { personId: BRIAN.id, name: BRIAN.name, asked: 2, answered: 1, responseRate: 0.5, average: 2 },
    { personId: JOHN.id, name: JOHN.name, asked: 2, answered: 2, responseRate: 1, average: 3.5 },
  ]);
  expect(report.comments.map(({ comment }) => comment)).toEqual(['Late', 'Great']);
});

test('of nobody there is neither a rate nor an average', () => {
  expect(surveyReport([])).toEqual({
    ...{ total: { asked: 0, answered: 0 }, ratings: [0, 0, 0, 0, 0], technicians: [], comments: [] },
  });
});
