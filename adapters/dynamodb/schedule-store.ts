import type { AccountContext } from '../../core/access/account-context.ts';
import { nextLook, type StaffNotice } from '../../core/schedule/reminders.ts';
import type { Schedule } from '../../core/schedule/schedule.ts';
import type { ScheduleStore } from '../../core/schedule/schedule-store.ts';
import { type Instant, plusMinutes } from '../../core/time/instant.ts';
import { scheduleItem, toSchedule } from './account-items.ts';
import type { Table } from './client.ts';
import { due } from './due-keys.ts';
import { personKey, scheduleKey } from './keys.ts';
import { listed } from './list-keys.ts';
import { listPage } from './list-page.ts';
import { messageItem, queued } from './message-item.ts';
import { getItem, getItems } from './read.ts';
import { repeated, repeatWrite } from './repeat-row.ts';
import { putNew, putVersion, transact, type Write } from './transaction.ts';

/** A schedule is its own row of the due index: due when somebody has to be told about it. */
function watchedItem(schedule: Schedule, after: Instant) {
  const lookAt = nextLook(schedule, after);
  return { ...scheduleItem(schedule), lookAt, ...due('SCH', lookAt, `${schedule.accountId}#${schedule.id}`) };
}

/** A reminder that was due in the minute of a change is still found; its key keeps it from going out twice. */
const OVERLAP_MINUTES = 1;

export const scheduleWrite = (table: Table, schedule: Schedule, now: Instant): Write =>
  putVersion(table, 'schedule', watchedItem(schedule, plusMinutes(now, -OVERLAP_MINUTES)), schedule.version - 1);

/** The rows of notices, each beside the person it is for. */
export const noticeWrites = (
  table: Table,
  { accountId }: AccountContext,
  notices: readonly StaffNotice[],
  now: Instant,
): Write[] =>
  notices.map((notice) =>
    putNew(table, 'notice', messageItem(personKey(accountId, notice.to.personId), queued(notice, now, { accountId }))),
  );

/** The schedules of one account in the table. */
export function scheduleStore(table: Table, context: AccountContext): ScheduleStore {
  const { accountId } = context;
  return {
    async read(id) {
      const item = await getItem(table, scheduleKey(accountId, id));
      return item && toSchedule(item);
    },

    async named(ids) {
      const items = await getItems(
        table,
        ids.map((id) => scheduleKey(accountId, id)),
      );
      return new Map(items.map(toSchedule).map((schedule) => [schedule.id, schedule]));
    },

    page: (query) => listPage(table, listed(accountId, 'SCHEDULES', '').gsi1pk, query, toSchedule),

    async add(schedule, now, repeat) {
      const result = await transact(table, [
        putNew(table, 'schedule', watchedItem(schedule, now)),
        ...(repeat ? [repeatWrite(table, accountId, repeat, schedule.id, now)] : []),
      ]);
      if (result.outcome === 'written') return { outcome: 'added' };
      const known = result.outcome === 'condition_failed' ? repeated(result.failed, repeat) : undefined;
      if (known) return known;
      throw new Error('a schedule with this id exists already');
    },

    async replace(schedule, { now, notices, once }) {
      const result = await transact(table, [
        scheduleWrite(table, schedule, now),
        ...noticeWrites(table, context, notices, now),
        ...(once ? [repeatWrite(table, accountId, once.repeat, once.made, now)] : []),
      ]);
      if (result.outcome === 'written') return { outcome: 'replaced' };
      const known = result.outcome === 'condition_failed' ? repeated(result.failed, once?.repeat) : undefined;
      return known ?? { outcome: 'conflict' };
    },

    async looked(schedule, now) {
      await transact(table, [putVersion(table, 'schedule', watchedItem(schedule, now), schedule.version)]);
    },
  };
}
