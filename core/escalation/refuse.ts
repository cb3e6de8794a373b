import type { Decision, EscalationEvent } from './decision.ts';
import type { Escalation } from './escalation.ts';

/** A no with the exact reason: who has it, or in which status it is. */
export function refuse(escalation: Escalation | undefined, event: EscalationEvent): Decision {
  if (escalation?.status === 'assigned')
    return { outcome: 'refused', refusal: { kind: 'taken', by: escalation.assignee.name, at: escalation.assignedAt } };
  return {
    outcome: 'refused',
    refusal: {
      kind: 'wrong_status',
      status: escalation?.status ?? 'none',
      trigger: event.trigger,
      ...(escalation?.status === 'cancelled' ? { reason: escalation.reason } : {}),
    },
  };
}
