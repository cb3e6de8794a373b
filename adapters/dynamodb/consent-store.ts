import type { AccountContext } from '../../core/access/account-context.ts';
import { AddressState, ConsentEntry, unheard, withBounce, withEntry } from '../../core/consent/consent.ts';
import type { ConsentStore } from '../../core/consent/consent-store.ts';
import type { Table } from './client.ts';
import { CONSENT_PREFIX, consentKey, reachKey } from './keys.ts';
import { getItem, getItems, queryAll } from './read.ts';
import { putNew, putVersion, transact, type Write } from './transaction.ts';

/** Two who speak of one address at the same moment: the second reads again. */
const ATTEMPTS = 8;

/** The consent ledger of one account in the table: its entries and its state stand in the partition of the address. */
export function consentStore(table: Table, { accountId }: AccountContext): ConsentStore {
  const read = async (address: string): Promise<AddressState> => {
    const item = await getItem(table, reachKey(accountId, address));
    return item ? AddressState.parse(item) : unheard(address);
  };
  const stateWrite = (before: AddressState, after: AddressState): Write => {
    const item = { ...reachKey(accountId, after.address), ...after };
    return before.version === 0 ? putNew(table, 'state', item) : putVersion(table, 'state', item, before.version);
  };

  return {
    async record(entry) {
      const { address, cause } = entry;
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const before = await read(address);
        const after = withEntry(before, entry);
        const result = await transact(table, [
          putNew(table, 'entry', { ...consentKey(accountId, address, cause), ...entry }),
          // What is said late of a time before is in the ledger, and changes nothing.
          ...(after ? [stateWrite(before, after)] : []),
        ]);
        if (result.outcome === 'written') return 'recorded';
        if (result.outcome === 'condition_failed' && result.failed.some(({ name }) => name === 'entry')) return 'known';
      }
      throw new Error('the state of an address stayed contended');
    },

    async suspend(address, bounce) {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const before = await read(address);
        const after = withBounce(before, bounce);
        if (!after || (await transact(table, [stateWrite(before, after)])).outcome === 'written') return;
      }
      throw new Error('the state of an address stayed contended');
    },

    async stateOf(addresses) {
      const items = await getItems(
        table,
        addresses.map((address) => reachKey(accountId, address)),
      );
      return new Map(items.map((item) => AddressState.parse(item)).map((state) => [state.address, state]));
    },

    async history(address) {
      const rows = await queryAll(table, {
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': reachKey(accountId, address).pk, ':prefix': CONSENT_PREFIX },
        ConsistentRead: true,
      });
      return rows.map((row) => ConsentEntry.parse(row)).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    },
  };
}
