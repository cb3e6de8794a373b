import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Identifier } from '../../../core/login/identifier.ts';

/**
 * What is kept of a code: its HMAC with the identifier under the secret that only the asking browser has. A stolen
 * table reveals no code, and there is no key of ours to keep (security spec, 2).
 */
export const proofOf = (secret: string, { address }: Identifier, code: string): string =>
  createHmac('sha256', secret).update(`${address}\n${code}`).digest('base64url');

export const sameProof = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
