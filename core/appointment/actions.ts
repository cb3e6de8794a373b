import type { Actor } from '../escalation/decision.ts';
import { jobTransition } from '../job/transitions.ts';
import { isOffice, type Visit, type VisitWorld } from '../job/visit.ts';
import type { Appointment } from './appointment.ts';
import { Phase, type StatusCode } from './status-code.ts';
import { stepOf } from './tap-step.ts';
import { appointmentTransition, STATUS_OF, TAP_OF } from './transitions.ts';

/** The codes that a tap of this person, for his own assignment or the crew's, would change something with, in order. */
export function codesToTap(appointment: Appointment, actor: Actor, world: VisitWorld): StatusCode[] {
  const office = isOffice(actor);
  const own = appointment.assignments.filter(({ personId }) => personId === actor.id);
  const part = own.length > 0 ? own : office ? appointment.assignments : undefined;
  if (!part) return [];
  const around = { appointment, office, deviceAt: undefined, now: world.now };
  return [...world.codes.values()].filter((code) =>
    (part.length > 0 ? part : [undefined]).some((each) => stepOf(each, code, around).go === 'change'),
  );
}

/** Phases of his own from which a technician's tap sets a code of this phase; another code of the same one always can. */
export const tapFrom = ({ phase }: Pick<StatusCode, 'phase'>): Phase[] =>
  Phase.options.filter(
    (from) =>
      from === phase || appointmentTransition(STATUS_OF[from], TAP_OF[phase])?.who.includes('technician') === true,
  );

/** The buttons of the office on an appointment, besides the codes. */
export function appointmentActions({ job }: Visit, appointment: Appointment, actor: Actor): ('move' | 'staff')[] {
  if (!isOffice(actor)) return [];
  return (['move', 'staff'] as const).filter(
    (trigger) =>
      appointmentTransition(appointment.status, trigger) && (trigger !== 'move' || jobTransition(job.status, 'move')),
  );
}
