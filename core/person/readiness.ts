import type { PersonView, Readiness } from '../contracts/people.ts';
import { type Person, usableMethods } from './person.ts';

/** What keeps somebody from being paged, if anything. */
export function readinessOf(person: Person): Readiness {
  if (!person.enabled) return 'disabled';
  const channels = (['sms', 'email'] as const).filter((kind) => usableMethods(person, kind).length > 0);
  if (channels.length === 2) return 'ready';
  if (channels.length === 1) return 'one_channel';
  return person.methods.some(({ state }) => state === 'unverified') ? 'unverified' : 'unreachable';
}

/** A person as the API shows him; without `withMethods` his phones and addresses stay out. */
export const personView = (person: Person, withMethods: boolean): PersonView => ({
  id: person.id,
  name: person.name,
  roles: person.roles,
  enabled: person.enabled,
  readiness: readinessOf(person),
  certifications: person.certifications ?? [],
  ...(person.language ? { language: person.language } : {}),
  ...(person.photo ? { photo: person.photo } : {}),
  ...(withMethods ? { methods: person.methods, methodSequence: person.methodSequence } : {}),
});
