import * as z from 'zod';
import { type Customer, phonesOf } from '../../core/customer/customer.ts';
import { AccountId, CustomerId } from '../../core/ids/ids.ts';
import type { Table } from './client.ts';
import { customerPhoneKey, type Key, phoneKey } from './keys.ts';
import { getItem } from './read.ts';
import type { Write } from './transaction.ts';

/*
 * From a phone to its customers, and to the accounts whose customers have it. Both are sets, so that coming and going are
 * each one update that needs no reading and may come twice: two customers with one phone cannot push each other out.
 */

const memberWrite = (
  table: Table,
  verb: 'ADD' | 'DELETE',
  { key, of, member, ifNone = false }: { key: Key; of: 'customers' | 'accounts'; member: string; ifNone?: boolean },
): Write => ({
  name: of === 'customers' ? 'phone' : 'phone_account',
  item: {
    Update: {
      TableName: table.name,
      Key: { ...key },
      UpdateExpression: `${verb} ${of} :members`,
      ExpressionAttributeValues: { ':members': new Set([member]) },
      ...(ifNone ? { ConditionExpression: 'attribute_not_exists(customers)' } : {}),
    },
  },
});

/**
 * Makes the phones follow a customer; `before` is undefined for somebody new. `ifNobodys`: only while no customer of the
 * account has a phone of his, for a call, which must not make a second customer. That an account had a customer with a
 * phone stays written down: a STOP from it is for that account, too.
 */
export function phoneWrites(
  table: Table,
  before: Customer | undefined,
  after: Customer,
  { ifNobodys = false }: { ifNobodys?: boolean } = {},
): Write[] {
  const { accountId, id: member } = after;
  const had = new Set(before && phonesOf(before));
  const has = new Set(phonesOf(after));
  const own = (phone: string) => ({ key: phoneKey(accountId, phone), of: 'customers', member }) as const;
  return [
    ...[...has]
      .filter((phone) => !had.has(phone))
      .flatMap((phone) => [
        memberWrite(table, 'ADD', { ...own(phone), ifNone: ifNobodys }),
        memberWrite(table, 'ADD', { key: customerPhoneKey(phone), of: 'accounts', member: accountId }),
      ]),
    ...[...had].filter((phone) => !has.has(phone)).map((phone) => memberWrite(table, 'DELETE', own(phone))),
  ];
}

const Pointer = z.object({
  customers: z.set(CustomerId).optional(),
  /** Of a row from before there could be several. */
  customerId: CustomerId.optional(),
});

/** Whose phone it is, the one added first before the others; a customer who has another phone by now may be among them. */
export function customersOf(pointer: unknown): CustomerId[] {
  const { customers = [], customerId } = Pointer.parse(pointer);
  return [...new Set([...customers, ...(customerId ? [customerId] : [])])].sort();
}

const Accounts = z.object({ accounts: z.set(AccountId).default(new Set()) });

/** The accounts that have, or had, a customer with this phone. */
export async function accountsOfPhone(table: Table, phone: string): Promise<AccountId[]> {
  const item = await getItem(table, customerPhoneKey(phone));
  return item ? [...Accounts.parse(item).accounts].sort() : [];
}
