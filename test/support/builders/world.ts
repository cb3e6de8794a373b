import { ACCOUNT_DEFAULTS, type Account } from '../../../core/account/account.ts';
import type { World } from '../../../core/escalation/decision.ts';
import { type PersonId, PlanId, ScheduleId } from '../../../core/ids/ids.ts';
import type { Visit } from '../../../core/job/visit.ts';
import type { Person } from '../../../core/person/person.ts';
import type { Plan, Target } from '../../../core/plan/plan.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { ANA, BRIAN, JOHN, NORTHSIDE, TEAM, ulidOf } from './team.ts';

/** When every story begins. */
export const START: Instant = '2026-06-01T15:00:00.000Z';

export const PLAN_ID = PlanId.parse(ulidOf('pln', 1));
export const scheduleId = (n: number) => ScheduleId.parse(ulidOf('sch', n));

export const anAccount = (more: Partial<Account> = {}): Account => ({
  id: NORTHSIDE,
  name: 'Northside Heating & Air',
  zone: 'America/Chicago',
  defaultPlanId: PLAN_ID,
  ...ACCOUNT_DEFAULTS,
  version: 1,
  ...more,
});

/** A step's targets: persons as they are, or whatever a target may be. */
type StepTargets = readonly (Person | Target)[];

/** A plan of steps of five minutes; by default the seed's: John, then Brian, no loop, Ana as the fallback. */
export function aPlan({
  steps = [[JOHN], [BRIAN]],
  minutes = 5,
  loops = 0,
  fallback = ANA,
  reopens = false,
}: {
  steps?: readonly StepTargets[];
  minutes?: number;
  loops?: number;
  fallback?: Person | null;
  reopens?: boolean;
} = {}): Plan {
  return {
    accountId: NORTHSIDE,
    id: PLAN_ID,
    name: 'After hours',
    steps: steps.map((targets) => ({
      targets: targets.map((target) => ('name' in target ? { personId: target.id } : target)),
      minutes,
    })),
    loops,
    ...(fallback ? { fallbackPersonId: fallback.id } : {}),
    reopens,
    version: 1,
  };
}

export function aWorld({
  plan = aPlan(),
  people = TEAM,
  account = anAccount(),
  now = START,
  onCall = () => [],
  nextHandoff = () => undefined,
  visit,
}: {
  plan?: Plan;
  people?: readonly Person[];
  account?: Account;
  now?: Instant;
  onCall?: World['onCall'];
  nextHandoff?: World['nextHandoff'];
  visit?: Visit;
} = {}): World {
  return {
    ...{ now, account, plan, onCall, nextHandoff },
    ...(visit ? { visit } : {}),
    people: new Map<PersonId, Person>(people.map((each) => [each.id, each])),
  };
}
