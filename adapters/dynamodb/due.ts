import * as z from 'zod';
import { AccountId, IncidentNumber } from '../../core/ids/ids.ts';
import type { MessageRef } from '../../core/message/outbox.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Table } from './client.ts';
import { queryAll } from './read.ts';
import { DUE_SHARDS } from './table-design.ts';

/** What of a kind was due at `now`, oldest first in each shard. From an index: something settled just now may still be named. */
async function dueItems(table: Table, kind: 'ESC' | 'MSG', now: Instant): Promise<Record<string, unknown>[]> {
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

const DueEscalation = z.object({ accountId: AccountId, number: IncidentNumber });

/** Pending escalations whose wake has come. */
export const dueEscalations = async (table: Table, now: Instant): Promise<z.infer<typeof DueEscalation>[]> =>
  (await dueItems(table, 'ESC', now)).map((item) => DueEscalation.parse(item));
