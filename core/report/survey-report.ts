import type { SurveyReport } from '../contracts/survey-report.ts';
import type { PersonRef } from '../escalation/escalation.ts';
import type { AskedSurvey } from '../survey/survey.ts';

/** So many comments are read; the rest are in the jobs. */
const COMMENTS = 100;

/** What customers said, of the surveys that are given. */
export function surveyReport(surveys: readonly AskedSurvey[]): SurveyReport {
  const crew = new Map<string, { person: PersonRef; surveys: AskedSurvey[] }>();
  for (const survey of surveys)
    for (const person of survey.technicians) {
      const own = crew.get(person.id) ?? { person, surveys: [] };
      own.surveys.push(survey);
      crew.set(person.id, own);
    }
  const comments = surveys.flatMap(({ jobId, rating, comment, answeredAt }) =>
    rating && comment && answeredAt ? [{ jobId, rating, comment, answeredAt }] : [],
  );
  return {
    total: scores(surveys),
    ratings: [1, 2, 3, 4, 5].map((each) => surveys.filter(({ rating }) => rating === each).length),
    technicians: [...crew.values()]
      .map(({ person, surveys: own }) => ({ personId: person.id, name: person.name, ...scores(own) }))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en')),
    comments: comments.toSorted((a, b) => (a.answeredAt > b.answeredAt ? -1 : 1)).slice(0, COMMENTS),
  };
}

function scores(surveys: readonly AskedSurvey[]): SurveyReport['total'] {
  const ratings = surveys.flatMap(({ rating }) => rating ?? []);
  const [asked, answered] = [surveys.length, ratings.length];
  return {
    ...{ asked, answered },
    ...(asked > 0 ? { responseRate: answered / asked } : {}),
    ...(answered > 0 ? { average: ratings.reduce((sum, each) => sum + each, 0) / answered } : {}),
  };
}
