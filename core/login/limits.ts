import type { Limit } from '../limit/limit.ts';

/*
 * Security spec, 3. Over a limit the answer is the same, and nothing is sent. The gap between two codes is a window
 * of its own, from the last code on.
 */
export const CODE_GAP_SECONDS = 30;
export const CODES_PER_IDENTITY_HOUR: Limit = { name: 'code-hour', windowSeconds: 3600, max: 5 };
export const CODES_PER_IDENTITY_DAY: Limit = { name: 'code-day', windowSeconds: 86_400, max: 10 };
export const CODES_PER_ADDRESS_HOUR: Limit = { name: 'ip-hour', windowSeconds: 3600, max: 20 };

/** Security spec, 2. */
export const CODE_LIFE_SECONDS = 600;
export const CODE_TRIES = 5;
