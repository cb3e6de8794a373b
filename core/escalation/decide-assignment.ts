import type { MessageIntent } from '../message/message.ts';
import { plusSeconds } from '../time/instant.ts';
import { callerIsTaken } from './caller-loop.ts';
import type { Decision, World } from './decision.ts';
import type { AssignedEscalation, Escalation, PersonRef } from './escalation.ts';
import type { EventOf } from './follow.ts';
import { ladderState } from './ladder-state.ts';
import { toOffice, toPaged } from './notices.ts';
import { mayAccept, mayRunTheBoard, wasPaged } from './permission.ts';
import { refuse } from './refuse.ts';
import { watchedFrom } from './watchdog.ts';

/* How an escalation gets its one assignee: somebody accepts, or a dispatcher gives it to somebody. */

export function accept(escalation: Escalation, event: EventOf<'accept'>, world: World): Decision {
  const { by, via } = event;
  if (escalation.status === 'assigned')
    return escalation.assignee.id === by.id ? { outcome: 'unchanged', why: 'already_so' } : refuse(escalation, event);
  if (!mayAccept(escalation, by, world))
    return { outcome: 'refused', refusal: { kind: 'not_yours', trigger: 'accept' } };
  const hours = world.account.lateAcceptHours;
  if (escalation.status === 'expired' && world.now > plusSeconds(escalation.expiredAt, hours * 3600))
    return { outcome: 'refused', refusal: { kind: 'too_late', hours } };
  const late = escalation.status === 'expired';
  if (late && world.visit?.job.status === 'cancelled')
    return { outcome: 'refused', refusal: { kind: 'job_cancelled' } };
  const assignee = { id: by.id, name: by.name };
  const next = assignedTo(assignee, late, escalation, world);
  const { number, call } = next;
  const content = { kind: 'taken' as const, number, summary: call.summary, by: by.name, at: world.now, late };
  return {
    outcome: 'changed',
    next,
    timeline: [{ kind: 'accepted', by: assignee, via, late, early: !wasPaged(escalation, by) }],
    messages: [
      ...toPaged('TAKEN', escalation, by.id, content),
      ...(late ? [toOffice('TAKEN', escalation, by.id, content)] : []),
    ],
    toCaller: callerIsTaken(next, world),
  };
}

/** A dispatcher gives the job to somebody: a pending one at once, an assigned one from whom he saw it with. */
export function reassign(escalation: Escalation, event: EventOf<'reassign'>, world: World): Decision {
  const { by, to, from } = event;
  if (!mayRunTheBoard(by)) return { outcome: 'refused', refusal: { kind: 'not_yours', trigger: 'reassign' } };
  const person = world.people.get(to);
  if (!person?.enabled) return { outcome: 'refused', refusal: { kind: 'no_such_person' } };
  const before = escalation.status === 'assigned' ? escalation.assignee : undefined;
  if (before?.id === to) return { outcome: 'unchanged', why: 'already_so' };
  if (from !== undefined && before?.id !== from) return refuse(escalation, event);

  const assignee = { id: person.id, name: person.name };
  const late = escalation.status === 'assigned' && escalation.late;
  const next = assignedTo(assignee, late, escalation, world);
  const { number, call } = next;
  const { summary, customerName, phone, address } = call;
  const taken = { kind: 'taken' as const, number, summary, by: person.name, at: world.now, late: false };
  const told: MessageIntent = {
    key: `ASSIGNED#${next.version}#${to}`,
    class: 'staff',
    to: { personId: to },
    content: {
      kind: 'assigned_to_you',
      ...{ number, summary, customerName, by: by.name },
      ...(phone ? { phone } : {}),
      ...(address ? { address } : {}),
    },
  };
  return {
    outcome: 'changed',
    next,
    timeline: [
      { kind: 'reassigned', by: { id: by.id, name: by.name }, ...(before ? { from: before } : {}), to: assignee },
    ],
    messages: [
      told,
      ...(before
        ? [
            {
              key: `REASSIGNED#${next.version}#${before.id}`,
              class: 'staff' as const,
              to: { personId: before.id },
              content: taken,
            },
          ]
        : toPaged('TAKEN', escalation, to, taken)),
    ],
    toCaller: callerIsTaken(next, world),
  };
}

function assignedTo(assignee: PersonRef, late: boolean, escalation: Escalation, world: World): AssignedEscalation {
  return {
    ...ladderState(escalation),
    status: 'assigned',
    assignee,
    assignedAt: world.now,
    late,
    ...watchedFrom(escalation, world.now),
    updatedAt: world.now,
    version: escalation.version + 1,
  };
}
