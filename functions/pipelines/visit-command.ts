import type { EscalationStore } from '../../core/escalation/escalation-store.ts';
import type { JobId } from '../../core/ids/ids.ts';
import { decideCascade } from '../../core/job/cascade.ts';
import type { VisitCase, VisitStore } from '../../core/job/job-store.ts';
import type { Visit, VisitDecision, VisitRefusal, VisitWorld } from '../../core/job/visit.ts';
import { noticeWorld, visitWorld } from '../../core/notification/notice-world.ts';
import { rulesWith } from '../../core/notification/system-rules.ts';
import { visitWrite } from '../../core/notification/visit-write.ts';
import { Contended } from './contention.ts';
import { type CommandEdge, command } from './escalation-command.ts';

export type VisitResult =
  | { outcome: 'changed' | 'late' | 'unchanged'; found: VisitCase; visit: Visit; messages: VisitCase['messages'] }
  | { outcome: 'refused'; refusal: VisitRefusal }
  | { outcome: 'not_found' };

/** As for an escalation: on a lost race read again and retry, so often, with full jitter. */
const ATTEMPTS = 6;

/**
 * Lets something happen to a visit: read, decide, write what follows with all its messages; and whoever loses the race
 * to write reads and decides again, so that only a rule can refuse him. Twice: the second finds it already so.
 */
export async function visitCommand(
  store: VisitStore,
  jobId: JobId,
  decide: (visit: Visit, world: VisitWorld) => VisitDecision,
  { clock, pause }: CommandEdge,
): Promise<VisitResult> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (attempt > 0) await pause(attempt);
    const found = await store.read(jobId);
    if (!found) return { outcome: 'not_found' };
    const { visit } = found;
    const now = clock();
    const setting = await store.setting(visit.job.customerId, now);
    const decision = decide(visit, visitWorld(setting, now));
    if (decision.outcome === 'refused') return decision;
    if (decision.outcome === 'unchanged') return { outcome: 'unchanged', found, visit, messages: found.messages };
    const rules = rulesWith(visit.job.accountId, setting.rules);
    const asks = decision.facts.some(({ about }) => about === 'survey');
    const openComplaint = asks && (await store.openComplaint(visit.job.customerId));
    const write = visitWrite(visit, decision, rules, noticeWorld(found, { ...setting, openComplaint }, now));
    if ((await store.change(found, write, now)) === 'lost') continue;
    const after = (await store.read(jobId)) ?? found;
    return { outcome: decision.outcome, found, visit: after.visit, messages: after.messages };
  }
  throw new Contended('the job kept changing');
}

/**
 * Ends the escalation of a job that was cancelled, and writes the appointments that a cancel or a restore still has to
 * reach, piece by piece; nothing when none is left. The request that did it comes here at once, the sweeper where that
 * died; both at once find each other's work done.
 */
export async function finishCascade(
  { visits: store, escalations }: { visits: VisitStore; escalations: EscalationStore },
  jobId: JobId,
  edge: CommandEdge,
): Promise<void> {
  for (;;) {
    const job = (await store.read(jobId))?.visit.job;
    if (job?.cascade?.call && job.cancellation) {
      const { by, reason } = job.cancellation;
      await command(escalations, job.cascade.call, { trigger: 'job_cancelled', by, reason }, edge);
    }
    const result = await visitCommand(store, jobId, (visit, { now }) => decideCascade(visit, now), edge);
    if (!('visit' in result) || !result.visit.job.cascade) return;
  }
}
