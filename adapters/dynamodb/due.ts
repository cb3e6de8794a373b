import * as z from 'zod';
import { DueDrills } from '../../core/drill/drill.ts';
import { DueEscalation } from '../../core/escalation/due.ts';
import { DueJob } from '../../core/job/job-store.ts';
import { MessageStatus } from '../../core/message/message.ts';
import type { DueMessage, MessageRef } from '../../core/message/outbox.ts';
import { DueReadiness } from '../../core/readiness/readiness-watch.ts';
import { DueSchedule } from '../../core/schedule/schedule-store.ts';
import { DueTicket } from '../../core/ticket/due.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Table } from './client.ts';
import { type DueKind, type DueReader, dueMark, dueShards, untilDue } from './due-keys.ts';
import { queryAll } from './read.ts';

/*
 * What is due: one query a shard, whatever kinds there are (ADR 17). From an index, so something settled just now may
 * still be named: whoever acts on it reads it first.
 */

/** Rows that one reader had to look at by `now`, oldest first in each shard. */
async function dueRows(table: Table, reader: DueReader, now: Instant): Promise<Record<string, unknown>[]> {
  const shards = await Promise.all(
    dueShards(reader).map((shard) =>
      queryAll(table, {
        IndexName: 'gsi2',
        KeyConditionExpression: 'gsi2pk = :pk AND gsi2sk <= :until',
        ExpressionAttributeValues: { ':pk': shard, ':until': untilDue(now) },
      }),
    ),
  );
  return shards.flat();
}

/** Outbox rows that are due: never claimed, given back, claimed by a sender that died, or not confirmed in time. */
export const dueMessages = async (table: Table, now: Instant): Promise<DueMessage[]> =>
  (await dueRows(table, 'sender', now)).map((row) => ({ ...refOf(row), status: MessageStatus.parse(row.status) }));

/**
 * Everything but messages that was due at `now`, by kind. A row that has not the shape of its kind is told to
 * `onUnreadable` and keeps nothing else from being done; a kind that is not known here is passed over.
 */
export async function dueWork(table: Table, now: Instant, onUnreadable: (row: MessageRef) => void) {
  const rows = await dueRows(table, 'sweeper', now);
  const of = <T>(wanted: DueKind, shape: z.ZodType<T>): T[] =>
    rows.flatMap((row) => {
      const { kind, at } = dueMark(String(row.gsi2sk));
      if (kind !== wanted) return [];
      const { success, data } = z.safeParse(shape, { ...row, dueAt: at });
      if (success) return [data];
      onUnreadable(refOf(row));
      return [];
    });
  return {
    escalations: of('ESC', DueEscalation),
    jobs: of('JOB', DueJob),
    schedules: of('SCH', DueSchedule),
    tickets: of('TKT', DueTicket),
    drills: of('DRL', DueDrills),
    readiness: of('RDY', DueReadiness),
  };
}

const refOf = ({ pk, sk }: Record<string, unknown>): MessageRef => ({ pk: String(pk), sk: String(sk) });
