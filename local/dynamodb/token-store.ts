import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { ServiceError } from './service-error.ts';

/** How long a ClientRequestToken makes a transaction idempotent. */
const REMEMBERED_MS = 10 * 60 * 1000;

/** The tokens of committed transactions: the SDK sends one with each, so that its own retry cannot apply it twice. */
export interface TokenStore {
  /** Whether this very request has been committed; throws when the token belonged to another request. */
  isKnown(token: string, request: unknown): boolean;
  remember(token: string, request: unknown): void;
  /** Drops the tokens that no longer count. */
  trim(): void;
}

const digest = (request: unknown) => createHash('sha256').update(JSON.stringify(request)).digest('hex');

export function createTokenStore(sql: DatabaseSync, now: () => number): TokenStore {
  sql.exec(`
    CREATE TABLE IF NOT EXISTS dynamodb_request_token (
      token TEXT PRIMARY KEY, request TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
    CREATE INDEX IF NOT EXISTS dynamodb_request_token_age ON dynamodb_request_token (at);
  `);
  const select = sql.prepare('SELECT request FROM dynamodb_request_token WHERE token = ? AND at >= ?');
  const upsert = sql.prepare('INSERT OR REPLACE INTO dynamodb_request_token (token, request, at) VALUES (?, ?, ?)');
  const erase = sql.prepare('DELETE FROM dynamodb_request_token WHERE at < ?');
  return {
    isKnown(token, request) {
      const row = select.get(token, now() - REMEMBERED_MS);
      if (row && row.request !== digest(request)) {
        throw new ServiceError(
          'IdempotentParameterMismatchException',
          'The request uses the same client token as a previous, but non-identical request.',
        );
      }
      return row !== undefined;
    },
    remember: (token, request) => {
      upsert.run(token, digest(request), now());
    },
    trim: () => {
      erase.run(now() - REMEMBERED_MS);
    },
  };
}
