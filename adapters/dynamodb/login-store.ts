import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import {
  CODE_GAP_SECONDS,
  CODE_TRIES,
  CODES_PER_ADDRESS_HOUR,
  CODES_PER_IDENTITY_DAY,
  CODES_PER_IDENTITY_HOUR,
} from '../../core/login/limits.ts';
import { Challenge, type LoginStore } from '../../core/login/login-store.ts';
import { type Instant, plusSeconds, toEpochSeconds } from '../../core/time/instant.ts';
import type { Table } from './client.ts';
import { membersOf } from './identity.ts';
import { challengeKey, identityKey, limitKey } from './keys.ts';
import { limitStore } from './limit-store.ts';
import { addressed, messageItem, queued } from './message-item.ts';
import { getItem } from './read.ts';
import { putNew, transact } from './transaction.ts';

/** Challenges, limits and identities in the table. */
export function loginStore(table: Table): LoginStore {
  /** One conditional update; false when its condition failed. */
  const update = async (input: Omit<UpdateCommandInput, 'TableName'>): Promise<boolean> => {
    try {
      await table.client.send(new UpdateCommand({ TableName: table.name, ...input }));
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };

  const { count } = limitStore(table);

  const gap = (address: string, now: Instant): Promise<boolean> =>
    update({
      Key: limitKey('code-gap', address, '-'),
      UpdateExpression: 'SET lastAt = :now, expiresAt = :expiresAt',
      ConditionExpression: 'attribute_not_exists(lastAt) OR lastAt <= :before',
      ExpressionAttributeValues: {
        ':now': now,
        ':before': plusSeconds(now, -CODE_GAP_SECONDS),
        ':expiresAt': toEpochSeconds(plusSeconds(now, CODE_GAP_SECONDS)),
      },
    });

  return {
    async countCode({ address }, networkAddress, now) {
      // One after the other, so that whoever is refused has not used up the limits behind: ten hasty presses of Resend
      // must not shut somebody out for the day. The counters are the same for an identifier that nobody has.
      return (
        (await count(CODES_PER_ADDRESS_HOUR, networkAddress, now)) &&
        (await gap(address, now)) &&
        (await count(CODES_PER_IDENTITY_HOUR, address, now)) &&
        (await count(CODES_PER_IDENTITY_DAY, address, now))
      );
    },

    async challenge(secretHash, challenge, intent, now) {
      const key = challengeKey(secretHash);
      const expiresAt = toEpochSeconds(challenge.goodUntil);
      const result = await transact(table, [
        putNew(table, 'challenge', { ...key, ...challenge, expiresAt }),
        ...addressed([intent], []).map((each) =>
          putNew(table, 'message', { ...messageItem(key, queued(each, now, {})), expiresAt: expiresAt + 86_400 }),
        ),
      ]);
      if (result.outcome !== 'written') throw new Error('a challenge with this secret exists already');
    },

    async readChallenge(secretHash) {
      const item = await getItem(table, challengeKey(secretHash));
      return item && Challenge.parse(item);
    },

    async countTry(secretHash) {
      await update({
        Key: challengeKey(secretHash),
        UpdateExpression: 'ADD tries :one',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':one': 1 },
      });
    },

    useChallenge: (secretHash, now) =>
      update({
        Key: challengeKey(secretHash),
        UpdateExpression: 'SET used = :true',
        ConditionExpression: 'used = :false AND tries < :tries AND goodUntil > :now',
        ExpressionAttributeValues: { ':true': true, ':false': false, ':tries': CODE_TRIES, ':now': now },
      }),

    async memberships(address) {
      const item = await getItem(table, identityKey(address));
      return item ? membersOf(item) : [];
    },
  };
}
