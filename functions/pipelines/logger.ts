import { Logger } from '@aws-lambda-powertools/logger';

/**
 * One logger, JSON lines. What is logged is an allow-list: codes, statuses, ids. Never a body, a token, a code, an
 * address; a phone as its last four digits, an email as `j***@d` (security spec, 13).
 */
export const logger = new Logger({ serviceName: 'callout' });

/** A text that may name a phone or an address, such as a row's key, with only what may be logged of them. */
export const masked = (text: string): string =>
  text.replaceAll(/\+\d+(\d{4})/g, '…$1').replaceAll(/([\w.+-])[\w.+-]*@/g, '$1***@');

/** An error as it may be logged: what kind, what it says, where. `message` is the log line's own and not to be taken. */
export const describeError = (error: unknown) =>
  error instanceof Error
    ? { error: error.name, says: masked(error.message), stack: masked(error.stack ?? '') }
    : { error: 'unknown', says: masked(String(error)), stack: '' };
