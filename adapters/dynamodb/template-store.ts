import type { AccountContext } from '../../core/access/account-context.ts';
import type { AccountId } from '../../core/ids/ids.ts';
import { Template, type TemplatePlace } from '../../core/template/template.ts';
import type { TemplateStore } from '../../core/template/template-store.ts';
import type { Table } from './client.ts';
import { templateKey, templatePrefix, templateVersionKey } from './keys.ts';
import { getItems, queryAll } from './read.ts';
import { putNew, putVersion, transact } from './transaction.ts';

/** Somebody who changes a text every day for half a year finds the first one here still. */
const VERSIONS_SHOWN = 200;

/**
 * The templates of one account in the table: a row that stands for each text, and one for each of its versions, which
 * is never written again.
 */
export function templateStore(table: Table, { accountId }: AccountContext): TemplateStore {
  const withPrefix = async (ruleId: TemplatePlace['ruleId'], prefix: string) => {
    const rows = await queryAll(table, {
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': templatePrefix(accountId, ruleId).pk, ':prefix': prefix },
      ConsistentRead: true,
    });
    return rows.map((row) => Template.parse(row));
  };

  return {
    ofRule: (ruleId) => withPrefix(ruleId, templatePrefix(accountId, ruleId).sk),

    async versions(place) {
      const { sk } = templateVersionKey(accountId, place, 0);
      const all = await withPrefix(place.ruleId, sk.slice(0, sk.lastIndexOf('#') + 1));
      return all.toReversed().slice(0, VERSIONS_SHOWN);
    },

    async save(template) {
      const { version } = template;
      const current = { ...templateKey(accountId, template), ...template };
      const result = await transact(table, [
        version === 1 ? putNew(table, 'template', current) : putVersion(table, 'template', current, version - 1),
        putNew(table, 'version', { ...templateVersionKey(accountId, template, version), ...template }),
      ]);
      return result.outcome === 'written';
    },
  };
}

/** What stands now at several places, in one request; places that were never changed are left out. */
export async function templatesAt(
  table: Table,
  accountId: AccountId,
  places: readonly TemplatePlace[],
): Promise<Template[]> {
  const items = await getItems(
    table,
    places.map((place) => templateKey(accountId, place)),
  );
  return items.map((item) => Template.parse(item));
}
