import { resendMessage } from '../../../core/contracts/job-messages.ts';
import { type Problem, problem } from '../../../core/contracts/problem.ts';
import { noticeWorld } from '../../../core/notification/notice-world.ts';
import { type ResendRefusal, resend } from '../../../core/notification/resend.ts';
import { operation } from '../../pipelines/call.ts';
import { Contended } from '../../pipelines/contention.ts';
import type { JobDeps } from './deps.ts';
import { readDetail } from './job-commands.ts';

const ATTEMPTS = 6;

/** Sends a customer's message again, as an act of the team that the job's timeline keeps. */
export const sendAgain = (deps: JobDeps) =>
  operation(resendMessage, async ({ session, params: { jobId }, body, now }) => {
    const visits = deps.visitsOf(session.accountId);
    const by = { id: session.personId, name: session.name };
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (attempt > 0) await deps.pause(attempt);
      const found = await visits.read(jobId);
      if (!found) return { problem: problem('not-found') };
      const setting = await visits.setting(found.visit.job.customerId, now);
      const decision = resend({ ...body, by }, found, noticeWorld(found, setting, now));
      if (decision.outcome === 'refused') return { problem: refused(decision.refusal) };
      if (decision.outcome === 'unchanged' || (await visits.change(found, decision.write, now)) === 'written')
        return readDetail(deps, session, jobId, 'allow');
    }
    throw new Contended('the job kept changing');
  });

const CLOSED = {
  no_address: 'the contact has no such address',
  opted_out: 'whoever has this address does not want to be written to there',
  bounced: 'nothing arrives at this address',
} as const;

function refused(refusal: ResendRefusal): Problem {
  switch (refusal.kind) {
    case 'unknown':
      return problem('invalid', undefined, [{ field: 'key', message: 'the job has no such message to its customer' }]);
    case 'not_over':
      return problem('wrong-status', `the message is ${refusal.status}`);
    case 'unwanted':
      return problem('wrong-status', `what it says is not so any more: ${refusal.why}`);
    case 'closed':
      return problem('conflict', CLOSED[refusal.why]);
  }
}
