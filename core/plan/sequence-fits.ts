import type { FieldError } from '../contracts/problem.ts';
import type { ScheduleId } from '../ids/ids.ts';
import type { MethodSequence, Person } from '../person/person.ts';
import type { ScheduleOutlook } from './checks.ts';
import type { Plan } from './plan.ts';

/**
 * What of a method sequence could never be sent (plan check E02, asked when a person saves it): an offset that is not
 * before the end of a step that pages him, by name or through a schedule. One finding an entry, for the shortest step.
 */
export function sequenceErrors(
  { id }: Pick<Person, 'id'>,
  sequence: MethodSequence,
  plans: readonly Plan[],
  schedules: ReadonlyMap<ScheduleId, ScheduleOutlook>,
): FieldError[] {
  const steps = plans
    .flatMap((plan) =>
      plan.steps.map(({ targets, minutes }, index) => ({ targets, minutes, plan: plan.name, number: index + 1 })),
    )
    .filter(({ targets }) =>
      targets.some((target) =>
        'personId' in target ? target.personId === id : schedules.get(target.scheduleId)?.nights.has(id),
      ),
    );
  const [shortest] = steps.toSorted((a, b) => a.minutes - b.minutes);
  if (!shortest) return [];
  return (['urgent', 'standard'] as const).flatMap((set) =>
    sequence[set].flatMap(({ afterMinutes }, index) =>
      afterMinutes < shortest.minutes
        ? []
        : [
            {
              field: `methodSequence.${set}.${index}.afterMinutes`,
              message: `would never be sent: step ${shortest.number} of ${shortest.plan} lasts ${shortest.minutes} minutes`,
            },
          ],
    ),
  );
}
