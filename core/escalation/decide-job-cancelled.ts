import type { MessageIntent } from '../message/message.ts';
import type { Decision, World } from './decision.ts';
import {
  type AssignedEscalation,
  type CancelledEscalation,
  JOB_CANCELLED,
  type PendingEscalation,
} from './escalation.ts';
import type { EventOf } from './follow.ts';
import { callTask } from './ladder.ts';
import { ladderState } from './ladder-state.ts';
import { toOffice, toPaged } from './notices.ts';

/**
 * The office cancelled the job, and nobody needs to come: whoever was called, or has it, is told, and so is the office.
 * The customer hears of the job, by the notification rules. Asked with the job's cancellation and by the sweeper after
 * it: the second time it is settled.
 */
export function jobCancelled(
  escalation: PendingEscalation | AssignedEscalation,
  event: EventOf<'job_cancelled'>,
  world: World,
): Decision {
  const { by, reason } = event;
  const state = ladderState(escalation);
  const next: CancelledEscalation = {
    ...state,
    status: 'cancelled',
    reason: JOB_CANCELLED,
    cancelledBy: by,
    cancelledAt: world.now,
    updatedAt: world.now,
    version: escalation.version + 1,
  };
  const { number, call } = next;
  const content = { kind: 'job_cancelled' as const, number, summary: call.summary, by: by.name, reason };
  const changed = { outcome: 'changed' as const, next, timeline: [{ kind: 'job_cancelled' as const, by, reason }] };
  if (escalation.status === 'pending')
    return {
      ...changed,
      messages: [...toPaged('STOPPED', escalation, by.id, content), toOffice('STOPPED', escalation, by.id, content)],
      callTask: callTask(state, world),
    };
  // The others who were paged heard who took it, and rest.
  const { assignee, epoch } = escalation;
  const told: MessageIntent[] = [
    { key: `STOPPED#${epoch}`, class: 'staff', to: { office: true, except: [by.id, assignee.id] }, content },
  ];
  if (assignee.id !== by.id)
    told.push({ key: `STOPPED#${epoch}#${assignee.id}`, class: 'staff', to: { personId: assignee.id }, content });
  return { ...changed, messages: told };
}
