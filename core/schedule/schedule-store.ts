import * as z from 'zod';
import type { Added, Repeat } from '../idempotency/repeat.ts';
import { AccountId, ScheduleId } from '../ids/ids.ts';
import type { Page, PageQuery } from '../list/page.ts';
import { Instant } from '../time/instant.ts';
import type { StaffNotice } from './reminders.ts';
import type { Schedule } from './schedule.ts';

/** A schedule that has to be looked at, since `lookAt`. */
export const DueSchedule = z.object({ accountId: AccountId, id: ScheduleId, lookAt: Instant });
export type DueSchedule = z.infer<typeof DueSchedule>;

export type Replaced = { outcome: 'replaced' } | { outcome: 'conflict' } | Exclude<Added, { outcome: 'added' }>;

/** What stands in the transaction that replaces a schedule. */
export interface Replacing {
  now: Instant;
  /** Those who are told of it. */
  notices: readonly StaffNotice[];
  /** A repeated request is answered with the entry that `made` names. */
  once?: { repeat: Repeat; made: string };
}

/** The schedules of one account. */
export interface ScheduleStore {
  read(id: ScheduleId): Promise<Schedule | undefined>;
  /** Those of these ids that exist, in one read. */
  named(ids: readonly ScheduleId[]): Promise<Map<ScheduleId, Schedule>>;
  page(query: PageQuery): Promise<Page<Schedule>>;
  add(schedule: Schedule, now: Instant, repeat?: Repeat): Promise<Added>;
  /** Replaces the version before; `conflict` when somebody else was quicker. */
  replace(schedule: Schedule, replacing: Replacing): Promise<Replaced>;
  /** It has been looked at: the next look is due later. Changed meanwhile: its own next look stands. */
  looked(schedule: Schedule, now: Instant): Promise<void>;
}
