import type { EscalationAction, EscalationSummary, EscalationView, NextPage } from '../contracts/escalations.ts';
import { underWaySince } from '../job/under-way.ts';
import type { Person } from '../person/person.ts';
import { PLAN_LIMITS } from '../plan/plan.ts';
import { plusMinutes, plusSeconds } from '../time/instant.ts';
import { contactsOf } from './contacts.ts';
import type { Actor, World } from './decision.ts';
import type { AssignedEscalation, Escalation, PendingEscalation, PersonRef } from './escalation.ts';
import { deadlineOf } from './ladder.ts';
import { deliverableSequence } from './method-sequence.ts';
import { mayAccept, mayRunTheBoard, mayStop, wasPaged } from './permission.ts';
import { nextPersons } from './steps.ts';
import type { TimelineEntry } from './timeline.ts';

/** An escalation as lists show it. */
export function summaryOf(escalation: Escalation): EscalationSummary {
  const { id, number, status, jobId, call, urgency, note, coverage, createdAt, updatedAt, paged } = escalation;
  const nameOf = new Map(paged.map((person) => [person.id, person.name]));
  return {
    ...{ id, number, status, jobId, call, urgency, note, coverage, createdAt, updatedAt },
    ...(escalation.status === 'assigned' ? assignmentOf(escalation) : {}),
    ...('reason' in escalation ? { reason: escalation.reason } : {}),
    ...(escalation.status === 'pending'
      ? { stepEndsAt: escalation.stepEndsAt, nextWakeAt: escalation.nextWakeAt }
      : {}),
    paging:
      escalation.status === 'pending'
        ? escalation.contacts.map(({ personId }) => ({ id: personId, name: nameOf.get(personId) ?? '' }))
        : [],
  };
}

const assignmentOf = ({ assignee, assignedAt, enRouteAt, etaMinutes }: AssignedEscalation) => ({
  assignee,
  assignedAt,
  ...(enRouteAt === undefined ? {} : { enRouteAt }),
  ...(etaMinutes === undefined ? {} : { etaMinutes }),
});

/** An escalation as its page shows it to this person. */
export function viewOf(
  escalation: Escalation,
  timeline: readonly TimelineEntry[],
  actor: Actor,
  world: World,
): EscalationView {
  const pending = escalation.status === 'pending' ? escalation : undefined;
  const next = pending ? nextPersons(pending, world) : [];
  return {
    ...summaryOf(escalation),
    startedBy: escalation.startedBy,
    upNext: next.map(refOf),
    contacts: contactsOf(escalation, world),
    nextWakes: pending ? nextWakes(pending, next, world) : [],
    actions: actionsOf(escalation, actor, world),
    timeline: [...timeline],
  };
}

const refOf = ({ id, name }: Person): PersonRef => ({ id, name });

/** What is still ahead in the running step, and what the next one would begin with. */
function nextWakes(pending: PendingEscalation, next: readonly Person[], world: World): NextPage[] {
  const ahead = pending.contacts.flatMap(({ personId, due }) => {
    const person = world.people.get(personId);
    return person ? due.map(({ kind, at }) => ({ at, person: refOf(person), channel: kind })) : [];
  });
  const over = deadlineOf(pending, world);
  const following = next.flatMap((person) =>
    deliverableSequence(person, pending.urgency, Number.POSITIVE_INFINITY).map(({ kind, afterMinutes }) => ({
      at: plusMinutes(over, afterMinutes),
      person: refOf(person),
      channel: kind,
    })),
  );
  return [...ahead, ...following].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** What `decide` would not refuse this person now. */
function actionsOf(escalation: Escalation, actor: Actor, world: World): EscalationAction[] {
  const { status } = escalation;
  const pending = escalation.status === 'pending' ? escalation : undefined;
  const stillLate =
    escalation.status === 'expired' &&
    world.visit?.job.status !== 'cancelled' &&
    world.now <= plusSeconds(escalation.expiredAt, world.account.lateAcceptHours * 3600);
  const mine = escalation.status === 'assigned' && escalation.assignee.id === actor.id;
  const dispatches = mayRunTheBoard(actor);
  const when = (may: boolean, ...actions: EscalationAction[]) => (may ? actions : []);
  return [
    ...when((pending !== undefined || stillLate) && mayAccept(escalation, actor, world), 'accept'),
    ...when(
      pending !== undefined &&
        wasPaged(escalation, actor) &&
        pending.contacts.some(({ personId }) => personId === actor.id),
      'pass',
    ),
    ...when(pending !== undefined && mayStop(escalation, actor, world), 'stop'),
    ...when(mine, 'on_my_way'),
    ...when(mine && !underWaySince(world.visit, actor.id), 'release'),
    ...when(dispatches && (status === 'pending' || status === 'assigned'), 'reassign'),
    ...when(dispatches && pending !== undefined, 'page_now', 'jump'),
    ...when(dispatches && pending !== undefined && pending.pausedMinutes < PLAN_LIMITS.pauseMinutes, 'pause'),
  ];
}
