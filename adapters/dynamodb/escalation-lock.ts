import * as z from 'zod';
import type { Escalation } from '../../core/escalation/escalation.ts';
import { type AccountId, IncidentNumber, type JobId } from '../../core/ids/ids.ts';
import type { Table } from './client.ts';
import { escalationLockKey, jobKey } from './keys.ts';
import { type FailedCondition, putNew, type Write } from './transaction.ts';

/*
 * The lock holds a job for its pending or assigned escalation, and names it. Expired and cancelled let go of it; a late
 * accept takes it again, unless a newer escalation has it.
 */

const Lock = z.object({ number: IncidentNumber });

/** Takes the lock; when somebody has it, the failed write finds out who. */
export const lockWrite = (table: Table, acc: AccountId, { jobId, number }: Escalation): Write =>
  putNew(table, 'lock', { ...escalationLockKey(acc, jobId), number }, { report: true });

/** The number of the escalation that has the lock, from a failed `lockWrite`. */
export const lockHolder = ({ found }: FailedCondition): IncidentNumber => Lock.parse(found).number;

/** The job's lock is still the one that was read: whoever cancels the job ends that escalation, and no other. */
export const lockIs = (table: Table, acc: AccountId, jobId: JobId, holder: IncidentNumber | undefined): Write => ({
  name: 'lock',
  item: {
    ConditionCheck: {
      TableName: table.name,
      Key: escalationLockKey(acc, jobId),
      ...(holder === undefined
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : {
            ConditionExpression: '#number = :number',
            ExpressionAttributeNames: { '#number': 'number' },
            ExpressionAttributeValues: { ':number': holder },
          }),
    },
  },
});

/**
 * Goes with whatever takes the lock: nobody comes to a job that has been cancelled meanwhile. The other side of
 * `lockIs`: of a cancellation and an escalation that begins, whichever is second sees the first.
 */
export const jobNotCancelled = (table: Table, acc: AccountId, { jobId }: Pick<Escalation, 'jobId'>): Write => ({
  name: 'job',
  item: {
    ConditionCheck: {
      TableName: table.name,
      Key: jobKey(acc, jobId),
      ConditionExpression: 'attribute_not_exists(pk) OR #status <> :cancelled',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':cancelled': 'cancelled' },
    },
  },
});

/** What a change of status means for the lock. */
export function lockWrites(table: Table, acc: AccountId, from: Escalation['status'], next: Escalation): Write[] {
  const holds = (status: Escalation['status']) => status === 'pending' || status === 'assigned';
  if (holds(from) === holds(next.status)) return [];
  if (holds(next.status)) return [lockWrite(table, acc, next), jobNotCancelled(table, acc, next)];
  return [
    {
      name: 'lock_release',
      item: {
        Delete: {
          TableName: table.name,
          Key: escalationLockKey(acc, next.jobId),
          ConditionExpression: 'attribute_not_exists(pk) OR #number = :number',
          ExpressionAttributeNames: { '#number': 'number' },
          ExpressionAttributeValues: { ':number': next.number },
        },
      },
    },
  ];
}
