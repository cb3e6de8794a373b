import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { Link } from '../../core/link/link.ts';
import type { LinkStore } from '../../core/link/link-store.ts';
import { toEpochSeconds } from '../../core/time/instant.ts';
import type { Table } from './client.ts';
import { linkKey } from './keys.ts';
import { getItem } from './read.ts';

/** Customers' links in the table. The token is nowhere in it: a stolen table opens no page. */
export const linkStore = (table: Table): LinkStore => ({
  async keep(hash, link) {
    const Item = { ...linkKey(hash), ...link, expiresAt: toEpochSeconds(link.goodUntil) };
    await table.client.send(new PutCommand({ TableName: table.name, Item }));
  },

  async read(hash) {
    const item = await getItem(table, linkKey(hash));
    return item && Link.parse(item);
  },
});
