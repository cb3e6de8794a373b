import { type AccountId, AccountId as AccountIdSchema, PersonId } from '../../../core/ids/ids.ts';
import { type ContactMethod, DEFAULT_SEQUENCE, type Person } from '../../../core/person/person.ts';
import type { Role } from '../../../core/person/role.ts';

/** The contractor of the seed, with the people that every story is told about. */
export const NORTHSIDE: AccountId = AccountIdSchema.parse('northside');

/** A typed ULID that ends in a number: the same number is the same id. */
export const ulidOf = (prefix: string, n: number): string => `${prefix}_${String(n).padStart(26, '0')}`;
export const personId = (n: number): PersonId => PersonId.parse(ulidOf('per', n));

export const sms = (address: string, state: ContactMethod['state'] = 'verified'): ContactMethod => ({
  kind: 'sms',
  address,
  state,
});
export const email = (address: string, state: ContactMethod['state'] = 'verified'): ContactMethod => ({
  kind: 'email',
  address,
  state,
});

/** A person with a phone and a mailbox of his own, both paged at once. */
export function aPerson(n: number, name: string, roles: Role[] = ['technician'], more: Partial<Person> = {}): Person {
  return {
    accountId: NORTHSIDE,
    id: personId(n),
    name,
    roles,
    enabled: true,
    methods: [sms(`+1312555${String(100 + n).padStart(4, '0')}`), email(`person${n}@northside.example`)],
    methodSequence: DEFAULT_SEQUENCE,
    version: 1,
    ...more,
  };
}

export const JOHN = aPerson(1, 'John Smith');
export const BRIAN = aPerson(2, 'Brian Smith');
export const CARLA = aPerson(3, 'Carla Diaz');
export const ANA = aPerson(10, 'Ana Ortiz', ['administrator', 'manager']);
export const DEE = aPerson(11, 'Dee Park', ['dispatcher']);
export const OLIVE = aPerson(12, 'Olive Kent', ['office']);
export const ALEX = aPerson(13, 'Alex Reed', ['agent']);
/** A technician whom no plan names. */
export const STRANGER = aPerson(20, 'Sam Stone');

export const TEAM: readonly Person[] = [JOHN, BRIAN, CARLA, ANA, DEE, OLIVE, ALEX, STRANGER];

/** The same person with only these methods. */
export const withMethods = (person: Person, ...methods: ContactMethod[]): Person => ({ ...person, methods });
export const unreachable = (person: Person): Person => ({ ...person, methods: [] });
