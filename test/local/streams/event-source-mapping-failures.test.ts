import { describe, expect, it } from 'vitest';
import { advance, idle, MINUTE, names, onAFreshTable, put, start } from './mapping-rig.ts';

onAFreshTable();

describe('an event source mapping whose function fails', () => {
  it('retries a batch that throws after a back-off on the clock, without holding the clock up', async () => {
    let failures = 2;
    const { delivered, dead } = start(async () => {
      if (failures-- > 0) throw new Error('not now');
    });
    await put('a', 1);
    await idle();
    expect(delivered).toEqual([['a1']]);
    await advance(MINUTE);
    expect(delivered).toEqual([['a1'], ['a1'], ['a1']]);
    expect(dead).toEqual([]);
  });

  it('goes on with other keys while one waits for its retry', async () => {
    const { delivered } = start(
      async (event) => {
        if (names(event).includes('a1')) throw new Error('never');
      },
      { maxRetries: -1 },
    );
    await put('a', 1);
    await idle();
    await put('b', 1);
    await idle();
    expect(delivered).toEqual([['a1'], ['b1']]);
  });

  it('retries from the lowest reported failure', async () => {
    let first = true;
    const { delivered } = start(async ({ Records }) => {
      if (!first) return;
      first = false;
      const identifier = (position: number) => Records[position]?.dynamodb?.SequenceNumber ?? '';
      return { batchItemFailures: [{ itemIdentifier: identifier(2) }, { itemIdentifier: identifier(1) }] };
    });
    for (const v of [1, 2, 3]) await put('a', v);
    await advance(MINUTE);
    expect(delivered).toEqual([
      ['a1', 'a2', 'a3'],
      ['a2', 'a3'],
    ]);
  });

  it.each(['', '999'])('takes the unknown failure "%s" for the whole batch', async (itemIdentifier) => {
    let first = true;
    const { delivered } = start(async () => {
      if (!first) return;
      first = false;
      return { batchItemFailures: [{ itemIdentifier }] };
    });
    for (const v of [1, 2]) await put('a', v);
    await advance(MINUTE);
    expect(delivered).toEqual([
      ['a1', 'a2'],
      ['a1', 'a2'],
    ]);
  });

  it('gives up after the retry limit, and goes on', async () => {
    const { delivered, dead } = start(
      async (event) => {
        if (names(event).includes('a1')) throw new Error('poison');
      },
      { batchSize: 1, maxRetries: 2 },
    );
    for (const v of [1, 2]) await put('a', v);
    await advance(MINUTE);
    expect(delivered).toEqual([['a1'], ['a1'], ['a1'], ['a2']]);
    expect(dead).toEqual([{ name: 'a1', attempts: 3, reason: 'RetryAttemptsExhausted' }]);
  });

  it('halves a batch that throws until only the poison is left', async () => {
    const accepted: string[] = [];
    const { dead } = start(
      async (event) => {
        if (names(event).includes('a3')) throw new Error('poison');
        accepted.push(...names(event));
      },
      { bisect: true, maxRetries: 1 },
    );
    for (let v = 0; v < 8; v++) await put('a', v);
    await advance(MINUTE);
    expect(accepted).toEqual(['a0', 'a1', 'a2', 'a4', 'a5', 'a6', 'a7']);
    expect(dead.map(({ name }) => name)).toEqual(['a3']);
  });

  it('gives up records that have become too old', async () => {
    const { delivered, dead } = start(
      async () => {
        throw new Error('down');
      },
      { maxRetries: -1, maxAgeSeconds: 60 },
    );
    await put('a', 1);
    await advance(5 * MINUTE);
    expect(delivered.length).toBeGreaterThan(3);
    expect(dead).toEqual([{ name: 'a1', attempts: delivered.length, reason: 'RecordAgeExceeded' }]);
  });
});
