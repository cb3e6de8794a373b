import { acknowledgeDrill, type DrilledPersonView, listDrills, startDrill } from '../../../core/contracts/drills.ts';
import { problem } from '../../../core/contracts/problem.ts';
import { drilledMethods, type PersonDrills } from '../../../core/drill/drill.ts';
import { wakingHour } from '../../../core/drill/drill-time.ts';
import { methodsReadiness } from '../../../core/drill/red-list.ts';
import type { AccountId, PersonId } from '../../../core/ids/ids.ts';
import type { Person } from '../../../core/person/person.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { operation, reply } from '../../pipelines/call.ts';
import { acknowledgeDrill as acknowledge, everyMethod, startDrills } from '../../pipelines/drill-command.ts';
import { readOutlook } from '../../pipelines/plan-outlook.ts';
import type { SettingsDeps } from './deps.ts';

/** People whose drills are begun at the same time. */
const AT_ONCE = 10;

/** Everybody whom a plan can page. */
async function pagedPeople(deps: SettingsDeps, account: AccountId, now: Instant): Promise<Map<PersonId, Person>> {
  const { people } = await readOutlook(deps, account, await deps.plansOf(account).list(), now);
  return new Map(people);
}

export const drillList = (deps: SettingsDeps) =>
  operation(listDrills, async ({ session, now }) => {
    const { accountId } = session;
    const [account, paged, drills] = await Promise.all([
      deps.accountOf(accountId).read(),
      pagedPeople(deps, accountId, now),
      deps.drillsOf(accountId).list(),
    ]);
    const rest = drills.map(({ personId }) => personId).filter((id) => !paged.has(id));
    const people = [...paged.values(), ...(await deps.peopleOf(accountId).named(rest)).values()];
    const had = new Map(drills.map((each): [PersonId, PersonDrills] => [each.personId, each]));
    const since = account?.drillsSince;
    const items = people
      .filter((person) => drilledMethods(person).length > 0)
      .map((person): DrilledPersonView => {
        const methods = methodsReadiness(person, had.get(person.id), since, now);
        return { personId: person.id, name: person.name, isRed: methods.some(({ isRed }) => isRed), methods };
      })
      .sort((a, b) => Number(b.isRed) - Number(a.isRed) || a.name.localeCompare(b.name));
    return reply(200, { isOn: since !== undefined, items });
  });

/** By hand, one person or all, by day only. Twice while one waits sends nothing. */
export const drillNow = (deps: SettingsDeps) =>
  operation(startDrill, async ({ session, body, now }) => {
    const { accountId } = session;
    const account = await deps.accountOf(accountId).read();
    if (!account) return { problem: problem('not-found') };
    if (wakingHour(account, now) !== now)
      return { problem: problem('wrong-status', 'nobody is tested in the quiet hours of the account') };
    const one = body.personId && (await deps.peopleOf(accountId).read(body.personId));
    if (body.personId && !one)
      return { problem: problem('invalid', undefined, [{ field: 'personId', message: 'there is no such person' }]) };
    const people = one ? [one] : [...(await pagedPeople(deps, accountId, now)).values()];
    if (one && drilledMethods(one).length === 0)
      return { problem: problem('wrong-status', `${one.name} has no verified method that could be tested`) };
    const by = { id: session.personId, name: session.name };
    const store = deps.drillsOf(accountId);
    const started: PersonId[] = [];
    for (let at = 0; at < people.length; at += AT_ONCE)
      await Promise.all(
        people.slice(at, at + AT_ONCE).map(async (person) => {
          const begun = await startDrills(store, person, everyMethod(person), { edge: deps.edge, by });
          if (begun > 0) started.push(person.id);
        }),
      );
    return reply(200, { started });
  });

/** A tap on the link of a drill, after the login: the code says which of my methods it was sent to. */
export const acknowledgeMine = (deps: SettingsDeps) =>
  operation(acknowledgeDrill, async ({ session, body }) => {
    const store = deps.drillsOf(session.accountId);
    const result = await acknowledge(store, session.personId, body.code, deps.edge);
    if (result.outcome === 'refused')
      return result.refusal === 'unknown'
        ? { problem: problem('not-found', 'this is not a test of yours, or a newer one has taken its place') }
        : { problem: problem('wrong-status', 'the time of this test is over: it counts as missed') };
    const { kind, answeredAt, seconds } = result.drill;
    return reply(200, { kind, answeredAt, seconds });
  });
