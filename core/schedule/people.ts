import type { PersonId } from '../ids/ids.ts';
import type { OverrideInput } from './override.ts';
import type { Schedule, ScheduleInput } from './schedule.ts';
import type { TemporaryScheduleInput } from './temporary-schedule.ts';

/*
 * Whom a schedule names, and where: whoever saves one asks whether they exist, and names the field where one does not.
 */

export interface NamedPerson {
  /** As the request names it: `layers.0.people.1`. */
  field: string;
  personId: PersonId;
}

export const personsOfOverride = (override: OverrideInput, at = ''): NamedPerson[] => [
  ...(override.kind === 'remove' ? [] : [{ field: `${at}in`, personId: override.in }]),
  ...(override.kind === 'add' ? [] : [{ field: `${at}out`, personId: override.out }]),
];

export const personsOfTemporary = (temporary: TemporaryScheduleInput, at = ''): NamedPerson[] =>
  temporary.shifts.map(({ personId }, index) => ({ field: `${at}shifts.${index}.personId`, personId }));

export const personsOfSchedule = ({ layers, overrides, temporary }: ScheduleInput | Schedule): NamedPerson[] => [
  ...layers.flatMap(({ people }, layer) =>
    people.map((personId, index) => ({ field: `layers.${layer}.people.${index}`, personId })),
  ),
  ...overrides.flatMap((override, index) => personsOfOverride(override, `overrides.${index}.`)),
  ...temporary.flatMap((each, index) => personsOfTemporary(each, `temporary.${index}.`)),
];
