import type { Account } from '../account/account.ts';
import type { Me } from '../contracts/login.ts';
import type { Person } from './person.ts';

/** The signed-in person as he is shown to himself. */
export const meOf = (person: Person, account: Account): Me => ({
  id: person.id,
  name: person.name,
  roles: person.roles,
  account: { id: account.id, name: account.name, zone: account.zone },
  methodSequence: person.methodSequence,
  ...(person.language ? { language: person.language } : {}),
  ...(person.photo ? { photo: person.photo } : {}),
});
