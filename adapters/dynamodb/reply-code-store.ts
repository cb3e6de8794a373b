import { ReplyCode, type ReplyCodeStore } from '../../core/reply/reply-code.ts';
import type { Table } from './client.ts';
import { REPLY_CODE_PREFIX, replyCodeKey } from './keys.ts';
import { messageItem } from './message-item.ts';
import { queryAll } from './read.ts';
import { putNew, transact } from './transaction.ts';

/** The reply codes of phones in the table. */
export const replyCodeStore = (table: Table): ReplyCodeStore => ({
  async live(phone, now) {
    const items = await queryAll(table, {
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': replyCodeKey(phone, '').pk, ':prefix': REPLY_CODE_PREFIX },
      ConsistentRead: true,
    });
    return items.map((item) => ReplyCode.parse(item)).filter((each) => each.goodUntil >= now);
  },

  async answer(phone, message) {
    await transact(table, [putNew(table, 'answer', messageItem(replyCodeKey(phone, ''), message))]);
  },
});
