import type { AccountContext } from '../../core/access/account-context.ts';
import type { Escalation } from '../../core/escalation/escalation.ts';
import type { Changed, CommitOutcome, CreationExtras, EscalationCase } from '../../core/escalation/escalation-store.ts';
import { officeOf } from '../../core/person/office.ts';
import { type Instant, plusMinutes, toEpochSeconds } from '../../core/time/instant.ts';
import { drawReplyCode } from '../ids/ids.ts';
import { customerItem, jobItem } from './account-items.ts';
import type { Table } from './client.ts';
import {
  due,
  escalationKey,
  escalationLockKey,
  jobNumberKey,
  listedEscalation,
  phoneKey,
  planSnapshotKey,
  replyCodeKey,
  timelineKey,
} from './keys.ts';
import { addressed, messageItem, queued } from './message-item.ts';
import { teamStore } from './person-store.ts';
import { repeatWrite } from './repeat-row.ts';
import { CHAIN_START, chained } from './timeline-chain.ts';
import { type FailedCondition, putNew, putVersion, transact, type Write } from './transaction.ts';

/** Reply codes are unique per recipient for 24 hours (escalation spec, case 14). */
const A_DAY_MINUTES = 24 * 60;
/** A collision of four digits with the few live codes of one phone is rare; five draws do not collide. */
const DRAWS = 5;

const escalationItem = (escalation: Escalation, chain: string) => ({
  ...escalationKey(escalation.accountId, escalation.number),
  ...escalation,
  chain,
  ...listedEscalation(escalation.accountId, escalation.status, escalation.updatedAt, escalation.number),
  ...(escalation.status === 'pending'
    ? due('ESC', escalation.nextWakeAt, `${escalation.accountId}#${escalation.number}`)
    : {}),
});

/** The draws of one attempt: a code for everybody who is paged by SMS and has none yet. */
function withReplyCodes(table: Table, decision: Changed, now: Instant): { next: Escalation; writes: Write[] } {
  const codes = { ...decision.next.replyCodes };
  const writes: Write[] = [];
  for (const { to } of decision.messages) {
    if (!('personId' in to) || to.method?.kind !== 'sms') continue;
    const known = codes[to.personId];
    const code = known ?? drawReplyCode();
    codes[to.personId] = code;
    writes.push({
      name: 'reply_code',
      item: {
        Put: {
          TableName: table.name,
          Item: {
            ...replyCodeKey(to.method.address, code),
            accountId: decision.next.accountId,
            number: decision.next.number,
            personId: to.personId,
            code,
            goodUntil: plusMinutes(now, A_DAY_MINUTES),
            expiresAt: toEpochSeconds(plusMinutes(now, A_DAY_MINUTES)),
          },
          // Free, run out, or his own already: paged again in the same escalation he keeps his code.
          ConditionExpression:
            'attribute_not_exists(pk) OR goodUntil < :now OR (accountId = :account AND #number = :number)',
          ExpressionAttributeNames: { '#number': 'number' },
          ExpressionAttributeValues: {
            ':now': now,
            ':account': decision.next.accountId,
            ':number': decision.next.number,
          },
        },
      },
    });
  }
  return { next: { ...decision.next, replyCodes: codes }, writes };
}

/** Timeline and messages of a change. */
async function consequences(
  table: Table,
  context: AccountContext,
  decision: Changed,
  now: Instant,
  from: Pick<EscalationCase, 'chain'> & { version: number },
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
      ...addressed(messages, office).map((intent) =>
        putNew(
          table,
          'message',
          messageItem(
            cause,
            queued(intent, now, {
              accountId: next.accountId,
              escalation: { id: next.id, number: next.number, epoch: next.epoch },
            }),
          ),
        ),
      ),
    ],
  };
}

/** Names the loser; when only a reply code collided, the transaction is worth another draw. */
function loser(failed: readonly FailedCondition[]): Extract<CommitOutcome, { outcome: 'lost' }>['to'] | 'reply_code' {
  const names = failed.map(({ name }) => name);
  if (names.includes('repeat')) return 'repeated';
  if (names.includes('lock')) return 'job_locked';
  if (names.includes('customer')) return 'customer_exists';
  if (names.includes('number') || names.includes('job_number')) return 'number_in_use';
  return names.every((name) => name === 'reply_code') ? 'reply_code' : 'another_change';
}

/** Writes what `writesOf` makes of each attempt's reply codes, until none of them collides. */
async function commit(
  table: Table,
  decision: Changed,
  now: Instant,
  writesOf: (next: Escalation) => Write[],
): Promise<CommitOutcome> {
  for (let draw = 0; draw < DRAWS; draw++) {
    const { next, writes } = withReplyCodes(table, decision, now);
    const result = await transact(table, [...writesOf(next), ...writes]);
    if (result.outcome === 'written') return { outcome: 'written', escalation: next };
    if (result.outcome === 'contended') return { outcome: 'lost', to: 'another_change' };
    const to = loser(result.failed);
    if (to !== 'reply_code') return { outcome: 'lost', to };
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
  const { number, jobId } = decision.next;
  const { plan, newCustomer, newJob } = extras;
  const { chain, writes } = await consequences(table, context, decision, now, { chain: CHAIN_START, version: 0 });
  const customer: Write[] = newCustomer
    ? [
        putNew(table, 'customer', customerItem(newCustomer)),
        ...(newCustomer.phone
          ? [putNew(table, 'customer', { ...phoneKey(acc, newCustomer.phone), customerId: newCustomer.id })]
          : []),
      ]
    : [];
  const job: Write[] = newJob
    ? [
        putNew(table, 'job', jobItem(newJob)),
        putNew(table, 'job_number', { ...jobNumberKey(acc, newJob.number), jobId: newJob.id }),
      ]
    : [];
  const repeat: Write[] = extras.repeat ? [repeatWrite(table, acc, extras.repeat, number, now)] : [];
  // One escalation a job while it is pending; an expired create (nobody to page) holds nothing.
  const lock: Write[] =
    decision.next.status === 'pending' ? [putNew(table, 'lock', { ...escalationLockKey(acc, jobId), number })] : [];
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
  const lockKey = escalationLockKey(context.accountId, decision.next.jobId);
  return commit(table, decision, now, (next) => [
    putVersion(table, 'escalation', escalationItem(next, chain), version),
    ...lockWrites(table, lockKey, status, next),
    ...writes,
  ]);
}

/**
 * The lock holds a job for its pending or assigned escalation. Expired and cancelled let go of it; a late accept takes
 * it again, unless a newer escalation has it.
 */
function lockWrites(
  table: Table,
  key: { pk: string; sk: string },
  from: Escalation['status'],
  next: Escalation,
): Write[] {
  const holds = (status: Escalation['status']) => status === 'pending' || status === 'assigned';
  if (holds(from) === holds(next.status)) return [];
  if (holds(next.status)) return [putNew(table, 'lock', { ...key, number: next.number })];
  return [
    {
      name: 'lock_release',
      item: {
        Delete: {
          TableName: table.name,
          Key: key,
          ConditionExpression: 'attribute_not_exists(pk) OR #number = :number',
          ExpressionAttributeNames: { '#number': 'number' },
          ExpressionAttributeValues: { ':number': next.number },
        },
      },
    },
  ];
}
