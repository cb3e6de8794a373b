import type { VisitRefusal } from '../job/visit.ts';
import { type Instant, plusSeconds } from '../time/instant.ts';
import type { Appointment, Assignment } from './appointment.ts';
import type { Phase, StatusCode } from './status-code.ts';
import { appointmentTransition, STATUS_OF, TAP_OF } from './transitions.ts';

/** What one assignment does with a code. */
export type Step =
  | { go: 'change' }
  /** Older than what it would change. */
  | { go: 'late' }
  | { go: 'stay'; why: 'already_so' | 'already_past' }
  | { go: 'refuse'; refusal: VisitRefusal };

interface Around {
  appointment: Appointment;
  office: boolean;
  deviceAt: Instant | undefined;
  now: Instant;
}

/** How far a phase is on the way; a pause is nowhere on it. */
const REACHED: Readonly<Record<Phase, number>> = { pending: 0, paused: 0, en_route: 1, started: 2, complete: 3 };

/**
 * Asks the table of transitions for one assignment, or for the appointment itself where nobody is assigned. The order
 * matters: a repetition is no news even when it comes late, and what is late is not worth a refusal.
 */
export function stepOf(assignment: Assignment | undefined, code: StatusCode, around: Around): Step {
  const { appointment, office, deviceAt, now } = around;
  const closed = appointment.status === 'cancelled' || appointment.status === 'needs_reschedule';
  const phase = assignment?.phase ?? phaseOf(appointment);
  if (!closed && (assignment ?? appointment).code === code.code) return { go: 'stay', why: 'already_so' };
  if (deviceAt !== undefined && deviceAt < sinceWhen(assignment, appointment, closed))
    return assignment?.lateTapAt !== undefined && deviceAt <= assignment.lateTapAt
      ? { go: 'stay', why: 'already_so' }
      : { go: 'late' };
  const trigger = TAP_OF[code.phase];
  const wrong: Step = {
    go: 'refuse',
    refusal: { kind: 'wrong_status', of: 'appointment', status: appointment.status, trigger },
  };
  if (closed) return wrong;
  if (phase === code.phase) return { go: 'change' };
  // A colleague's visit is over, and with it his own.
  if (appointment.status === 'complete' && phase !== 'complete') return { go: 'stay', why: 'already_past' };
  const takesBack = code.phase === 'pending' || (office && phase === 'complete' && code.phase === 'started');
  if (!takesBack && code.phase !== 'paused' && REACHED[code.phase] < REACHED[phase])
    return { go: 'stay', why: 'already_past' };

  const transition = appointmentTransition(STATUS_OF[phase], trigger);
  if (!transition) return wrong;
  if (!transition.who.includes(office ? 'office' : 'technician'))
    return { go: 'refuse', refusal: { kind: 'not_yours' } };
  const hours = transition.withinHours;
  const completedAt = appointment.completedAt ?? assignment?.at ?? appointment.statusAt;
  if (hours !== undefined && now > plusSeconds(completedAt, hours * 3600))
    return { go: 'refuse', refusal: { kind: 'too_late', hours } };
  return { go: 'change' };
}

/** Since when it stands as it does, by the clock that a late tap is measured with. */
function sinceWhen(assignment: Assignment | undefined, appointment: Appointment, closed: boolean): Instant {
  const own = assignment ? (assignment.deviceAt ?? assignment.at) : appointment.statusAt;
  return closed && appointment.statusAt > own ? appointment.statusAt : own;
}

const PHASES: ReadonlyMap<string, Phase> = new Map(
  (['pending', 'en_route', 'started', 'paused', 'complete'] as const).map((phase) => [STATUS_OF[phase], phase]),
);

const phaseOf = ({ status }: Appointment): Phase => PHASES.get(status) ?? 'pending';
