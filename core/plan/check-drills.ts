import type { PlanFinding } from '../contracts/plans.ts';
import type { MethodReadiness } from '../drill/red-list.ts';
import type { PersonId } from '../ids/ids.ts';
import type { Person } from '../person/person.ts';

/** W03: those whom a plan could page and who were not reached when it was tried by day. */
export const checkDrills = (
  persons: readonly Person[],
  red: ReadonlyMap<PersonId, readonly MethodReadiness[]>,
): PlanFinding[] =>
  [...new Set(persons)].flatMap(({ id, name }) =>
    (red.get(id) ?? []).map((method) => ({
      code: 'W03',
      severity: 'warning' as const,
      message: `${name} ${sayRed(method)}.`,
      personId: id,
    })),
  );

const sayRed = ({ kind, address, state, answered }: MethodReadiness): string => {
  const by = `${kind === 'sms' ? 'SMS to' : 'email to'} ${address}`;
  if (state === 'failed') return `did not answer the last test by ${by}`;
  return answered ? `has not answered a test by ${by} for 30 days` : `has not been tested by ${by}`;
};
