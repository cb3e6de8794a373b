// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import type { Answer } from '../../dashboard/client/call-api.ts';
import { keepSending, pauseBefore } from '../../dashboard/client/keep-sending.ts';

const OK: Answer<string> = { outcome: 'ok', status: 200, data: 'yes' };
const UNREACHABLE: Answer<string> = { outcome: 'unreachable' };
const problem = (status: number): Answer<string> => ({
  outcome: 'problem',
  problem: { type: '/problems/any', title: 'Any', status },
});
const noPause = async () => {};

/** Sends with these answers in turn, the last one for ever. */
function sendingWith(answers: Answer<string>[], controller = new AbortController()) {
  const send = vi.fn(async () => answers[Math.min(send.mock.calls.length, answers.length) - 1] ?? UNREACHABLE);
  const troubles: number[] = [];
  const sent = keepSending(send, controller.signal, (tries) => troubles.push(tries), noPause);
  return { send, troubles, sent };
}

test('what the server answers at once is sent once', async () => {
  const { send, troubles, sent } = sendingWith([OK]);
  expect(await sent).toEqual(OK);
  expect(send).toHaveBeenCalledTimes(1);
  expect(troubles).toEqual([]);
});

test('without a connection it is sent again until the server has answered', async () => {
  const { troubles, sent } = sendingWith([UNREACHABLE, UNREACHABLE, OK]);
  expect(await sent).toEqual(OK);
  expect(troubles).toEqual([1, 2]);
});

test.each([429, 500, 502, 503])('a %i goes away by itself, so it is sent again', async (status) => {
  const { sent, send } = sendingWith([problem(status), OK]);
  expect(await sent).toEqual(OK);
  expect(send).toHaveBeenCalledTimes(2);
});

test.each([401, 403, 404, 409, 422])('a %i is an answer, and ends it', async (status) => {
  const { sent, send } = sendingWith([problem(status), OK]);
  expect(await sent).toEqual(problem(status));
  expect(send).toHaveBeenCalledTimes(1);
});

test('giving up ends the trying', async () => {
  const controller = new AbortController();
  const send = vi.fn(async () => UNREACHABLE);
  const sent = keepSending(
    send,
    controller.signal,
    (tries) => {
      if (tries === 3) controller.abort();
    },
    noPause,
  );
  expect(await sent).toEqual({ outcome: 'given_up' });
  expect(send).toHaveBeenCalledTimes(3);
});

test('the connection coming back ends the pause', async () => {
  const send = vi.fn(async () => (send.mock.calls.length === 1 ? UNREACHABLE : OK));
  const sent = keepSending(send, new AbortController().signal, () => {
    queueMicrotask(() => queueMicrotask(() => dispatchEvent(new Event('online'))));
  });
  const startedAt = performance.now();
  expect(await sent).toEqual(OK);
  // The shortest pause without the event would be 750 ms.
  expect(performance.now() - startedAt).toBeLessThan(500);
});

test('pauses double from a second to eight, shortened by up to a quarter', () => {
  expect([1, 2, 3, 4, 5, 20].map((tries) => pauseBefore(tries, 0))).toEqual([1000, 2000, 4000, 8000, 8000, 8000]);
  expect(pauseBefore(4, 1)).toBe(6000);
});
