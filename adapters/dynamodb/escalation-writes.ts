import type { AccountContext } from '../../core/access/account-context.ts';
import type { Escalation } from '../../core/escalation/escalation.ts';
import type { Changed, CommitOutcome, CreationExtras, EscalationCase } from '../../core/escalation/escalation-store.ts';
import type { PersonId } from '../../core/ids/ids.ts';
import type { Job } from '../../core/job/job.ts';
import { pagedPeople } from '../../core/message/message.ts';
import { officeOf } from '../../core/person/office.ts';
import { type Instant, plusMinutes, toEpochSeconds } from '../../core/time/instant.ts';
import { drawReplyCode } from '../ids/ids.ts';
import type { Table } from './client.ts';
import { newCustomerWrites } from './customer-writes.ts';
import { due } from './due-keys.ts';
import { jobNotCancelled, lockHolder, lockWrite, lockWrites } from './escalation-lock.ts';
import { jobSideWrites } from './job-side-writes.ts';
import { escalationKey, planSnapshotKey, replyCodeKey, timelineKey } from './keys.ts';
import { listedEscalation } from './list-keys.ts';
import { addressed, messageItem, queued } from './message-item.ts';
import { newJobWrites } from './new-job.ts';
import { teamStore } from './person-store.ts';
import { repeatWrite } from './repeat-row.ts';
import { CHAIN_START, chained } from './timeline-chain.ts';
import { type FailedCondition, putNew, putVersion, transact, type Write } from './transaction.ts';

/** Reply codes are unique per recipient for 24 hours (escalation spec, case 14). */
const A_DAY_MINUTES = 24 * 60;
/** A collision of four digits with the few live codes of one phone is rare; five draws do not collide. */
const DRAWS = 5;

/** A pending one is due at its wake, an assigned one when its watchdog looks. */
function dueKeys(escalation: Escalation) {
  const ref = `${escalation.accountId}#${escalation.number}`;
  if (escalation.status === 'pending') return due('ESC', escalation.nextWakeAt, ref);
  if (escalation.status === 'assigned' && escalation.watchdog) return due('ESC', escalation.watchdog.at, ref);
  return {};
}

const escalationItem = (escalation: Escalation, chain: string) => ({
  ...escalationKey(escalation.accountId, escalation.number),
  ...escalation,
  chain,
  ...listedEscalation(escalation.accountId, escalation.status, escalation.updatedAt, escalation.number),
  ...dueKeys(escalation),
});

/**
 * The draws of one attempt: a code for everybody who is paged by SMS and has none yet; those who share the phone have
 * one each. `keepsCodes`: whoever has a code keeps it, unless it met somebody else's on a phone that is new to it.
 */
function withReplyCodes(
  table: Table,
  decision: Changed,
  now: Instant,
  keepsCodes: boolean,
): { next: Escalation; writes: Write[] } {
  const codes = { ...decision.next.replyCodes };
  const writes: Write[] = [];
  const { accountId, number } = decision.next;
  const goodUntil = plusMinutes(now, A_DAY_MINUTES);
  const codeWrite = (personId: PersonId, phone: string, code: string): Write => ({
    name: 'reply_code',
    item: {
      Put: {
        TableName: table.name,
        Item: {
          ...replyCodeKey(phone, code),
          ...{ accountId, number, personId, code, pagedAt: now, goodUntil, expiresAt: toEpochSeconds(goodUntil) },
        },
        // Free, run out, or his own already: paged again in the same escalation he keeps his code.
        ConditionExpression:
          'attribute_not_exists(pk) OR goodUntil < :now OR (accountId = :account AND #number = :number AND personId = :person)',
        ExpressionAttributeNames: { '#number': 'number' },
        ExpressionAttributeValues: { ':now': now, ':account': accountId, ':number': number, ':person': personId },
      },
    },
  });
  const drawn = new Set<PersonId>();
  const codeOf = (person: PersonId): string => {
    const known = codes[person];
    if (known !== undefined && (keepsCodes || drawn.has(person))) return known;
    let code = drawReplyCode();
    // Two of one escalation have two codes: they may share a phone now, or later.
    while (Object.values(codes).includes(code)) code = drawReplyCode();
    drawn.add(person);
    codes[person] = code;
    return code;
  };
  for (const message of decision.messages) {
    const { to } = message;
    if (!('personId' in to) || to.method?.kind !== 'sms') continue;
    const phone = to.method.address;
    for (const personId of pagedPeople(message)) writes.push(codeWrite(personId, phone, codeOf(personId)));
  }
  return { next: { ...decision.next, replyCodes: codes }, writes };
}

