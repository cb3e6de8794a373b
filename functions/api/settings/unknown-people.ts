import type { FieldError } from '../../../core/contracts/problem.ts';
import type { AccountId } from '../../../core/ids/ids.ts';
import type { NamedPerson } from '../../../core/schedule/people.ts';
import type { SettingsDeps } from './deps.ts';

/** The fields that name somebody who does not exist. */
export async function unknownPeople(
  { peopleOf }: Pick<SettingsDeps, 'peopleOf'>,
  account: AccountId,
  named: readonly NamedPerson[],
): Promise<FieldError[]> {
  const known = await peopleOf(account).named([...new Set(named.map(({ personId }) => personId))]);
  return named
    .filter(({ personId }) => !known.has(personId))
    .map(({ field }) => ({ field, message: 'there is no such person' }));
}
