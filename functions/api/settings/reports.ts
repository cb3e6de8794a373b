import { problem } from '../../../core/contracts/problem.ts';
import { getOnCallReport } from '../../../core/contracts/reports.ts';
import { getSurveyReport } from '../../../core/contracts/survey-report.ts';
import { onCallReport } from '../../../core/report/on-call-report.ts';
import { surveyReport } from '../../../core/report/survey-report.ts';
import { operation, reply } from '../../pipelines/call.ts';
import type { SettingsDeps } from './deps.ts';
import { startedEscalations } from './started-escalations.ts';

/**
 * An escalation belongs to the time in which it was started, with all that came of it: neighbouring reports count none
 * twice.
 */
export const reportOnCall = (deps: SettingsDeps) =>
  operation(getOnCallReport, async ({ session, query }) => {
    const account = await deps.accountOf(session.accountId).read();
    if (!account) return { problem: problem('not-found') };
    const store = deps.escalationsOf(session.accountId);
    const { histories, truncated } = await startedEscalations(store, query.from, query.to);
    return reply(200, { ...onCallReport(histories, account.zone), truncated });
  });

/** A survey belongs to the time in which the customer was asked, whenever he answers. */
export const reportSurvey = (deps: SettingsDeps) =>
  operation(getSurveyReport, async ({ session, query }) =>
    reply(200, surveyReport(await deps.surveysOf(session.accountId).within(query.from, query.to))),
  );
