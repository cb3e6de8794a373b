import {
  acceptOffer,
  cancelJob,
  completeJob,
  declineOffer,
  type JobDetail,
  pauseJob,
  reopenJob,
  restoreJob,
} from '../../../core/contracts/jobs.ts';
import { type Problem, problem } from '../../../core/contracts/problem.ts';
import type { JobId } from '../../../core/ids/ids.ts';
import { decideJob, type JobEvent } from '../../../core/job/decide-job.ts';
import { jobDetail } from '../../../core/job/detail.ts';
import type { Session } from '../../../core/login/session.ts';
import { visitWorld } from '../../../core/notification/notice-world.ts';
import { operation } from '../../pipelines/call.ts';
import { finishCascade, visitCommand } from '../../pipelines/visit-command.ts';
import { actorOf } from './appointments.ts';
import type { JobDeps } from './deps.ts';
import { refused } from './refused.ts';

type Answer = { status: 200; body: JobDetail } | { problem: Problem };

/** Lets the office do something to a job, and answers with it as it is then. Pressed twice, it is already so. */
async function act(deps: JobDeps, session: Session, jobId: JobId, event: JobEvent): Promise<Answer> {
  const visits = deps.visitsOf(session.accountId);
  const result = await visitCommand(visits, jobId, (visit, world) => decideJob(visit, event, world), deps);
  if (result.outcome === 'not_found') return { problem: problem('not-found') };
  if (result.outcome === 'refused') return { problem: refused(result.refusal) };
  // Also when it was cancelled before: whoever cancelled it may have died in between.
  if (result.visit.job.cascade)
    await finishCascade({ visits, escalations: deps.escalationsOf(session.accountId) }, jobId, deps);
  return readDetail(deps, session, jobId, 'allow');
}

/** A job with its history; a technician sees it when one of its appointments is his. */
export async function readDetail(
  deps: JobDeps,
  session: Session,
  jobId: JobId,
  verdict: 'allow' | 'own',
): Promise<Answer> {
  const visits = deps.visitsOf(session.accountId);
  const history = await visits.readHistory(jobId);
  const isHis = history?.visit.appointments.some(({ assignments }) =>
    assignments.some(({ personId }) => personId === session.personId),
  );
  if (!history || (verdict === 'own' && !isHis)) return { problem: problem('not-found') };
  const setting = await visits.setting(history.visit.job.customerId, deps.clock());
  return { status: 200, body: jobDetail(history, setting, actorOf(session), visitWorld(setting, deps.clock())) };
}

/** What the timeline says where nobody gave a reason. */
const NO_REASON = 'no reason given';

export const jobCommands = [
  (deps: JobDeps) =>
    operation(cancelJob, ({ session, params, body: { reason = NO_REASON } }) =>
      act(deps, session, params.jobId, { trigger: 'cancel', by: actorOf(session), reason }),
    ),
  (deps: JobDeps) =>
    operation(restoreJob, ({ session, params }) =>
      act(deps, session, params.jobId, { trigger: 'restore', by: actorOf(session) }),
    ),
  (deps: JobDeps) =>
    operation(pauseJob, ({ session, params, body: { reason = NO_REASON } }) =>
      act(deps, session, params.jobId, { trigger: 'pause', by: actorOf(session), reason }),
    ),
  (deps: JobDeps) =>
    operation(completeJob, ({ session, params }) =>
      act(deps, session, params.jobId, { trigger: 'complete', by: actorOf(session) }),
    ),
  (deps: JobDeps) =>
    operation(reopenJob, ({ session, params, body: { reason = NO_REASON } }) =>
      act(deps, session, params.jobId, { trigger: 'reopen', by: actorOf(session), reason }),
    ),
  (deps: JobDeps) =>
    operation(acceptOffer, ({ session, params }) =>
      act(deps, session, params.jobId, { trigger: 'accept_offer', by: actorOf(session) }),
    ),
  (deps: JobDeps) =>
    operation(declineOffer, ({ session, params, body: { reason = NO_REASON } }) =>
      act(deps, session, params.jobId, { trigger: 'decline', by: actorOf(session), reason }),
    ),
];
