import { hasAnyRole } from '../person/role.ts';
import { personsNamed, schedulesNamed } from '../plan/plan.ts';
import type { Actor, World } from './decision.ts';
import type { Escalation } from './escalation.ts';

/** Case 21: whoever runs the board. */
export const mayRunTheBoard = (actor: Actor): boolean =>
  hasAnyRole(actor.roles, ['dispatcher', 'manager', 'administrator']);

export const wasPaged = (escalation: Escalation, actor: Actor): boolean =>
  escalation.paged.some((person) => person.id === actor.id);

/** Escalation spec, case 3: anyone in the plan, paged, or on call now; and any dispatcher, manager, administrator. */
export function mayAccept(escalation: Escalation, actor: Actor, world: World): boolean {
  if (mayRunTheBoard(actor)) return true;
  if (!hasAnyRole(actor.roles, ['technician', 'office'])) return false;
  return (
    wasPaged(escalation, actor) ||
    personsNamed(world.plan).includes(actor.id) ||
    schedulesNamed(world.plan).some((schedule) => world.onCall(schedule, world.now).includes(actor.id))
  );
}

/**
 * Case 5: a contact who was paged, where the account lets him; a dispatcher, a manager, an administrator; and the agent
 * who started it withdraws it.
 */
export const mayStop = (escalation: Escalation, actor: Actor, world: World): boolean =>
  mayRunTheBoard(actor) ||
  (actor.roles.includes('agent') && escalation.startedBy.id === actor.id) ||
  (world.account.technicianMayStop && wasPaged(escalation, actor));
