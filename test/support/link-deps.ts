import type { Table } from '../../adapters/dynamodb/client.ts';
import { linkStore } from '../../adapters/dynamodb/link-store.ts';
import { surveyStore } from '../../adapters/dynamodb/survey-store.ts';
import { drawLinkToken } from '../../adapters/ids/ids.ts';
import { accountContext } from '../../core/access/account-context.ts';
import type { LinkDeps } from '../../functions/stream/messages/customer-link.ts';

/** What the sender makes customers' links with, over a table. */
export const linkDeps = (table: Table): Omit<LinkDeps, 'baseUrl'> => ({
  links: linkStore(table),
  surveysOf: (account) => surveyStore(table, accountContext(account, 'item')),
  drawLinkToken,
});
