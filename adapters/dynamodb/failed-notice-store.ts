import type { AccountContext } from '../../core/access/account-context.ts';
import { FailedNotice, FailedNoticeId, type FailedNoticeStore } from '../../core/message/failed-notice.ts';
import { type Instant, plusMinutes, toEpochSeconds } from '../../core/time/instant.ts';
import { liveAccountRows } from './account-rows.ts';
import type { Table } from './client.ts';
import { FAILED_NOTICE_PREFIX, failedNoticeKey, type Key, sha256 } from './keys.ts';
import { getItem } from './read.ts';
import { putNew, transact } from './transaction.ts';

/** What nobody has looked at for so long is no news. */
const KEPT_MINUTES = 30 * 24 * 60;

const noticeItem = (notice: FailedNotice) => ({
  ...failedNoticeKey(notice.accountId, notice.id),
  ...notice,
  expiresAt: toEpochSeconds(plusMinutes(notice.at, KEPT_MINUTES)),
});

/** The id of what a message leaves behind: the same message is the same one. */
export const failedNoticeIdOf = ({ pk, sk }: Key): FailedNoticeId =>
  FailedNoticeId.parse(`fln_${sha256(`${pk}\n${sk}`)}`);

/** The failed notices of one account in the table. */
export const failedNoticeStore = (table: Table, context: AccountContext): FailedNoticeStore => ({
  async open() {
    const rows = await liveAccountRows(table, context, FAILED_NOTICE_PREFIX);
    const notices = rows.map((row) => FailedNotice.parse(row)).filter(({ seen }) => seen === undefined);
    return notices.toSorted((a, b) => (a.at < b.at ? -1 : 1));
  },

  async add(notice) {
    const { outcome } = await transact(table, [putNew(table, 'notice', noticeItem(notice))]);
    if (outcome === 'contended') throw new Error('a failed notice stayed contended');
  },

  async see(id, by, now: Instant) {
    const item = await getItem(table, failedNoticeKey(context.accountId, id));
    if (!item) return false;
    const notice = FailedNotice.parse(item);
    if (notice.seen) return true;
    const seen = { ...notice, seen: { by, at: now } };
    await transact(table, [
      {
        name: 'notice',
        item: {
          Put: {
            TableName: table.name,
            Item: noticeItem(seen),
            // The first who saw to it stays, and what has run out does not come back.
            ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(seen)',
          },
        },
      },
    ]);
    return true;
  },
});
