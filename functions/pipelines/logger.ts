import { Logger } from '@aws-lambda-powertools/logger';

/**
 * One logger, JSON lines. What is logged is an allow-list: codes, statuses, ids. Never a body, a token, a code, an
 * address; a phone as its last four digits, an email as `j***@d` (security spec, 13).
 */
export const logger = new Logger({ serviceName: 'callout' });

/** An error as it may be logged: what kind, what it says, where. */
export const describeError = (error: unknown) =>
  error instanceof Error
    ? { error: error.name, message: error.message, stack: error.stack ?? '' }
    : { error: 'unknown', message: String(error), stack: '' };
