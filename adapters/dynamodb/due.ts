import { PersonDrills } from '../../core/drill/drill.ts';
import { DueEscalation } from '../../core/escalation/due.ts';
import { DueJob } from '../../core/job/job-store.ts';
import type { MessageRef } from '../../core/message/outbox.ts';
import { ReadinessWatch } from '../../core/readiness/readiness-watch.ts';
import { DueSchedule } from '../../core/schedule/schedule-store.ts';
import { DueTicket } from '../../core/ticket/due.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Table } from './client.ts';
import { queryAll } from './read.ts';
import { DUE_SHARDS } from './table-design.ts';

/** What of a kind was due at `now`, oldest first in each shard. From an index: something settled just now may still be named. */
async function dueItems(
  table: Table,
  kind: 'TKT' | 'ESC' | 'MSG' | 'SCH' | 'JOB' | 'DRL' | 'RDY',
  now: Instant,
): Promise<Record<string, unknown>[]> {
  const shards = await Promise.all(
    Array.from({ length: DUE_SHARDS }, (_, shard) =>
      queryAll(table, {
        IndexName: 'gsi2',
        KeyConditionExpression: 'gsi2pk = :pk AND gsi2sk BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':pk': `DUE#${shard}`, ':from': `${kind}#`, ':to': `${kind}#${now}#~` },
      }),
    ),
  );
  return shards.flat();
}

/** Outbox rows that are due: never claimed, given back, or claimed by a sender that died. */
export const dueMessages = async (table: Table, now: Instant): Promise<MessageRef[]> =>
  (await dueItems(table, 'MSG', now)).map((item) => ({ pk: String(item.pk), sk: String(item.sk) }));

/** Escalations whose wake or watchdog is due. */
export const dueEscalations = async (table: Table, now: Instant): Promise<DueEscalation[]> =>
  (await dueItems(table, 'ESC', now)).map((item) => DueEscalation.parse(item));

/** Jobs whose appointments are still to follow a cancel or a restore. */
export const dueJobs = async (table: Table, now: Instant): Promise<DueJob[]> =>
  (await dueItems(table, 'JOB', now)).map((item) => DueJob.parse(item));

/** Tickets whose next reminder was due at `now`. */
export const dueTickets = async (table: Table, now: Instant): Promise<DueTicket[]> =>
  (await dueItems(table, 'TKT', now)).map((item) => DueTicket.parse(item));

/** Schedules about which somebody has to be told: a shift that comes, a night without anybody. */
export const dueSchedules = async (table: Table, now: Instant): Promise<DueSchedule[]> =>
  (await dueItems(table, 'SCH', now)).map((item) => DueSchedule.parse(item));

/** People of whom a drill's time is over. */
export const dueDrills = async (table: Table, now: Instant): Promise<Pick<PersonDrills, 'accountId' | 'personId'>[]> =>
  (await dueItems(table, 'DRL', now)).map((item) => PersonDrills.parse(item));

/** Accounts to be looked at: their plans every night, their people's drills by day. */
export const dueReadiness = async (table: Table, now: Instant): Promise<Pick<ReadinessWatch, 'accountId'>[]> =>
  (await dueItems(table, 'RDY', now)).map((item) => ReadinessWatch.parse(item));
