// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pauseAfter, startPolling } from '../../dashboard/client/polling.ts';
import { later } from './fake-api.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('a page that is seen asks every 3.5 s, a hidden one every 30 s, give or take a tenth', () => {
  expect([pauseAfter(0, false, 0), pauseAfter(0, false, 1)].map(Math.round)).toEqual([3150, 3850]);
  expect(pauseAfter(0, true, 0.5)).toBe(30_000);
});

test('errors in a row slow it down, to 30 s at most', () => {
  expect([0, 1, 2, 3, 4, 9].map((errors) => pauseAfter(errors, false, 0.5))).toEqual([
    3500, 7000, 14_000, 28_000, 30_000, 30_000,
  ]);
});

test('it asks at once, again after the pause, and no more when stopped', async () => {
  const ask = vi.fn(async () => true);
  const polling = startPolling(ask);
  expect(ask).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(4000);
  expect(ask).toHaveBeenCalledTimes(2);
  polling.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ask).toHaveBeenCalledTimes(2);
});

test('coming back online asks at once, after however many errors', async () => {
  const ask = vi.fn(async () => false);
  const polling = startPolling(ask);
  await vi.advanceTimersByTimeAsync(120_000);
  const before = ask.mock.calls.length;
  dispatchEvent(new Event('online'));
  expect(ask).toHaveBeenCalledTimes(before + 1);
  polling.stop();
});

test('two asks are never under way at once; one that was wanted meanwhile follows right after', async () => {
  const answers = [later<boolean>(), later<boolean>()];
  const ask = vi.fn(() => answers[ask.mock.calls.length - 1]?.promise ?? Promise.resolve(true));
  const polling = startPolling(ask);
  polling.askNow();
  polling.askNow();
  expect(ask).toHaveBeenCalledTimes(1);
  answers[0]?.settle(true);
  await vi.advanceTimersByTimeAsync(0);
  expect(ask).toHaveBeenCalledTimes(2);
  polling.stop();
});
