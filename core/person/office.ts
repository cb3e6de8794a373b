import type { Person } from './person.ts';
import { hasAnyRole } from './role.ts';

/** "The office is told": everybody enabled with role office or dispatcher; where there is nobody, the administrators. */
export function officeOf(people: readonly Person[]): Person[] {
  const enabled = people.filter((person) => person.enabled);
  const desk = enabled.filter((person) => hasAnyRole(person.roles, ['office', 'dispatcher']));
  return desk.length > 0 ? desk : enabled.filter((person) => person.roles.includes('administrator'));
}
