import type { Appointment } from '../appointment/appointment.ts';
import type { Visit } from '../job/visit.ts';
import type { Notice } from './notice.ts';

/** The appointment that a notice is about; of a fact of the whole job, the next one. */
export function subjectOf({ appointmentId, about }: Notice, { appointments }: Visit): Appointment | undefined {
  if (appointmentId !== undefined) return appointments.find(({ id }) => id === appointmentId);
  const wanted = about === 'cancelled' ? 'cancelled' : about === 'restored' ? 'scheduled' : 'complete';
  return appointments.filter(({ status }) => status === wanted).toSorted((a, b) => (a.start < b.start ? -1 : 1))[0];
}
