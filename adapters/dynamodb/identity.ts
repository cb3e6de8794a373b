import * as z from 'zod';
import { AccountId, PersonId } from '../../core/ids/ids.ts';
import type { Membership } from '../../core/login/login-store.ts';
import type { Person } from '../../core/person/person.ts';
import type { Table } from './client.ts';
import { identityKey } from './keys.ts';
import type { Write } from './transaction.ts';

/*
 * Whose contact method an address is: a set of members, so that adding one and taking one away are each one update that
 * needs no reading and may come twice.
 */

const member = ({ accountId, id }: Pick<Person, 'accountId' | 'id'>): string => `${accountId} ${id}`;

/** Adds or takes away owners of one address. */
export const identityWrite = (
  table: Table,
  address: string,
  verb: 'ADD' | 'DELETE',
  owners: readonly Pick<Person, 'accountId' | 'id'>[],
): Write => ({
  name: 'identity',
  item: {
    Update: {
      TableName: table.name,
      Key: identityKey(address),
      UpdateExpression: `${verb} members :members`,
      ExpressionAttributeValues: { ':members': new Set(owners.map(member)) },
    },
  },
});

const Identity = z.object({ members: z.set(z.string()).optional() });
const Member = z.tuple([AccountId, PersonId]);

/** The members of an identity item, in the order of their accounts. */
export const membersOf = (item: unknown): Membership[] =>
  [...(Identity.parse(item).members ?? [])].sort().map((text) => {
    const [accountId, personId] = Member.parse(text.split(' '));
    return { accountId, personId };
  });

/** Makes the identities follow a person's methods; `before` is undefined for somebody new. */
export function identityWrites(table: Table, before: Person | undefined, after: Person): Write[] {
  const had = new Set(before?.methods.map(({ address }) => address));
  const has = new Set(after.methods.map(({ address }) => address));
  return [
    ...[...has].filter((address) => !had.has(address)).map((address) => identityWrite(table, address, 'ADD', [after])),
    ...[...had]
      .filter((address) => !has.has(address))
      .map((address) => identityWrite(table, address, 'DELETE', [after])),
  ];
}
