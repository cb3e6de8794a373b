import { afterAll, describe, expect, test } from 'vitest';
import { MessageClass } from '../../core/message/message.ts';
import { FAULT_BEHAVIOURS } from '../../local/tray/faults.ts';
import { PROVIDERS, sendUnderFault } from './send-under-fault.ts';

/*
 * The Outbox table of the messages spec: every class under every fault of every provider, which it meets once or every
 * time. The provider's courses are those of `npm start`, its events go through the real readers and stores.
 */

/** How often a provider may have taken a message, at the most. */
const MOST: Readonly<Record<MessageClass, number>> = { page: 2, code: 1, staff: 2, customer: 1 };
/** Faults in which nobody can say whether the message has gone out. */
const AMBIGUOUS: readonly string[] = ['error_before', 'error_after', 'timeout_before', 'timeout_after'];
/** A provider that is busy once takes it a second later. */
const PASSES: readonly string[] = [
  'throttle',
  'slow',
  'receipt_never',
  'receipt_late',
  'receipt_early',
  'receipt_twice',
];

let cases = 0;
afterAll(() => console.log(`every promise under every fault: ${cases} cases`));

describe.each(PROVIDERS)('by %s', (provider) => {
  test.each(FAULT_BEHAVIOURS.flatMap((fault) => MessageClass.options.map((of) => [fault, of] as const)))(
    'under %s the promise of a %s holds',
    async (fault, of) => {
      for (const times of [1, Number.POSITIVE_INFINITY]) {
        cases++;
        const { taken, rows } = await sendUnderFault({ provider, fault, times, of });
        const [row] = rows;
        expect(rows).toHaveLength(1);
        expect(taken).toBeLessThanOrEqual(MOST[of]);
        // It comes to an end, and its end says what is known.
        expect(['sent', 'failed', 'unknown']).toContain(row?.status);
        if (row?.status === 'sent') expect(taken).toBeGreaterThanOrEqual(1);
        if (row?.status === 'failed') expect(row.why).toEqual(expect.any(String));
        if (row?.status === 'unknown') expect(AMBIGUOUS).toContain(fault);
        // At least once: whatever passes, and an outcome nobody knows is repeated.
        if (times === 1 && PASSES.includes(fault)) expect([row?.status, taken]).toEqual(['sent', 1]);
        if (times === 1 && AMBIGUOUS.includes(fault) && (of === 'page' || of === 'staff')) {
          expect(row?.status).toBe('sent');
          expect(taken).toBeGreaterThanOrEqual(1);
        }
        // A customer's message never ends in silence: an event tells, or it is shown as not confirmed.
        if (of === 'customer' && row?.status === 'unknown') expect(row.unconfirmedAt).toEqual(expect.any(String));
        const tells = provider !== 'sns' && (fault === 'error_after' || fault === 'timeout_after');
        if (of === 'customer' && tells) expect([row?.status, taken]).toEqual(['sent', 1]);
        if (of === 'customer' && AMBIGUOUS.includes(fault) && !tells) expect(row?.status).toBe('unknown');
      }
    },
  );
});
