import type { Appointment } from '../appointment/appointment.ts';
import type { PersonId } from '../ids/ids.ts';
import type { Visit } from '../job/visit.ts';
import type { Notice } from './notice.ts';

/** The appointment that a notice is about; of a fact of the whole job, the next one, to its technician the next of his. */
export function subjectOf(
  { appointmentId, about }: Notice,
  { appointments }: Visit,
  reader?: PersonId,
): Appointment | undefined {
  if (appointmentId !== undefined) return appointments.find(({ id }) => id === appointmentId);
  const his = appointments.filter(({ assignments }) => assignments.some(({ personId }) => personId === reader));
  const wanted = about === 'cancelled' ? 'cancelled' : about === 'restored' ? 'scheduled' : 'complete';
  return (his.length > 0 ? his : appointments)
    .filter(({ status }) => status === wanted)
    .toSorted((a, b) => (a.start < b.start ? -1 : 1))[0];
}
