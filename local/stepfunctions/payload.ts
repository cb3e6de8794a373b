import { StateError } from './state-error.ts';

/** Whatever can travel between states: a JSON value. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** 256 KiB of UTF-8: the quota of AWS for an input, an output, an argument list and a variable. */
export const PAYLOAD_LIMIT_BYTES = 256 * 1024;

/**
 * Makes plain JSON of a value that came from an expression or a function: hidden properties of JSONata sequences,
 * dates and undefined fields do not survive a real service either. Nothing at all becomes null.
 * Throws the terminal error `States.DataLimitExceeded` above 256 KiB.
 */
export function toPayload(value: unknown): Json {
  const text = JSON.stringify(value) ?? 'null';
  // A UTF-16 unit is at most three bytes of UTF-8: short texts need no count.
  if (text.length * 3 > PAYLOAD_LIMIT_BYTES && Buffer.byteLength(text) > PAYLOAD_LIMIT_BYTES) {
    throw new StateError(
      'States.DataLimitExceeded',
      `A payload is larger than the limit of ${PAYLOAD_LIMIT_BYTES} bytes.`,
    );
  }
  return JSON.parse(text) as Json; // our own stringify, so JSON by construction
}
