import { HELP_A_DAY, PhoneCode, type ReplyCodeStore } from '../../core/reply/reply-code.ts';
import { type Instant, plusMinutes, toEpochSeconds } from '../../core/time/instant.ts';
import type { Table } from './client.ts';
import { helpKey, REPLY_CODE_PREFIX, replyCodeKey } from './keys.ts';
import { messageItem } from './message-item.ts';
import { queryAll } from './read.ts';
import { putNew, transact, type Write } from './transaction.ts';

/** The reply codes of phones in the table. */
export const replyCodeStore = (table: Table): ReplyCodeStore => ({
  live: async (phone, now) => (await codesOf(table, phone)).filter((each) => each.goodUntil >= now),

  async answer(phone, message, { limited }) {
    // In one transaction, so that an SMS that is delivered twice is counted once.
    await transact(table, [
      putNew(table, 'answer', messageItem(replyCodeKey(phone, ''), message)),
      ...(limited ? [helpWrite(table, phone, message.createdAt)] : []),
    ]);
  },
});

/** Counts one help of the day; over the limit its condition fails, and the whole answer with it. */
const helpWrite = (table: Table, phone: string, now: Instant): Write => ({
  name: 'help',
  item: {
    Update: {
      TableName: table.name,
      Key: helpKey(phone, now.slice(0, '2026-06-01'.length)),
      UpdateExpression: 'SET expiresAt = :expiresAt ADD #count :one',
      ConditionExpression: 'attribute_not_exists(#count) OR #count < :max',
      ExpressionAttributeNames: { '#count': 'count' },
      ExpressionAttributeValues: {
        ':one': 1,
        ':max': HELP_A_DAY,
        ':expiresAt': toEpochSeconds(plusMinutes(now, 2880)),
      },
    },
  },
});

/** Every code that was given to a phone and is kept still, run out or not. */
export async function codesOf(table: Table, phone: string): Promise<PhoneCode[]> {
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: { ':pk': replyCodeKey(phone, '').pk, ':prefix': REPLY_CODE_PREFIX },
    ConsistentRead: true,
  });
  return items.map((item) => PhoneCode.parse(item));
}
