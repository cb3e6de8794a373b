import type { PersonId } from '../ids/ids.ts';
import type { Person } from '../person/person.ts';
import type { World } from './decision.ts';
import type { Coverage, Urgency } from './escalation.ts';
import { deliverableSequence } from './method-sequence.ts';

/**
 * What the agent is told while the customer is still on the line: would a call now reach anybody? `none` when nobody
 * before the fallback can be paged; `weak` when it hangs on one person or one channel, or a step is empty.
 */
export function coverageOf(urgency: Urgency, world: World): Coverage {
  const reachable = new Map<PersonId, Person>();
  let emptyStep = false;
  for (const step of world.plan.steps) {
    const persons = step.targets
      .flatMap((target) => ('personId' in target ? [target.personId] : world.onCall(target.scheduleId, world.now)))
      .flatMap((id) => world.people.get(id) ?? [])
      .filter((person) => deliverableSequence(person, urgency, step.minutes).length > 0);
    if (persons.length === 0) emptyStep = true;
    for (const person of persons) reachable.set(person.id, person);
  }
  if (reachable.size === 0) return 'none';
  const channels = new Set(
    [...reachable.values()].flatMap((person) => deliverableSequence(person, urgency, Infinity).map(({ kind }) => kind)),
  );
  return emptyStep || reachable.size < 2 || channels.size < 2 ? 'weak' : 'ok';
}
