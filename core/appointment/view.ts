import type { AppointmentView } from '../contracts/appointments.ts';
import type { Actor } from '../escalation/decision.ts';
import type { Visit, VisitWorld } from '../job/visit.ts';
import { appointmentActions, codesToTap } from './actions.ts';
import type { Appointment } from './appointment.ts';

/** An appointment as this person sees it; `visit` is the settled one it belongs to. */
export function appointmentView(
  visit: Visit,
  appointment: Appointment,
  actor: Actor,
  world: VisitWorld,
): AppointmentView {
  const { id, jobId, start, end, status, statusAt, code, leadId, eta, pause, assignments, confirmedAt, reschedule } =
    appointment;
  return {
    ...{ id, jobId, start, end, status, statusAt, code },
    ...(leadId ? { leadId } : {}),
    ...(eta ? { eta } : {}),
    ...(confirmedAt ? { confirmedAt } : {}),
    ...(reschedule ? { reschedule } : {}),
    ...(pause ? { pause } : {}),
    assignments: assignments.map(({ personId, name, code: own, phase, at, begun }) => ({
      ...{ personId, name, code: own, phase, at },
      ...(begun ? { begun } : {}),
    })),
    codes: codesToTap(appointment, actor, world).map(({ code: name, label, phase }) => ({ code: name, label, phase })),
    actions: appointmentActions(visit, appointment, actor),
  };
}
