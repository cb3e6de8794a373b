import type { AccountId, PersonId } from '../../../core/ids/ids.ts';
import type { PlanOutlook } from '../../../core/plan/checks.ts';
import { type Plan, personsNamed, schedulesNamed } from '../../../core/plan/plan.ts';
import { outlookOf } from '../../../core/schedule/outlook.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { SettingsDeps } from './deps.ts';

/** What plans are checked against, as it is now: one read for their schedules, one for everybody they could page. */
export async function readOutlook(
  { peopleOf, schedulesOf }: Pick<SettingsDeps, 'peopleOf' | 'schedulesOf'>,
  account: AccountId,
  plans: readonly Plan[],
  now: Instant,
): Promise<PlanOutlook> {
  const scheduleIds = [...new Set(plans.flatMap(schedulesNamed))];
  const found = await schedulesOf(account).named(scheduleIds);
  const schedules = new Map([...found].map(([id, schedule]) => [id, outlookOf(schedule, now)]));
  const people: PersonId[] = [
    ...plans.flatMap(personsNamed),
    ...[...schedules.values()].flatMap(({ nights }) => [...nights.keys()]),
  ];
  return { schedules, people: await peopleOf(account).named([...new Set(people)]) };
}
