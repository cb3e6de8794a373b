import type { PlanFinding } from '../contracts/plans.ts';
import type { PlanFindingsContent } from '../message/readiness-content.ts';
import type { Person } from '../person/person.ts';
import { hasAnyRole } from '../person/role.ts';
import type { Plan } from '../plan/plan.ts';
import { notice, type StaffNotice } from '../schedule/reminders.ts';
import { fromEpochMs, type Instant, toEpochMs } from '../time/instant.ts';
import { occurrencesOf, wallTimeAt } from '../time/wall-clock.ts';
import type { ReadinessWatch } from './readiness-watch.ts';

/*
 * All plan checks, every night: what has changed with nobody's hand on the plan (a bounce, a shift, a drill that failed)
 * is told to managers before it is needed.
 */

const DAY_MS = 86_400_000;
/** On the account's wall clock; the mail waits for the morning. */
const CHECK_HOUR = 3;

/** The day to which a moment's check belongs: it begins at three in the morning. */
function checkDay(zone: string, at: Instant): number {
  return Math.floor((wallTimeAt(zone, toEpochMs(at)) - CHECK_HOUR * 3_600_000) / DAY_MS);
}

const dateOf = (day: number): string => fromEpochMs(day * DAY_MS).slice(0, '2026-06-01'.length);

/** The day to which `now` belongs, as a date. */
export const checkDate = (zone: string, now: Instant): string => dateOf(checkDay(zone, now));

/**
 * The date whose check is still to be made at `now`; undefined when it has been made. A new account is checked from its
 * first night on.
 */
export function checkDue(
  { checkedOn }: Pick<ReadinessWatch, 'checkedOn'>,
  zone: string,
  now: Instant,
): string | undefined {
  const date = checkDate(zone, now);
  return checkedOn === undefined || date === checkedOn ? undefined : date;
}

/** The next three in the morning. */
export const nextCheck = (zone: string, after: Instant): Instant =>
  fromEpochMs(occurrencesOf(zone, (checkDay(zone, after) + 1) * DAY_MS + CHECK_HOUR * 3_600_000).first);

/** An empty night has messages of its own, 14, 3 and 1 day ahead: it is not told twice. */
const isToldElsewhere = ({ code }: PlanFinding): boolean => code === 'E03';

/** What makes a finding the same one the next night. */
const identityOf = ({ code, step, personId, message }: PlanFinding): string =>
  [code, step ?? '', personId ?? '', message].join(' ');

/** So many lines of a plan are told; the page has them all. */
const MOST_TOLD = 10;

/** What was found in each plan: what of it is new to the managers, and what they know from then on. */
export function newFindings(
  found: readonly { plan: Pick<Plan, 'id' | 'name'>; findings: readonly PlanFinding[] }[],
  told: ReadinessWatch['told'],
): { told: ReadinessWatch['told']; plans: PlanFindingsContent['plans'] } {
  const plans = found.flatMap(({ plan, findings }) => {
    const known = new Set(told[plan.id]);
    const fresh = findings.filter((each) => !isToldElsewhere(each) && !known.has(identityOf(each)));
    if (fresh.length === 0) return [];
    const lines = fresh.slice(0, MOST_TOLD).map(({ code, severity, message }) => ({ code, severity, message }));
    return [{ id: plan.id, name: plan.name, findings: lines, more: fresh.length - lines.length }];
  });
  const stand = found.map(({ plan, findings }): [string, string[]] => [
    plan.id,
    [...new Set(findings.map(identityOf))],
  ]);
  return { told: Object.fromEntries(stand), plans };
}

/** One message to each manager, on one date at most: by email where he has a verified one. */
export function findingNotices(
  date: string,
  plans: PlanFindingsContent['plans'],
  team: readonly Person[],
): StaffNotice[] {
  if (plans.length === 0) return [];
  return team
    .filter(({ enabled, roles }) => enabled && hasAnyRole(roles, ['manager', 'administrator']))
    .map((person): StaffNotice => {
      const email = person.methods.find(({ kind, state }) => kind === 'email' && state === 'verified');
      const told = notice(person.id, `PLAN_FINDINGS#${date}`, { kind: 'plan_findings', plans });
      return email ? { ...told, to: { personId: person.id, method: { kind: 'email', address: email.address } } } : told;
    });
}
