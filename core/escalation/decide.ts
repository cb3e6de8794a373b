import { enRoute, release, turnedBack, watch } from './decide-assigned.ts';
import { accept, reassign } from './decide-assignment.ts';
import { jump, methodFailed, pageNow, pause } from './decide-board-action.ts';
import { jobCancelled } from './decide-job-cancelled.ts';
import { create, pass, redrive, stop, wakeUp } from './decide-pending.ts';
import type { Decision, EscalationEvent, World } from './decision.ts';
import type { Escalation } from './escalation.ts';
import { refuse } from './refuse.ts';
import { transitionFor } from './transitions.ts';

/**
 * All rules of an escalation, as one pure function: what follows when `event` happens to `escalation` (undefined for
 * one that is to be created) in this `world`. The API, the ladder, the sweeper, the preview and the tests all call it;
 * whoever calls it writes `next`, the timeline and the messages in one transaction guarded by the version it read, and
 * on a lost race reads again and asks again.
 */
export function decide(escalation: Escalation | undefined, event: EscalationEvent, world: World): Decision {
  const unneeded = escalation && whyUnneeded(escalation, event);
  if (unneeded) return { outcome: 'unchanged', why: unneeded };
  if (!transitionFor(escalation?.status ?? 'none', event.trigger)) return refuse(escalation, event);
  if (!escalation) return event.trigger === 'create' ? create(event, world) : refuse(escalation, event);

  // The table has let through only the statuses each of these is for; a status it does not know is refused by it.
  switch (event.trigger) {
    case 'note':
      return {
        outcome: 'changed',
        next: { ...escalation, updatedAt: world.now, version: escalation.version + 1 },
        timeline: [{ kind: 'noted', by: event.by, note: event.note }],
        messages: [],
      };
    case 'accept':
      return accept(escalation, event, world);
    case 'reassign':
      return reassign(escalation, event, world);
    default:
      if (escalation.status === 'pending') return decidePending(escalation, event, world);
      if (escalation.status === 'assigned') return decideAssigned(escalation, event, world);
      return refuse(escalation, event);
  }
}

function decidePending(
  pending: Extract<Escalation, { status: 'pending' }>,
  event: EscalationEvent,
  world: World,
): Decision {
  switch (event.trigger) {
    case 'wake':
      return wakeUp(pending, world);
    case 'redrive':
      return redrive(pending, world);
    case 'pass':
      return pass(pending, event, world);
    case 'stop':
      return stop(pending, event, world);
    case 'job_cancelled':
      return jobCancelled(pending, event, world);
    case 'method_failed':
      return methodFailed(pending, event, world);
    case 'page_now':
      return pageNow(pending, event, world);
    case 'jump':
      return jump(pending, event, world);
    case 'pause':
      return pause(pending, event, world);
    default:
      return refuse(pending, event);
  }
}

function decideAssigned(
  assigned: Extract<Escalation, { status: 'assigned' }>,
  event: EscalationEvent,
  world: World,
): Decision {
  switch (event.trigger) {
    case 'release':
      return release(assigned, event, world);
    case 'en_route':
      return enRoute(assigned, event, world);
    case 'turned_back':
      return turnedBack(assigned, event, world);
    case 'watch':
      return watch(assigned, world);
    case 'job_cancelled':
      return jobCancelled(assigned, event, world);
    default:
      return refuse(assigned, event);
  }
}

/**
 * What a timer or an event of the machinery finds already settled: the expected end of a lost race, never an error and
 * never a refusal that somebody would read.
 */
function whyUnneeded(escalation: Escalation, event: EscalationEvent): 'other_epoch' | 'settled' | undefined {
  const { status, epoch } = escalation;
  switch (event.trigger) {
    case 'wake':
    case 'method_failed':
      if (event.epoch !== epoch) return 'other_epoch';
      return status === 'pending' ? undefined : 'settled';
    case 'redrive':
      return status === 'pending' ? undefined : 'settled';
    case 'watch':
      return status === 'assigned' ? undefined : 'settled';
    case 'job_cancelled':
      return status === 'pending' || status === 'assigned' ? undefined : 'settled';
    default:
      return undefined;
  }
}
