import { type Person, type SequenceEntry, usableMethods } from '../person/person.ts';
import type { Urgency } from './escalation.ts';

/**
 * The entries of a person's sequence that can reach him now, earliest first; if none of them can, whatever method he
 * has, at once. Where the methods he begins with are lost, the first that is left takes their place at his start, as
 * it would have if they had failed just then (case 7).
 */
export function deliverableSequence(person: Person, urgency: Urgency, minutes: number): SequenceEntry[] {
  const usable = (kind: 'sms' | 'email') => usableMethods(person, kind).length > 0;
  const sequence = person.methodSequence[urgency].toSorted((a, b) => a.afterMinutes - b.afterMinutes);
  const start = sequence[0]?.afterMinutes ?? 0;
  const [first, ...later] = sequence.filter(({ kind }) => usable(kind));
  const wanted = first ? [{ ...first, afterMinutes: start }, ...later] : [];
  const inTime = wanted.filter(({ afterMinutes }) => afterMinutes < minutes);
  if (inTime.length > 0) return inTime;
  return (['sms', 'email'] as const).filter(usable).map((kind) => ({ kind, afterMinutes: 0 }));
}
