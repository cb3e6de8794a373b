import { escalationKey, escalationLockKey } from '../../adapters/dynamodb/keys.ts';
import { getItem, queryAll } from '../../adapters/dynamodb/read.ts';
import { auditTimeline } from '../../adapters/dynamodb/timeline-audit.ts';
import { accountContext } from '../../core/access/account-context.ts';
import type { Escalation } from '../../core/escalation/escalation.ts';
import { TimelineEntry } from '../../core/escalation/timeline.ts';
import type { IncidentNumber } from '../../core/ids/ids.ts';
import { secondsBetween } from '../../core/time/instant.ts';
import { NORTHSIDE } from '../support/builders/team.ts';
import { isEscalation, isJob, isMessage } from './history.ts';
import type { Lived } from './life.ts';
import type { Place } from './place.ts';

/* What the escalation spec promises (I1–I8), asked of a life that is over. Each answers with what was broken. */

const DAY_SECONDS = 24 * 3600;
const holdsJob = ({ status }: Escalation) => status === 'pending' || status === 'assigned';

/** Everything a life has broken; empty when all promises were kept. */
export async function broken(lived: Lived, place: Place): Promise<string[]> {
  const states = lived.history.escalations();
  const perNumber = await Promise.all(
    lived.history.numbers().map((number) =>
      brokenBy(
        states.filter((each) => each.number === number),
        number,
        place,
      ),
    ),
  );
  return [
    ...lived.bugs.map((bug) => `an error that is no outage: ${bug instanceof Error ? bug.stack : String(bug)}`),
    ...oneHolder(states),
    ...(await lockFits(states, place)),
    ...jobCancelled(lived),
    ...winnersHaveIt(lived, states),
    ...handOvers(lived),
    ...rows(lived),
    ...(lived.history.isOver() ? [] : ['lost: the sweeper did not bring it to an end']),
    ...perNumber.flat(),
  ];
}

/** I1, over all escalations of the job: never two that hold it. */
function oneHolder(states: readonly Escalation[]): string[] {
  const now = new Map<string, Escalation>();
  return states.flatMap((state) => {
    now.set(state.number, state);
    const holders = [...now.values()].filter(holdsJob);
    return holders.length > 1 ? [`I1: ${holders.map(({ number }) => number).join(' and ')} hold one job`] : [];
  });
}

/** Nobody comes to have the call of a job that is cancelled, and in the end nobody has it. */
function jobCancelled({ history }: Lived): string[] {
  let cancelled = false;
  const status = new Map<string, string | undefined>();
  const found: string[] = [];
  for (const record of history.records) {
    const { NewImage } = record.dynamodb ?? {};
    if (isJob(record)) cancelled = NewImage?.status?.S === 'cancelled';
    if (!isEscalation(record)) continue;
    const number = NewImage?.number?.S ?? '';
    const [was, is] = [status.get(number), NewImage?.status?.S];
    if (cancelled && !HOLDS.includes(was) && HOLDS.includes(is)) found.push(`${number} took a job that is cancelled`);
    status.set(number, is);
  }
  const left = [...status].filter(([, is]) => cancelled && HOLDS.includes(is));
  return [...found, ...left.map(([number]) => `${number} still has a job that is cancelled`)];
}
const HOLDS: readonly (string | undefined)[] = ['pending', 'assigned'];

async function lockFits(states: readonly Escalation[], { table, jobId }: Place): Promise<string[]> {
  const last = new Map(states.map((state) => [state.number, state]));
  const holder = [...last.values()].find(holdsJob)?.number;
  const lock = await getItem(table, escalationLockKey(NORTHSIDE, jobId));
  return lock?.number === holder ? [] : [`the lock names ${lock?.number}, the job is held by ${holder}`];
}

/** I1: whoever was told that he has it did have it in that run. */
function winnersHaveIt({ winners }: Lived, states: readonly Escalation[]): string[] {
  return winners
    .filter(
      ({ number, person, epoch }) =>
        !states.some(
          (state) =>
            state.status === 'assigned' &&
            state.number === number &&
            state.epoch === epoch &&
            state.assignee.id === person,
        ),
    )
    .map(({ number, person }) => `${person} was told that he has ${number} and never had it`);
}

