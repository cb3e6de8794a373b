import * as z from 'zod';
import type { AccountContext } from '../../core/access/account-context.ts';
import { TimelineEntry } from '../../core/escalation/timeline.ts';
import type { IncidentNumber } from '../../core/ids/ids.ts';
import type { Table } from './client.ts';
import { escalationKey } from './keys.ts';
import { getItem, queryAll } from './read.ts';
import { CHAIN_START, hashOf } from './timeline-chain.ts';

/** What an audit found: every entry as it was written, or the first place where the chain does not hold. */
export type AuditResult =
  | { outcome: 'intact'; entries: number }
  | { outcome: 'broken'; seq: number; why: 'missing' | 'changed' }
  | { outcome: 'not_found' };

const Link = z.object({ prev: z.string(), hash: z.string() });
const Head = z.object({ chain: z.string() });

/**
 * Recomputes the hash chain of an escalation's timeline from its first entry to the one that the escalation itself
 * names last. Called by the operator's tool; reads only.
 */
export async function auditTimeline(
  table: Table,
  { accountId }: AccountContext,
  number: IncidentNumber,
): Promise<AuditResult> {
  const key = escalationKey(accountId, number);
  const escalation = await getItem(table, key);
  if (!escalation) return { outcome: 'not_found' };
  const rows = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: { ':pk': key.pk, ':prefix': 'TIMELINE#' },
    ConsistentRead: true,
  });
  let chain = CHAIN_START;
  for (const [index, row] of rows.entries()) {
    const seq = index + 1;
    if (row.seq !== seq) return { outcome: 'broken', seq, why: 'missing' };
    const link = Link.safeParse(row);
    const entry = TimelineEntry.safeParse(row);
    if (!link.success || !entry.success || link.data.prev !== chain || link.data.hash !== hashOf(chain, entry.data))
      return { outcome: 'broken', seq, why: 'changed' };
    chain = link.data.hash;
  }
  if (chain !== Head.parse(escalation).chain) return { outcome: 'broken', seq: rows.length + 1, why: 'missing' };
  return { outcome: 'intact', entries: rows.length };
}
