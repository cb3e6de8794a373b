import * as z from 'zod';
import type { Escalation } from '../../core/escalation/escalation.ts';
import { type AccountId, IncidentNumber } from '../../core/ids/ids.ts';
import type { Table } from './client.ts';
import { escalationLockKey } from './keys.ts';
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

/** What a change of status means for the lock. */
export function lockWrites(table: Table, acc: AccountId, from: Escalation['status'], next: Escalation): Write[] {
  const holds = (status: Escalation['status']) => status === 'pending' || status === 'assigned';
  if (holds(from) === holds(next.status)) return [];
  if (holds(next.status)) return [lockWrite(table, acc, next)];
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
