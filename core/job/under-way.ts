import { type Appointment, isUnderWay } from '../appointment/appointment.ts';
import type { PersonRef } from '../escalation/escalation.ts';
import type { PersonId } from '../ids/ids.ts';
import type { Instant } from '../time/instant.ts';
import { settled } from './cascade.ts';
import type { Visit } from './visit.ts';

/*
 * What an assignee's taps on the job's appointments say about the escalation that he accepted. An appointment that was
 * over before says nothing.
 */

/** Since when he is on the road to the job or at work on it; undefined when he is not. */
export function underWaySince(visit: Visit | undefined, person: PersonId): Instant | undefined {
  const his = visit
    ? settled(visit)
        .appointments.filter(({ status }) => isUnderWay(status))
        .flatMap(({ assignments }) => assignments)
        .find(({ personId, phase }) => personId === person && (phase === 'en_route' || phase === 'started'))
    : undefined;
  return his?.at;
}

/** When he set out for it: he is under way, or has tapped himself past *pending* since `assignedAt`. */
export function setOutAt(visit: Visit | undefined, person: PersonId, assignedAt: Instant): Instant | undefined {
  const been = visit?.appointments
    .flatMap(({ assignments }) => assignments)
    .find(({ personId, phase, at }) => personId === person && phase !== 'pending' && at >= assignedAt);
  return underWaySince(visit, person) ?? been?.at;
}

/** When he took back that he had set out, if that is newer than `since`. */
export const turnedBackAt = (appointment: Appointment, person: PersonId, since: Instant): Instant | undefined =>
  appointment.assignments.find(({ personId, turnedBack, at }) => turnedBack && personId === person && at >= since)?.at;

/** Who took back, between two states of an appointment, that he had set out; a new time or a restore takes nothing back. */
export function turnedBackIn(was: Appointment, is: Appointment): { by: PersonRef; at: Instant }[] {
  if (was.cycle !== is.cycle) return [];
  return is.assignments
    .filter(({ personId, phase }) => {
      const before = was.assignments.find((each) => each.personId === personId)?.phase;
      return phase === 'pending' && before !== undefined && before !== 'pending';
    })
    .map(({ personId, name, at }) => ({ by: { id: personId, name }, at }));
}
