import { settledAt } from '../../core/escalation/contacts.ts';
import { decide } from '../../core/escalation/decide.ts';
import type { EscalationEvent, Refusal, World } from '../../core/escalation/decision.ts';
import type { Escalation } from '../../core/escalation/escalation.ts';
import type { EscalationCase, EscalationStore } from '../../core/escalation/escalation-store.ts';
import type { IncidentNumber, PersonId } from '../../core/ids/ids.ts';
import { personsNamed, schedulesNamed } from '../../core/plan/plan.ts';
import { dutyOf } from '../../core/schedule/duty.ts';
import type { Instant } from '../../core/time/instant.ts';
import { Contended } from './contention.ts';

export type CommandResult =
  | { outcome: 'changed' | 'unchanged'; escalation: Escalation }
  | { outcome: 'refused'; refusal: Refusal; escalation: Escalation }
  | { outcome: 'not_found' };

/** Escalation spec, "Model": on a version conflict read again and retry, so often, with full jitter. */
const ATTEMPTS = 6;

export interface CommandEdge {
  clock: () => Instant;
  /** Waits a little, longer with each attempt, and never twice the same. */
  pause: (attempt: number) => Promise<void>;
}

/**
 * Lets something happen to an escalation: read, decide, write; and whoever loses the race to write reads and decides
 * again, so that only a rule can refuse him. The API, the ladder, the sweeper and SMS replies come through here.
 */
export async function command(
  store: EscalationStore,
  number: IncidentNumber,
  event: Exclude<EscalationEvent, { trigger: 'create' }>,
  { clock, pause }: CommandEdge,
): Promise<CommandResult> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (attempt > 0) await pause(attempt);
    const found = await store.read(number);
    if (!found) return { outcome: 'not_found' };
    const now = clock();
    const decision = decide(found.escalation, event, await worldOf(store, found, now, personsIn(event)));
    if (decision.outcome === 'unchanged') return { outcome: 'unchanged', escalation: found.escalation };
    if (decision.outcome === 'refused')
      return { outcome: 'refused', refusal: decision.refusal, escalation: found.escalation };
    const result = await store.change(found, decision, now);
    if (result.outcome === 'written') return { outcome: 'changed', escalation: result.escalation };
    if (result.to === 'job_locked')
      // A late accept of a job that a newer escalation holds by now.
      return {
        outcome: 'refused',
        escalation: found.escalation,
        refusal: { kind: 'job_held', by: result.holder },
      };
  }
  throw new Contended('the escalation kept changing');
}

/** Whom an event names beside its actor. */
const personsIn = (event: EscalationEvent): PersonId[] => {
  if (event.trigger === 'reassign') return [event.to];
  return event.trigger === 'page_now' && event.personId ? [event.personId] : [];
};

/**
 * The world around an escalation: its plan's schedules as they are now, and the people it can page at this moment. Who
 * comes on call later is read when his time has come; a schedule edited meanwhile counts from the next step on.
 */
export async function worldOf(
  store: Pick<EscalationStore, 'people' | 'schedules' | 'visit'>,
  { account, plan, escalation }: Pick<EscalationCase, 'account' | 'plan'> & Partial<Pick<EscalationCase, 'escalation'>>,
  now: Instant,
  others: readonly PersonId[] = [],
): Promise<World> {
  const scheduleIds = schedulesNamed(plan);
  const duty = dutyOf(await store.schedules(scheduleIds));
  const ended = escalation && settledAt(escalation);
  const onCall = scheduleIds.flatMap((id) => [...duty.onCall(id, now), ...(ended ? duty.onCall(id, ended) : [])]);
  const [people, visit] = await Promise.all([
    store.people([...new Set([...personsNamed(plan), ...onCall, ...involved(escalation), ...others])]),
    asksTheJob(escalation) ? store.visit(escalation.jobId) : undefined,
  ]);
  return { now, account, plan, people, ...duty, ...(visit ? { visit } : {}) };
}

/** Somebody has it, or may take it late: what has become of the job counts then. While it is pending nothing asks. */
const asksTheJob = (escalation: Escalation | undefined): escalation is Escalation =>
  escalation?.status === 'assigned' || escalation?.status === 'expired';

/** Those it has to do with whoever is on call by now: a shift may have ended, a dispatcher may have added somebody. */
const involved = (escalation: Escalation | undefined): PersonId[] =>
  escalation
    ? [
        ...escalation.paged.map(({ id }) => id),
        ...escalation.lastInLine,
        ...(escalation.status === 'pending' ? escalation.contacts.map(({ personId }) => personId) : []),
      ]
    : [];
