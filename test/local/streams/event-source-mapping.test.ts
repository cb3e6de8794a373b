import { describe, expect, it } from 'vitest';
import type { StreamConsumer } from '../../../local/streams/event-source-mapping.ts';
import { accept, advance, idle, names, onAFreshTable, put, start } from './mapping-rig.ts';

onAFreshTable();

describe('an event source mapping', () => {
  it('delivers what was there before it started, and what comes after, as soon as it is idle', async () => {
    await put('a', 1);
    const { delivered } = start(accept);
    await idle();
    expect(delivered).toEqual([['a1']]);
    await put('a', 2);
    await put('a', 3);
    await idle();
    expect(delivered.flat()).toEqual(['a1', 'a2', 'a3']);
  });

  it('counts a record as activity from the moment of its commit', async () => {
    const { delivered } = start(accept);
    await idle();
    await put('a', 1);
    await advance(0);
    expect(delivered).toEqual([['a1']]);
  });

  it('passes over records that no filter matches', async () => {
    const { delivered } = start(accept, { filters: [{ dynamodb: { Keys: { pk: { S: ['b'] } } } }] });
    await put('a', 1);
    await put('b', 1);
    await put('a', 2);
    await idle();
    expect(delivered).toEqual([['b1']]);
  });

  it('keeps to the batch size and to the order within a partition key', async () => {
    const { delivered } = start(accept, { batchSize: 3 });
    for (let v = 0; v < 20; v++) for (const pk of ['a', 'b', 'c', 'd']) await put(pk, v);
    await idle();
    expect(Math.max(...delivered.map((batch) => batch.length))).toBeLessThanOrEqual(3);
    for (const pk of ['a', 'b', 'c', 'd']) {
      const order = delivered.flat().filter((name) => name.startsWith(pk));
      expect(order).toEqual(Array.from({ length: 20 }, (_, v) => `${pk}${v}`));
    }
  });

  it('runs different partition keys side by side, and one at a time when told so', async () => {
    const most = async (more: Partial<StreamConsumer>) => {
      let now = 0;
      let peak = 0;
      const { stop } = start(
        async () => {
          peak = Math.max(peak, ++now);
          await new Promise((resolve) => setImmediate(resolve));
          now -= 1;
        },
        { batchSize: 1, ...more },
      );
      await idle();
      await stop();
      return peak;
    };
    for (let pk = 0; pk < 40; pk++) await put(`key ${pk}`, 1);
    expect(await most({ name: 'many' })).toBeGreaterThan(3);
    expect(await most({ name: 'one', parallelization: 1 })).toBe(1);
  });

  it('reads on while a very long stream is worked off', async () => {
    for (let v = 0; v < 2500; v++) await put(`key ${v % 50}`, v);
    const { delivered } = start(accept, { batchSize: 100 });
    await idle();
    expect(new Set(delivered.flat()).size).toBe(2500);
  });

  it('delivers twice when asked to', async () => {
    const { delivered } = start(accept, {}, () => true);
    await put('a', 1);
    await idle();
    expect(delivered).toEqual([['a1'], ['a1']]);
  });

  it('gives every delivery its own copy of the records', async () => {
    const { delivered } = start(
      async ({ Records }) => {
        for (const record of Records) delete record.dynamodb;
      },
      {},
      () => true,
    );
    await put('a', 1);
    await idle();
    expect(delivered).toEqual([['a1'], ['a1']]);
  });
});

describe('after a restart', () => {
  it('goes on from where every record had been dealt with', async () => {
    const first = start(accept);
    await put('a', 1);
    await idle();
    await first.stop();
    await put('a', 2);
    const second = start(accept);
    await idle();
    expect(second.delivered).toEqual([['a2']]);
  });

  it('delivers again what was open, behind which others had been accepted', async () => {
    const first = start(async (event) => {
      if (names(event).includes('a1')) throw new Error('not yet');
    });
    await put('a', 1);
    await put('b', 1);
    await idle();
    await first.stop();
    const second = start(accept);
    await idle();
    expect(second.delivered.flat().toSorted()).toEqual(['a1', 'b1']);
  });

  it('waits in stop for the invocation under way, and keeps its result', async () => {
    const begun = Promise.withResolvers<void>();
    const finish = Promise.withResolvers<void>();
    const first = start(() => {
      begun.resolve();
      return finish.promise;
    });
    await put('a', 1);
    await begun.promise;
    const stopped = first.stop();
    finish.resolve();
    await stopped;
    const second = start(accept);
    await put('a', 2);
    await idle();
    expect(second.delivered).toEqual([['a2']]);
  });

  it('keeps a checkpoint for each consumer', async () => {
    await put('a', 1);
    const one = start(accept, { name: 'one' });
    await idle();
    const two = start(accept, { name: 'two' });
    await idle();
    expect([one.delivered, two.delivered]).toEqual([[['a1']], [['a1']]]);
  });
});
