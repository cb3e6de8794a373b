import type { PersonId } from '../ids/ids.ts';
import type { Person } from '../person/person.ts';
import type { Account } from './account.ts';

/** One account and its team, as login needs them. */
export interface AccountStore {
  read(): Promise<Account | undefined>;
  person(id: PersonId): Promise<Person | undefined>;
  /** Replaces the version before; false when somebody else was quicker. */
  replace(account: Account): Promise<boolean>;
}
