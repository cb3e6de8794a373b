import type { Table } from './client.ts';
import type { Key, VersionKeys } from './keys.ts';
import { queryAll } from './read.ts';
import { putNew, putVersion, transact } from './transaction.ts';

/** Somebody who changes a text every day for half a year finds the first one here still. */
const VERSIONS_SHOWN = 200;

/**
 * Things of which every version is kept: a row that stands for each, and one for each of its versions, which is never
 * written again.
 */
export function keptVersions<T extends { version: number }>(
  table: Table,
  name: string,
  parse: (item: unknown) => T,
  keysOf: (thing: T) => VersionKeys,
) {
  const withPrefix = async ({ pk, sk }: Key): Promise<T[]> => {
    const rows = await queryAll(table, {
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': pk, ':prefix': sk },
      ConsistentRead: true,
    });
    return rows.map(parse);
  };

  return {
    withPrefix,

    /** Newest first. */
    async versions(prefix: Key): Promise<T[]> {
      return (await withPrefix(prefix)).toReversed().slice(0, VERSIONS_SHOWN);
    },

    /** False when somebody else has written this version. */
    async save(thing: T): Promise<boolean> {
      const { current, versions } = keysOf(thing);
      const { version } = thing;
      const stands = { ...current, ...thing };
      const kept = { pk: versions.pk, sk: `${versions.sk}${String(version).padStart(6, '0')}`, ...thing };
      const result = await transact(table, [
        version === 1 ? putNew(table, name, stands) : putVersion(table, name, stands, version - 1),
        putNew(table, 'version', kept),
      ]);
      return result.outcome === 'written';
    },
  };
}
