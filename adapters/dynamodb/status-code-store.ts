import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { AccountContext } from '../../core/access/account-context.ts';
import { StatusCode } from '../../core/appointment/status-code.ts';
import type { StatusCodeStore } from '../../core/appointment/status-code-store.ts';
import { liveAccountRows } from './account-rows.ts';
import type { Table } from './client.ts';
import { STATUS_CODE_PREFIX, statusCodeKey } from './keys.ts';

/** The status codes of one account in the table. They are few, and the last writer wins. */
export function statusCodeStore(table: Table, context: AccountContext): StatusCodeStore {
  const put = async (code: string, item: object) => {
    const Item = { ...statusCodeKey(context.accountId, code), ...item };
    await table.client.send(new PutCommand({ TableName: table.name, Item }));
  };
  return {
    list: async () => (await liveAccountRows(table, context, STATUS_CODE_PREFIX)).map((row) => StatusCode.parse(row)),
    save: (code) => put(code.code, code),
    remove: (code) => put(code, { removed: true }),
  };
}
