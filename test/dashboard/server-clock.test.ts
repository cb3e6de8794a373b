import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { learnServerTime, serverNowMs } from '../../dashboard/client/server-clock.ts';

const LOCAL = Date.parse('2026-11-21T22:00:00.000Z');

beforeEach(() => vi.useFakeTimers({ now: LOCAL }));
afterEach(() => vi.useRealTimers());

test('a phone that is months off counts down by the server’s clock', () => {
  learnServerTime('Tue, 02 Jun 2026 07:00:00 GMT', 400);
  expect(serverNowMs()).toBe(Date.parse('2026-06-02T07:00:00.700Z'));
  vi.advanceTimersByTime(5000);
  expect(serverNowMs()).toBe(Date.parse('2026-06-02T07:00:05.700Z'));
});

test('differences below a second and a half do not make it jump', () => {
  learnServerTime('Tue, 02 Jun 2026 07:00:00 GMT', 400);
  const before = serverNowMs();
  learnServerTime('Tue, 02 Jun 2026 07:00:01 GMT', 400);
  expect(serverNowMs()).toBe(before);
});

test('an answer without a date teaches nothing', () => {
  learnServerTime('Tue, 02 Jun 2026 07:00:00 GMT', 0);
  const before = serverNowMs();
  learnServerTime(null, 0);
  learnServerTime('yesterday', 0);
  expect(serverNowMs()).toBe(before);
});
