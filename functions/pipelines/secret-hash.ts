import { createHash } from 'node:crypto';

/** How a 256-bit secret is kept: with that much chance in it, a plain hash cannot be guessed back. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** What a file is known by: another file, another hash. */
export const hashBytes = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
