import type { PlanContact } from '../contracts/escalations.ts';
import type { Instant } from '../time/instant.ts';
import type { World } from './decision.ts';
import type { Escalation } from './escalation.ts';
import { personsOf } from './steps.ts';

/** When an escalation came to its end; undefined while it is pending. */
export function settledAt(escalation: Escalation): Instant | undefined {
  switch (escalation.status) {
    case 'pending':
      return undefined;
    case 'assigned':
      return escalation.assignedAt;
    case 'expired':
      return escalation.expiredAt;
    case 'cancelled':
      return escalation.cancelledAt;
  }
}

/**
 * Everybody whom the steps of the plan name, each once, in the first step that does: of a schedule whoever is on call now,
 * or was when the escalation ended. The fallback is no step.
 */
export function contactsOf(escalation: Escalation, world: World): PlanContact[] {
  const then = { ...world, now: settledAt(escalation) ?? world.now };
  const contacts = new Map<string, PlanContact>();
  world.plan.steps.forEach((step, index) => {
    for (const id of personsOf(step, then)) {
      const person = world.people.get(id);
      if (person && !contacts.has(id)) contacts.set(id, { id, name: person.name, step: index });
    }
  });
  return [...contacts.values()];
}
