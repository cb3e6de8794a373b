import { type Problem, problem } from '../../../core/contracts/problem.ts';
import { resendMessage } from '../../../core/contracts/resend.ts';
import { isForCaller } from '../../../core/message/caller-content.ts';
import { decideResend, type ResendRefusal } from '../../../core/notification/resend.ts';
import { operation } from '../../pipelines/call.ts';
import { Contended } from '../../pipelines/contention.ts';
import { actorOf } from './appointments.ts';
import type { JobDeps } from './deps.ts';
import { readDetail } from './job-commands.ts';

/** As for every change of a job: on a lost race read again and decide again, so often. */
const ATTEMPTS = 6;

/**
 * Puts a message into the outbox once more, by the wish of a member of staff. Pressed twice, or by two at once: one
 * repeat, because its key derives from the message.
 */
export const resend = (deps: JobDeps) =>
  operation(resendMessage, async ({ session, params: { jobId }, body: { key } }) => {
    const visits = deps.visitsOf(session.accountId);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (attempt > 0) await deps.pause(attempt);
      const found = await visits.read(jobId);
      if (!found) return { problem: problem('not-found') };
      const now = deps.clock();
      const content = found.messages.find((each) => each.key === key)?.content;
      const number = content && isForCaller(content) ? content.number : undefined;
      const [setting, call] = await Promise.all([
        visits.setting(found.visit.job.customerId, now),
        number && deps.escalationsOf(session.accountId).read(number),
      ]);
      const escalation = call ? call.escalation : undefined;
      const decision = decideResend({ found, setting, escalation }, key, actorOf(session), now);
      if (decision.outcome === 'refused') return { problem: refused(decision.refusal) };
      if (decision.outcome === 'unchanged' || (await visits.change(found, decision.write, now)) === 'written')
        return readDetail(deps, session, jobId, 'allow');
    }
    throw new Contended('the job kept changing');
  });

/** Why a message does not go out again, in words. */
const NOT_WANTED: Readonly<Record<string, string>> = {
  opted_out: 'the customer has opted out of these messages',
  no_address: 'there is no address that may be used',
  bounced: 'the address does not work',
  told_already: 'the customer knows it already',
  job_cancelled: 'the job was cancelled',
};

function refused(refusal: ResendRefusal): Problem {
  switch (refusal.kind) {
    case 'no_such_message':
      return problem('invalid', undefined, [{ field: 'key', message: 'is no message to the customer of this job' }]);
    case 'not_open':
      return problem(
        'wrong-status',
        refusal.status === 'unknown'
          ? 'its provider may still tell whether it arrived: try again when it is not confirmed'
          : `a message that is ${refusal.status} is not sent again`,
      );
    case 'not_wanted':
      return problem('wrong-status', `not sent again: ${NOT_WANTED[refusal.why] ?? 'what it says is not so any more'}`);
  }
}
