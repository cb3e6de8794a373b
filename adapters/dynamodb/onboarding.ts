import type { Account } from '../../core/account/account.ts';
import type { Person } from '../../core/person/person.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { accountItem, personItem, planItem } from './account-items.ts';
import type { Table } from './client.ts';
import { identityWrite } from './identity.ts';
import { newWatchItem } from './readiness-store.ts';
import { putNew, transact, type Write } from './transaction.ts';

/** What an account begins with. All of it must carry the account's id. */
export interface NewAccount {
  account: Account;
  people: readonly Person[];
  plans: readonly Plan[];
}

/** DynamoDB takes so many writes a transaction. */
const MOST_WRITES = 100;

/**
 * Opens an account in one transaction, so that it exists with everything it needs or not at all: settings, people, plans,
 * and the identities with which people log in. An id that is in use is left as it is. Called by the operator's tool
 * and by the demo's seed; both may come twice.
 */
export async function openAccount(
  table: Table,
  { account, people, plans }: NewAccount,
): Promise<{ outcome: 'opened' } | { outcome: 'account_exists' }> {
  const writes = [
    putNew(table, 'account', accountItem(account)),
    putNew(table, 'watch', newWatchItem(account.id)),
    ...people.map((person) => putNew(table, 'person', personItem(person))),
    ...plans.map((plan) => putNew(table, 'plan', planItem(plan))),
    ...identityWrites(table, people),
  ];
  if (writes.length > MOST_WRITES) throw new Error(`An account begins with at most ${MOST_WRITES} rows.`);
  const result = await transact(table, writes);
  if (result.outcome === 'written') return { outcome: 'opened' };
  if (result.outcome === 'condition_failed' && result.failed.some(({ name }) => name === 'account'))
    return { outcome: 'account_exists' };
  throw new Error('The account could not be opened: something else was writing the same rows. Try again.');
}

/** One row an address: its owner may be in other accounts already, and two people may share a phone. */
function identityWrites(table: Table, people: readonly Person[]): Write[] {
  const methods = people.flatMap((person) => person.methods.map(({ address }) => ({ address, person })));
  return [...Map.groupBy(methods, ({ address }) => address)].map(([address, owners]) =>
    identityWrite(
      table,
      address,
      'ADD',
      owners.map(({ person }) => person),
    ),
  );
}
