import type { AccountContext } from '../../core/access/account-context.ts';
import { OwnText, type OwnTextStore } from '../../core/text/own-text.ts';
import type { Table } from './client.ts';
import { keptVersions } from './kept-versions.ts';
import { ownTextKeys, ownTextPrefix } from './keys.ts';

/** The account's own texts in the place of those of the catalogue, in the table. */
export function ownTextStore(table: Table, { accountId }: AccountContext): OwnTextStore {
  const kept = keptVersions(
    table,
    'text',
    (item) => OwnText.parse(item),
    (text) => ownTextKeys(accountId, text),
  );
  return {
    all: () => kept.withPrefix(ownTextPrefix(accountId)),
    versions: (place) => kept.versions(ownTextKeys(accountId, place).versions),
    save: kept.save,
  };
}
