import { type Answer, isPassing } from './call-api.ts';

/*
 * Sends until the server has answered. For what somebody decided at 2 a.m. on one bar: the tap counts once, the phone
 * does the repeating. Only for calls that may be repeated: accept, pass and stop of the same person, or a create with
 * an Idempotency-Key. A repeat after a lost answer is answered with the same result or with what became of it.
 */

/** How sending ended: a real answer of the server, or the person gave up waiting for one. */
export type Sent<T> = Exclude<Answer<T>, { outcome: 'unreachable' }> | { outcome: 'given_up' };

/** Milliseconds before the next try: 1, 2, 4, 8 s and from then on 8 s, each shortened by up to a quarter. */
export const pauseBefore = (tries: number, random: number): number =>
  Math.min(8000, 1000 * 2 ** (tries - 1)) * (1 - random / 4);

/** Waits; ends early when the connection is back or the person gives up. */
function pauseOrOnline(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    addEventListener('online', done);
    signal.addEventListener('abort', done);
  });
}

/**
 * @param send one try; it is given the signal that ends with giving up
 * @param onTrouble told after each try without an answer, with the number of tries so far
 */
export async function keepSending<T>(
  send: (signal: AbortSignal) => Promise<Answer<T>>,
  signal: AbortSignal,
  onTrouble: (tries: number) => void,
  pause: (ms: number, signal: AbortSignal) => Promise<void> = pauseOrOnline,
): Promise<Sent<T>> {
  for (let tries = 1; !signal.aborted; tries += 1) {
    const answer = await send(signal);
    if (signal.aborted) break;
    if (answer.outcome === 'ok') return answer;
    if (answer.outcome === 'problem' && !isPassing(answer.problem)) return answer;
    onTrouble(tries);
    await pause(pauseBefore(tries, Math.random()), signal);
  }
  return { outcome: 'given_up' };
}
