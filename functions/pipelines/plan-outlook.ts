import type { AccountStore } from '../../core/account/account-store.ts';
import type { DrillStore } from '../../core/drill/drill-store.ts';
import { redList } from '../../core/drill/red-list.ts';
import type { AccountId, PersonId } from '../../core/ids/ids.ts';
import type { PersonStore } from '../../core/person/person-store.ts';
import type { PlanOutlook } from '../../core/plan/checks.ts';
import { type Plan, personsNamed, schedulesNamed } from '../../core/plan/plan.ts';
import { outlookOf } from '../../core/schedule/outlook.ts';
import type { ScheduleStore } from '../../core/schedule/schedule-store.ts';
import type { Instant } from '../../core/time/instant.ts';

export interface OutlookDeps {
  peopleOf: (account: AccountId) => Pick<PersonStore, 'named'>;
  schedulesOf: (account: AccountId) => Pick<ScheduleStore, 'named'>;
  accountOf: (account: AccountId) => Pick<AccountStore, 'read'>;
  drillsOf: (account: AccountId) => Pick<DrillStore, 'list'>;
}

/**
 * What plans are checked against, as it is now: one read for their schedules, one for everybody they could page, one for
 * the drills where they are on.
 */
export async function readOutlook(
  { peopleOf, schedulesOf, accountOf, drillsOf }: OutlookDeps,
  accountId: AccountId,
  plans: readonly Plan[],
  now: Instant,
): Promise<PlanOutlook> {
  const scheduleIds = [...new Set(plans.flatMap(schedulesNamed))];
  const [found, account] = await Promise.all([schedulesOf(accountId).named(scheduleIds), accountOf(accountId).read()]);
  const schedules = new Map([...found].map(([id, schedule]) => [id, outlookOf(schedule, now)]));
  const ids: PersonId[] = [
    ...plans.flatMap(personsNamed),
    ...[...schedules.values()].flatMap(({ nights }) => [...nights.keys()]),
  ];
  const people = await peopleOf(accountId).named([...new Set(ids)]);
  const since = account?.drillsSince;
  const drills = since ? await drillsOf(accountId).list() : [];
  const red = redList([...people.values()], new Map(drills.map((each) => [each.personId, each])), since, now);
  return { schedules, people, red };
}
