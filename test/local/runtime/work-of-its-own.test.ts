import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createActivity } from '../../../local/clock/activity.ts';
import { createClock } from '../../../local/clock/local-clock.ts';
import { createWorkQueue } from '../../../local/stepfunctions/work-queue.ts';

/*
 * What is set off by a piece of work is often no part of it. Counted as one, it would go uncounted from the moment when
 * the piece ends or waits, and an advance of the clock would return before it is done.
 */

const START = Date.parse('2026-06-01T15:00:00Z');

test('what a timer sets off counts, though it was armed by a piece that waits for the clock itself', async () => {
  const activity = createActivity();
  const clock = createClock({ mode: 'virtual', startAt: START, activity });
  const slow = Promise.withResolvers<void>();
  let done = false;
  const work = async () => {
    await slow.promise;
    done = true;
  };
  const piece = activity.run(async () => {
    clock.at(START, () => void activity.run(work));
    await activity.waiting(() => clock.sleep(60_000));
  });
  await nextTurn();
  await nextTurn();
  const advanced = clock.advance(30_000).then(() => done);
  for (let turn = 0; turn < 10; turn++) await nextTurn();
  slow.resolve();
  expect(await advanced).toBe(true);
  await clock.advance(30_000);
  await piece;
});

test('what a piece of a queue puts into the queue counts after the piece has ended', async () => {
  const activity = createActivity();
  const put = createWorkQueue(activity, 10);
  const slow = Promise.withResolvers<void>();
  let done = false;
  put(async () => {
    put(async () => {
      await slow.promise;
      done = true;
    });
  });
  const idle = activity.idle().then(() => done);
  for (let turn = 0; turn < 10; turn++) await nextTurn();
  slow.resolve();
  expect(await idle).toBe(true);
});
