import * as z from 'zod';
import type { Repeat } from '../../core/idempotency/repeat.ts';
import type { AccountId } from '../../core/ids/ids.ts';
import { type Instant, plusMinutes, toEpochSeconds } from '../../core/time/instant.ts';
import type { Table } from './client.ts';
import { idempotencyKey } from './keys.ts';
import { type FailedCondition, putNew, type Write } from './transaction.ts';

/** Idempotency-Keys are kept for 24 hours (escalation spec, case 13). */
const KEPT_MINUTES = 24 * 60;

/** What a key did before: the hash of its request, and the id or number it made. */
export const RepeatRow = z.object({ bodyHash: z.string(), made: z.string() });
export type RepeatRow = z.infer<typeof RepeatRow>;

/** Stands in the transaction that makes the thing, so a key and what it made exist together or not at all. */
export const repeatWrite = (table: Table, acc: AccountId, repeat: Repeat, made: string, now: Instant): Write =>
  putNew(
    table,
    'repeat',
    {
      ...idempotencyKey(acc, repeat.route, repeat.personId, repeat.key),
      bodyHash: repeat.bodyHash,
      made,
      expiresAt: toEpochSeconds(plusMinutes(now, KEPT_MINUTES)),
    },
    { report: true },
  );

/** What a failed `repeatWrite` means for whoever asked; undefined when it was not that. */
export function repeated(
  failed: readonly FailedCondition[],
  repeat: Repeat | undefined,
): { outcome: 'known'; id: string } | { outcome: 'reused_key' } | undefined {
  const row = failed.find(({ name }) => name === 'repeat')?.found;
  if (!row || !repeat) return undefined;
  const { bodyHash, made } = RepeatRow.parse(row);
  return bodyHash === repeat.bodyHash ? { outcome: 'known', id: made } : { outcome: 'reused_key' };
}
