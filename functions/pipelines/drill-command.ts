import type { AccountStore } from '../../core/account/account-store.ts';
import {
  type Acknowledged,
  acknowledge,
  beginDrills,
  endOverdue,
  failDrill,
  failureNotices,
} from '../../core/drill/decide-drill.ts';
import { type Drill, drilledMethods, type PersonDrills } from '../../core/drill/drill.ts';
import type { DrillStore } from '../../core/drill/drill-store.ts';
import { wakingHour } from '../../core/drill/drill-time.ts';
import type { PersonRef } from '../../core/escalation/escalation.ts';
import type { AccountId, PersonId } from '../../core/ids/ids.ts';
import { lostStateOf } from '../../core/person/method-state.ts';
import type { Person } from '../../core/person/person.ts';
import type { PersonStore } from '../../core/person/person-store.ts';
import type { Instant } from '../../core/time/instant.ts';
import { Contended } from './contention.ts';
import type { CommandEdge } from './escalation-command.ts';

/*
 * Everything that happens to a person's drills: read, decide, write; and whoever loses the race to write reads and decides
 * again. The API, SMS replies, the sweeper and the reader of the stream come through here.
 */

export interface DrillDeps {
  drillsOf: (account: AccountId) => DrillStore;
  peopleOf: (account: AccountId) => Pick<PersonStore, 'list' | 'named'>;
  accountOf: (account: AccountId) => Pick<AccountStore, 'read'>;
  edge: CommandEdge;
}

const ATTEMPTS = 6;

async function untilWritten<T>({ pause }: CommandEdge, attempt: () => Promise<{ done: T } | undefined>): Promise<T> {
  for (let turn = 0; turn < ATTEMPTS; turn++) {
    if (turn > 0) await pause(turn);
    const result = await attempt();
    if (result) return result.done;
  }
  throw new Contended('the drills of a person kept changing');
}

/**
 * Begins drills of a person: of those addresses that are wanted once it is known what he had. Twice begins them once.
 * Answers how many were begun.
 */
export const startDrills = (
  store: DrillStore,
  person: Person,
  wanted: (had: PersonDrills | undefined, now: Instant) => readonly string[],
  { edge, by }: { edge: CommandEdge; by?: PersonRef },
): Promise<number> =>
  untilWritten(edge, async () => {
    const now = edge.clock();
    const had = await store.read(person.id);
    const start = beginDrills(person, had, wanted(had, now), { now, ...(by ? { by } : {}) });
    if (start.begun.length === 0) return { done: 0 };
    return (await store.begin(person.id, had, start, now)) ? { done: start.begun.length } : undefined;
  });

/** All methods of a person, whenever they were tested last. */
export const everyMethod = (person: Person) => (): string[] => drilledMethods(person).map(({ address }) => address);

/** His acknowledgement; said twice, the same answer. */
export const acknowledgeDrill = (
  store: DrillStore,
  personId: PersonId,
  code: string,
  edge: CommandEdge,
): Promise<Acknowledged> =>
  untilWritten(edge, async () => {
    const had = await store.read(personId);
    const drill = had?.drills.find((each) => each.code === code);
    const message = drill && (await store.message(personId, drill));
    const result = acknowledge(had, code, message?.sentAt, edge.clock());
    if (result.outcome === 'refused' || !result.next) return { done: result };
    return (await store.change(result.next)) ? { done: result } : undefined;
  });

/** Ends what a person has left unanswered, and tells his managers, in the morning if it is night. */
export const endDrills = (deps: DrillDeps, accountId: AccountId, personId: PersonId): Promise<void> =>
  untilWritten(deps.edge, async () => {
    const store = deps.drillsOf(accountId);
    const had = await store.read(personId);
    if (!had) return { done: undefined };
    const person = (await deps.peopleOf(accountId).named([personId])).get(personId);
    const sent = new Set<string>();
    for (const drill of had.drills)
      if (drill.status === 'waiting' && (await store.message(personId, drill))?.sentAt) sent.add(drill.address);
    const now = deps.edge.clock();
    const ended = endOverdue(had, person, ({ address }) => sent.has(address), now);
    if (!ended) return { done: undefined };
    return (await tellFailed(deps, ended, person, now)) ? { done: undefined } : undefined;
  });

/** A drill that certainly did not arrive; one that has ended is left as it is. */
export const drillFailed = (
  deps: DrillDeps,
  { accountId, personId, code, why }: { accountId: AccountId; personId: PersonId; code: string; why: string },
): Promise<void> =>
  untilWritten(deps.edge, async () => {
    const now = deps.edge.clock();
    const failed = failDrill(await deps.drillsOf(accountId).read(personId), code, why, now);
    if (!failed) return { done: undefined };
    const person = (await deps.peopleOf(accountId).named([personId])).get(personId);
    return (await tellFailed(deps, failed, person, now)) ? { done: undefined } : undefined;
  });

async function tellFailed(
  { drillsOf, peopleOf, accountOf }: DrillDeps,
  ended: { next: PersonDrills; failed: Drill[] },
  person: Person | undefined,
  now: Instant,
): Promise<boolean> {
  const { accountId } = ended.next;
  const [first] = ended.failed;
  const lost = first?.status === 'failed' ? lostStateOf(first.why) : undefined;
  const [team, account] = await Promise.all([peopleOf(accountId).list(), accountOf(accountId).read()]);
  const notices = person ? failureNotices(person, ended, team, lost) : [];
  const tellAt = account ? wakingHour(account, now) : now;
  return drillsOf(accountId).change(ended.next, { notices, tellAt });
}
