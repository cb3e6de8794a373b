/*
 * The server's time in the browser. Countdowns end when the server says so, and a phone's own clock may be minutes off;
 * the `Date` header of every answer corrects it. Before the first answer the phone's clock is all there is.
 */

let offsetMs = 0;

/**
 * Learns from an answer's `Date` header, which has whole seconds; half the round trip is taken as the way back.
 * Differences below 1.5 s are noise of both and would only make a countdown jump.
 */
export function learnServerTime(dateHeader: string | null, roundTripMs: number): void {
  const at = Date.parse(dateHeader ?? '');
  if (Number.isNaN(at)) return;
  const learned = at + 500 + roundTripMs / 2 - Date.now();
  if (Math.abs(learned - offsetMs) > 1500) offsetMs = learned;
}

/** Milliseconds since 1970 by the server's clock, as far as known. */
export const serverNowMs = (): number => Date.now() + offsetMs;
