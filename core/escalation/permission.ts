import { hasAnyRole } from '../person/role.ts';
import { personsNamed, schedulesNamed } from '../plan/plan.ts';
import type { Actor, World } from './decision.ts';
import type { Escalation } from './escalation.ts';

/** Escalation spec, case 3: anyone in the plan or on call now, and any dispatcher, manager, administrator. */
export function mayAccept(actor: Actor, world: World): boolean {
  if (hasAnyRole(actor.roles, ['dispatcher', 'manager', 'administrator'])) return true;
  if (!hasAnyRole(actor.roles, ['technician', 'office'])) return false;
  return (
    personsNamed(world.plan).includes(actor.id) ||
    schedulesNamed(world.plan).some((schedule) => world.onCall(schedule, world.now).includes(actor.id))
  );
}

export const wasPaged = (escalation: Escalation, actor: Actor): boolean =>
  escalation.paged.some((person) => person.id === actor.id);

/** Case 5: a contact who was paged, where the account lets him; a dispatcher, a manager, an administrator. */
export const mayStop = (escalation: Escalation, actor: Actor, world: World): boolean =>
  hasAnyRole(actor.roles, ['dispatcher', 'manager', 'administrator']) ||
  (world.account.technicianMayStop && wasPaged(escalation, actor));
