import {
  answerSurvey,
  askReschedule,
  type CustomerPage,
  confirmAppointment,
} from '../../../core/contracts/customer-page.ts';
import type { Problem } from '../../../core/contracts/problem.ts';
import { type CustomerEvent, decideCustomer } from '../../../core/job/decide-customer.ts';
import type { LinkToken } from '../../../core/link/link.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { operation } from '../../pipelines/call.ts';
import { visitCommand } from '../../pipelines/visit-command.ts';
import { refused } from '../../pipelines/visit-refused.ts';
import type { LinksDeps } from './deps.ts';
import { linkToChange, NOT_FOUND, pageOf } from './open.ts';

/** Lets a customer say something about his job, and answers with the page as it is then. */
async function say(
  deps: LinksDeps,
  token: LinkToken,
  now: Instant,
  event: CustomerEvent,
): Promise<{ status: 200; body: CustomerPage } | { problem: Problem }> {
  const opened = await linkToChange(deps, token, now);
  if ('problem' in opened) return opened;
  const { link } = opened;
  const visits = deps.visitsOf(link.accountId);
  const result = await visitCommand(visits, link.jobId, (visit, world) => decideCustomer(visit, event, world), deps);
  if (result.outcome === 'not_found') return NOT_FOUND;
  if (result.outcome === 'refused') return { problem: refused(result.refusal) };
  const page = await pageOf(deps, link, now, result.visit);
  return page ? { status: 200, body: page } : NOT_FOUND;
}

export const confirm = (deps: LinksDeps) =>
  operation(confirmAppointment, ({ params, body, now }) =>
    say(deps, params.token, now, { trigger: 'confirm', ...body }),
  );

export const askForAnotherTime = (deps: LinksDeps) =>
  operation(askReschedule, ({ params, body: { wish, ...read }, now }) =>
    say(deps, params.token, now, { trigger: 'ask_reschedule', ...read, ...(wish ? { wish } : {}) }),
  );

export const rateWork = (deps: LinksDeps) =>
  operation(answerSurvey, ({ params, body: { rating, comment }, now }) =>
    say(deps, params.token, now, { trigger: 'answer_survey', rating, ...(comment ? { comment } : {}) }),
  );
