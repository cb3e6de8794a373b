import type { AccountContext } from '../../core/access/account-context.ts';
import type { AccountId } from '../../core/ids/ids.ts';
import { Template, type TemplatePlace } from '../../core/template/template.ts';
import type { TemplateStore } from '../../core/template/template-store.ts';
import type { Table } from './client.ts';
import { keptVersions } from './kept-versions.ts';
import { templateKeys, templatePrefix } from './keys.ts';
import { getItems } from './read.ts';

/** The templates of one account's rules in the table. */
export function templateStore(table: Table, { accountId }: AccountContext): TemplateStore {
  const kept = keptVersions(
    table,
    'template',
    (item) => Template.parse(item),
    (template) => templateKeys(accountId, template),
  );
  return {
    ofRule: (ruleId) => kept.withPrefix(templatePrefix(accountId, ruleId)),
    versions: (place) => kept.versions(templateKeys(accountId, place).versions),
    save: kept.save,
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
    places.map((place) => templateKeys(accountId, place).current),
  );
  return items.map((item) => Template.parse(item));
}
