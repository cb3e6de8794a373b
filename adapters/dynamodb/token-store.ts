import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { AccountContext } from '../../core/access/account-context.ts';
import { HeldToken, type TokenStore } from '../../core/escalation/token-store.ts';
import type { IncidentNumber } from '../../core/ids/ids.ts';
import type { Table } from './client.ts';
import { tokenKey } from './keys.ts';
import { getItem } from './read.ts';

/** The token of one escalation. A later hold replaces an earlier one, whose token is dead by then; never a later run's. */
export const tokenStore = (table: Table, { accountId }: AccountContext, number: IncidentNumber): TokenStore => ({
  async hold(held) {
    try {
      await table.client.send(
        new PutCommand({
          TableName: table.name,
          Item: { ...tokenKey(accountId, number), ...held },
          ConditionExpression: 'attribute_not_exists(pk) OR epoch <= :epoch',
          ExpressionAttributeValues: { ':epoch': held.epoch },
        }),
      );
    } catch (error) {
      // A run that has been replaced: it will find that out from the escalation, and end.
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  },
  async read() {
    const item = await getItem(table, tokenKey(accountId, number));
    return item && HeldToken.parse(item);
  },
});
