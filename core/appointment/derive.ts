import type { PersonId } from '../ids/ids.ts';
import type { AppointmentStatus, Assignment, CompleteRule } from './appointment.ts';
import type { Phase } from './status-code.ts';

/**
 * An appointment's status from its assignments, of which there is at least one: En route with the first who travels,
 * Started with the first who starts, Complete by the rule (messages spec, "Lifecycle"), for which the lead is the one
 * that screens and messages name: who has the flag, else the first assigned. Somebody who is through counts as started
 * until the rule is met, and as paused while all that is left rests.
 */
export function statusFrom(
  assignments: readonly Pick<Assignment, 'personId' | 'phase'>[],
  leadId: PersonId | undefined,
  rule: CompleteRule,
): Extract<AppointmentStatus, 'scheduled' | 'en_route' | 'started' | 'paused' | 'complete'> {
  const some = (phase: Phase) => assignments.some((each) => each.phase === phase);
  if (isComplete(assignments, leadId, rule)) return 'complete';
  if (some('started')) return 'started';
  if (some('complete')) return some('paused') ? 'paused' : 'started';
  if (some('en_route')) return 'en_route';
  return some('paused') ? 'paused' : 'scheduled';
}

function isComplete(
  assignments: readonly Pick<Assignment, 'personId' | 'phase'>[],
  leadId: PersonId | undefined,
  rule: CompleteRule,
): boolean {
  if (rule === 'any') return assignments.some(({ phase }) => phase === 'complete');
  const leads = rule === 'lead' ? (leadId ?? assignments[0]?.personId) : undefined;
  const lead = assignments.find(({ personId }) => personId === leads);
  if (lead) return lead.phase === 'complete';
  return assignments.every(({ phase }) => phase === 'complete');
}
