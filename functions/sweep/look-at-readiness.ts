import type { Account } from '../../core/account/account.ts';
import type { PersonDrills } from '../../core/drill/drill.ts';
import { nextTurn, turnNow, wakingHour } from '../../core/drill/drill-time.ts';
import type { AccountId, PersonId } from '../../core/ids/ids.ts';
import type { Person } from '../../core/person/person.ts';
import { checkPlan, type PlanOutlook } from '../../core/plan/checks.ts';
import type { Plan } from '../../core/plan/plan.ts';
import type { PlanStore } from '../../core/plan/plan-store.ts';
import { checkDate, checkDue, findingNotices, newFindings, nextCheck } from '../../core/readiness/nightly-check.ts';
import type { ReadinessStore } from '../../core/readiness/readiness-store.ts';
import type { DueReadiness, ReadinessWatch } from '../../core/readiness/readiness-watch.ts';
import type { StaffNotice } from '../../core/schedule/reminders.ts';
import { earliest, type Instant } from '../../core/time/instant.ts';
import { type DrillDeps, startDrills } from '../pipelines/drill-command.ts';
import { type OutlookDeps, readOutlook } from '../pipelines/plan-outlook.ts';

export interface ReadinessDeps extends DrillDeps, Pick<OutlookDeps, 'schedulesOf'> {
  due: readonly DueReadiness[];
  watchOf: (account: AccountId) => ReadinessStore;
  plansOf: (account: AccountId) => Pick<PlanStore, 'list'>;
  /** One that cannot be looked at must not keep the others waiting. */
  onFailure: (error: unknown, accountId: AccountId) => void;
}

/**
 * Once a minute, for every account whose look is due: at night its plans are checked and what is new is told in the
 * morning; by day those whose turn it is are tested. Twice: a drill that was begun is found begun, and findings are
 * written together with what managers are told of them. Late: drills wait for the next day, checks are made at once.
 */
export async function lookAtReadiness({ due, onFailure, ...deps }: ReadinessDeps): Promise<void> {
  for (const { accountId } of due) {
    try {
      await look(accountId, deps);
    } catch (error) {
      onFailure(error, accountId);
    }
  }
}

async function look(accountId: AccountId, deps: Omit<ReadinessDeps, 'due' | 'onFailure'>): Promise<void> {
  const store = deps.watchOf(accountId);
  const [watch, account, plans] = await Promise.all([
    store.read(),
    deps.accountOf(accountId).read(),
    deps.plansOf(accountId).list(),
  ]);
  const now = deps.edge.clock();
  if (!watch || !account || watch.lookAt > now) return;
  const outlook = await readOutlook(deps, accountId, plans, now);
  const turns = account.drillsSince ? await testPeople(account, [...outlook.people.values()], now, deps) : [];
  const night = nextCheck(account.zone, now);
  const { notices, ...checked } = await checkPlans(watch, account.zone, plans, outlook, now, () =>
    deps.peopleOf(accountId).list(),
  );
  await store.looked(
    { ...watch, ...checked, lookAt: earliest([night, ...turns]) ?? night, version: watch.version + 1 },
    { notices, tellAt: wakingHour(account, now) },
  );
}

/** Tests those whose turn it is; answers the turns that come next. */
async function testPeople(
  account: Account,
  people: readonly Person[],
  now: Instant,
  { drillsOf, edge }: DrillDeps,
): Promise<Instant[]> {
  const store = drillsOf(account.id);
  const had = new Map((await store.list()).map((each): [PersonId, PersonDrills] => [each.personId, each]));
  for (const person of people) {
    if (turnNow(person, had.get(person.id), account, now).length === 0) continue;
    await startDrills(store, person, (before, at) => turnNow(person, before, account, at), { edge });
  }
  return people.flatMap((person) => nextTurn(person, had.get(person.id), account.zone, now) ?? []);
}

/** The night's check, if it is still to be made: what managers are told, and what they know from then on. */
async function checkPlans(
  watch: ReadinessWatch,
  zone: string,
  plans: readonly Plan[],
  outlook: PlanOutlook,
  now: Instant,
  team: () => Promise<Person[]>,
): Promise<Pick<ReadinessWatch, 'told' | 'checkedOn'> & { notices: StaffNotice[] }> {
  const date = checkDue(watch, zone, now);
  if (date === undefined) return { told: watch.told, checkedOn: watch.checkedOn ?? checkDate(zone, now), notices: [] };
  const found = plans.map((plan) => ({ plan, findings: checkPlan(plan, outlook) }));
  const { told, plans: fresh } = newFindings(found, watch.told);
  return { told, checkedOn: date, notices: fresh.length > 0 ? findingNotices(date, fresh, await team()) : [] };
}
