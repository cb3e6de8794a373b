import type { Added, Repeat } from '../idempotency/repeat.ts';
import type { PlanId } from '../ids/ids.ts';
import type { Page, PageQuery } from '../list/page.ts';
import type { Instant } from '../time/instant.ts';
import type { Plan } from './plan.ts';

/** The plans of one account. */
export interface PlanStore {
  read(id: PlanId): Promise<Plan | undefined>;
  /** Every plan; from an index, so one saved a moment ago may be missing. */
  list(): Promise<Plan[]>;
  page(query: PageQuery): Promise<Page<Plan>>;
  add(plan: Plan, now: Instant, repeat?: Repeat): Promise<Added>;
  /** Replaces the version before; false when somebody else was quicker. */
  replace(plan: Plan): Promise<boolean>;
}
