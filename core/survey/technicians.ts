import { hadNoAccess } from '../appointment/appointment.ts';
import type { PersonRef } from '../escalation/escalation.ts';
import type { Visit } from '../job/visit.ts';

/** Who did the work of a job: each technician of its completed appointments once, by the time of the first. */
export function techniciansOf({ appointments }: Visit): PersonRef[] {
  const found = new Map<string, PersonRef>();
  const done = appointments.filter((each) => each.status === 'complete' && !hadNoAccess(each));
  for (const { assignments } of done.toSorted((a, b) => (a.start < b.start ? -1 : 1)))
    for (const { personId, name } of assignments) if (!found.has(personId)) found.set(personId, { id: personId, name });
  return [...found.values()];
}