/** Timeline and messages of a change, and what it leaves with the job. */
async function consequences(
  table: Table,
  context: AccountContext,
  decision: Changed,
  now: Instant,
  from: Pick<EscalationCase, 'chain'> & { version: number },
  newJob?: Job,
) {
  const { next, timeline, messages } = decision;
  const cause = escalationKey(next.accountId, next.number);
  const entries = chained(timeline, now, from.version, from.chain);
  const office = messages.some(({ to }) => 'office' in to) ? officeOf(await teamStore(table, context).list()) : [];
  return {
    chain: entries.at(-1)?.hash ?? from.chain,
    writes: [
      ...entries.map((entry) =>
        putNew(table, 'timeline', { ...timelineKey(next.accountId, next.number, entry.seq), ...entry }),
      ),
      ...(await jobSideWrites(table, decision, newJob, now)),
      ...addressed(messages, office).map((intent) =>
        putNew(
          table,
          'message',
          messageItem(
            cause,
            queued(intent, now, {
              accountId: next.accountId,
              escalation: { id: next.id, number: next.number, epoch: next.epoch, stepSeq: next.stepSeq },
            }),
          ),
        ),
      ),
    ],
  };
}

/** Names the loser; undefined when only a reply code collided, and the transaction is worth another draw. */
function loser(failed: readonly FailedCondition[]): Extract<CommitOutcome, { outcome: 'lost' }> | undefined {
  const names = failed.map(({ name }) => name);
  const lost = (to: 'another_change' | 'number_in_use' | 'repeated' | 'customer_exists') => ({
    outcome: 'lost' as const,
    to,
  });
  if (names.includes('repeat')) return lost('repeated');
  // Of two late accepts at once the winner took the lock for this very escalation: read again, and be told who.
  if (names.includes('escalation')) return lost('another_change');
  const lock = failed.find(({ name }) => name === 'lock');
  if (lock) return { outcome: 'lost', to: 'job_locked', holder: lockHolder(lock) };
  if (names.includes('customer') || names.includes('phone')) return lost('customer_exists');
  if (names.includes('number') || names.includes('job_number')) return lost('number_in_use');
  return names.every((name) => name === 'reply_code') ? undefined : lost('another_change');
}

/** Writes what `writesOf` makes of each attempt's reply codes, until none of them collides. */
async function commit(
  table: Table,
  decision: Changed,
  now: Instant,
  writesOf: (next: Escalation) => Write[],
): Promise<CommitOutcome> {
  for (let draw = 0; draw < DRAWS; draw++) {
    const { next, writes } = withReplyCodes(table, decision, now, draw === 0);
    const result = await transact(table, [...writesOf(next), ...writes]);
    if (result.outcome === 'written') return { outcome: 'written', escalation: next };
    if (result.outcome === 'contended') return { outcome: 'lost', to: 'another_change' };
    const lost = loser(result.failed);
    if (lost) return lost;
  }
  return { outcome: 'lost', to: 'another_change' };
}

/** Creates an escalation with everything that follows from it, the first step's pages included. */
export async function createEscalation(
  table: Table,
  context: AccountContext,
  decision: Changed,
  extras: CreationExtras,
  now: Instant,
): Promise<CommitOutcome> {
  const acc = context.accountId;
  const { number } = decision.next;
  const { plan, newCustomer, newJob } = extras;
  const start = { chain: CHAIN_START, version: 0 };
  const { chain, writes } = await consequences(table, context, decision, now, start, newJob);
  const customer: Write[] = newCustomer ? newCustomerWrites(table, newCustomer, { ifNobodys: true }) : [];
  const job: Write[] = newJob ? newJobWrites(table, newJob) : [];
  const repeat: Write[] = extras.repeat ? [repeatWrite(table, acc, extras.repeat, number, now)] : [];
  // One escalation a job while it is pending; an expired create (nobody to page) holds nothing.
  const lock: Write[] =
    decision.next.status === 'pending'
      ? [lockWrite(table, acc, decision.next), ...(newJob ? [] : [jobNotCancelled(table, acc, decision.next)])]
      : [];
  return commit(table, decision, now, (next) => [
    putNew(table, 'number', escalationItem(next, chain)),
    { ...putNew(table, 'snapshot', { ...planSnapshotKey(acc, number), ...plan }) },
    ...customer,
    ...job,
    ...lock,
    ...repeat,
    ...writes,
  ]);
}

/** Writes a change under the guard of the version that was read; the lock follows the status. */
export async function changeEscalation(
  table: Table,
  context: AccountContext,
  before: EscalationCase,
  decision: Changed,
  now: Instant,
): Promise<CommitOutcome> {
  const { version, status } = before.escalation;
  const { chain, writes } = await consequences(table, context, decision, now, { chain: before.chain, version });
  return commit(table, decision, now, (next) => [
    putVersion(table, 'escalation', escalationItem(next, chain), version),
    ...lockWrites(table, context.accountId, status, next),
    ...writes,
  ]);
}
