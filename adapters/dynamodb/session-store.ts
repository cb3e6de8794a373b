import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { SessionStore } from '../../core/login/login-store.ts';
import { Session } from '../../core/login/session.ts';
import { toEpochSeconds } from '../../core/time/instant.ts';
import type { Table } from './client.ts';
import { personSessionKey, sessionKey } from './keys.ts';
import { getItem } from './read.ts';
import { putNew, transact } from './transaction.ts';

/** Sessions in the table, each with a pointer beside its person, by which all of them can be ended. */
export const sessionStore = (table: Table): SessionStore => ({
  async read(hash) {
    const item = await getItem(table, sessionKey(hash));
    return item && Session.parse(item);
  },

  async begin(hash, session) {
    const expiresAt = toEpochSeconds(session.endsAt);
    const result = await transact(table, [
      putNew(table, 'session', { ...sessionKey(hash), ...session, expiresAt }),
      putNew(table, 'pointer', { ...personSessionKey(session.accountId, session.personId, hash), expiresAt }),
    ]);
    if (result.outcome !== 'written') throw new Error('a session with this secret exists already');
  },

  async refresh(hash, idleUntil) {
    try {
      await table.client.send(
        new UpdateCommand({
          TableName: table.name,
          Key: sessionKey(hash),
          UpdateExpression: 'SET idleUntil = :idleUntil',
          // Signed out meanwhile: stays out.
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeValues: { ':idleUntil': idleUntil },
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  },

  async end(hash, { accountId, personId }) {
    await transact(
      table,
      [sessionKey(hash), personSessionKey(accountId, personId, hash)].map((Key) => ({
        name: 'end',
        item: { Delete: { TableName: table.name, Key } },
      })),
    );
  },
});