/** I2 and I8 at the provider; a row is sent once more at the most. */
function handOvers({ provider, history }: Lived): string[] {
  const pages = provider.handedOver.filter((each) => each.class === 'page');
  const recipients = new Map(
    history.records.filter(isMessage).map(({ dynamodb }) => [dynamodb?.NewImage?.key?.S, dynamodb?.NewImage?.to?.M]),
  );
  return [
    ...pages
      .filter(({ read }) => read?.status !== 'pending')
      .map(({ key, read }) => `I2: ${key} was handed over although the escalation was read ${read?.status ?? 'never'}`),
    ...pages
      .filter(({ key, read }) => {
        const person = recipients.get(key)?.personId?.S;
        return read?.status === 'pending' && read.phase === 'step' && read.passed.some((id) => id === person);
      })
      .map(({ key }) => `I8: ${key} was handed over to somebody who has passed`),
    // A key of the job names its call itself.
    ...[
      ...Map.groupBy(provider.handedOver, ({ key, number, class: of }) =>
        of === 'customer' ? key : `${number} ${key}`,
      ),
    ]
      .filter(([, times]) => times.length > (times[0]?.class === 'customer' ? 1 : 2))
      .map(([key, times]) => `${key} was handed over ${times.length} times`),
  ];
}

/** I7: a key is written once, and settled once. */
function rows({ history }: Lived): string[] {
  const messages = history.records.filter(isMessage);
  const made = Map.groupBy(
    messages.filter(({ eventName }) => eventName === 'INSERT'),
    ({ dynamodb }) => JSON.stringify(dynamodb?.Keys),
  );
  const settled = ['sent', 'failed', 'unknown', 'suppressed'];
  return [
    ...[...made].filter(([, times]) => times.length > 1).map(([key]) => `I7: ${key} was written twice`),
    ...messages
      .filter(({ dynamodb }) => settled.includes(dynamodb?.OldImage?.status?.S ?? ''))
      .map(({ dynamodb }) => `${dynamodb?.Keys?.sk?.S} changed after it was settled`),
  ];
}

/** I1, I3, I4, I5, I8 of one escalation, from each of its states and its timeline. */
async function brokenBy(states: Escalation[], number: IncidentNumber, { table }: Place): Promise<string[]> {
  const audit = await auditTimeline(table, accountContext(NORTHSIDE, 'item'), number);
  const last = states.at(-1);
  const entries = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :timeline)',
    ExpressionAttributeValues: { ':pk': escalationKey(NORTHSIDE, number).pk, ':timeline': TIMELINE },
    ConsistentRead: true,
  });
  const timeline = entries.map((entry) => TimelineEntry.parse(entry));
  const found: string[] = [];
  if (audit.outcome !== 'intact') found.push(`I4: the chain of ${number} is ${JSON.stringify(audit)}`);
  else if (audit.entries !== last?.version) found.push(`I4: ${audit.entries} entries, version ${last?.version}`);
  let before: Escalation | undefined;
  const assignments = new Map<number, number>();
  for (const state of states) {
    if (state.status === 'assigned' && before?.status !== 'assigned')
      assignments.set(state.epoch, (assignments.get(state.epoch) ?? 0) + 1);
    if (state.status === 'pending' && secondsBetween(state.openedAt, state.updatedAt) > DAY_SECONDS)
      found.push(`I5: ${number} was pending for more than a day`);
    // A wake that was overdue may stay so: the sweeper finds it, which the end of every life shows.
    const overdue = before?.status === 'pending' && before.nextWakeAt <= state.updatedAt;
    if (state.status === 'pending' && state.nextWakeAt <= state.updatedAt && !overdue)
      found.push(`I3: ${number} waits for a wake in the past`);
    if (before?.status === 'cancelled') found.push(`${number} changed after it was cancelled`);
    if (before && state.epoch < before.epoch) found.push(`${number} went back to an earlier run`);
    for (const entry of timeline.slice(before?.version ?? 0, state.version))
      if ('pages' in entry && entry.kind !== 'fallback_paged')
        for (const page of entry.pages.filter(({ personId }) => state.passed.includes(personId)))
          found.push(`I8: ${page.name} has passed and was paged again by ${entry.kind}`);
    before = state;
  }
  for (const [epoch, times] of assignments) if (times > 1) found.push(`I1: ${times} assignments in run ${epoch}`);
  return found;
}

const TIMELINE = 'TIMELINE#';
