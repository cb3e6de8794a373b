import type { Added, Repeat } from '../idempotency/repeat.ts';
import type { Page, PageQuery } from '../list/page.ts';
import type { StaffNotice } from '../schedule/reminders.ts';
import type { Schedule } from '../schedule/schedule.ts';
import type { Instant } from '../time/instant.ts';
import type { CoverRequest, CoverRequestId, OpenCoverRequest, TakenCoverRequest } from './cover-request.ts';

/** Who lost: somebody else has taken it, or the schedule was changed and must be read again. */
export type Taking = { outcome: 'taken' } | { outcome: 'lost'; to: CoverRequest } | { outcome: 'schedule_changed' };

/** The cover requests of one account. */
export interface CoverStore {
  read(id: CoverRequestId): Promise<CoverRequest | undefined>;
  page(query: PageQuery): Promise<Page<CoverRequest>>;
  add(request: OpenCoverRequest, notices: readonly StaffNotice[], repeat?: Repeat): Promise<Added>;
  /** The request, the schedule's override and the notices in one transaction, so that there is exactly one taker. */
  take(request: TakenCoverRequest, schedule: Schedule, notices: readonly StaffNotice[], now: Instant): Promise<Taking>;
}
