import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type * as z from 'zod';
import { type FieldError, type Problem, type ProblemName, problem } from '../../core/contracts/problem.ts';
import { describeError, logger } from './logger.ts';

/** A request that cannot be served, thrown by the pipeline and answered as its problem. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;
  constructor(name: ProblemName, detail?: string, errors?: FieldError[]) {
    super(name);
    this.problem = problem(name, detail, errors);
  }
}

/** Nothing that is answered is kept by anybody on the way. */
const HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  // The address of an answer may hold the token of a link.
  'x-robots-tag': 'noindex',
} as const;

export function jsonResponse(status: number, body: unknown, cookies?: string[]): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode: status,
    headers: { ...HEADERS, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(cookies ? { cookies } : {}),
  };
}

/** Bytes as they are. They stand under an address that is somebody's own, so nobody on the way keeps them. */
export const fileResponse = ({
  type,
  bytes,
}: {
  type: string;
  bytes: Uint8Array;
}): APIGatewayProxyStructuredResultV2 => ({
  statusCode: 200,
  headers: { ...HEADERS, 'content-type': type },
  body: Buffer.from(bytes).toString('base64'),
  isBase64Encoded: true,
});

/** Codes say "try again": nothing was written, or writing it again does no harm. */
const RETRY_AFTER_SECONDS = 1;

export function problemResponse(document: Problem, cookies?: string[]): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode: document.status,
    headers: {
      ...HEADERS,
      'content-type': 'application/problem+json',
      ...(document.status === 429 || document.status === 503 ? { 'retry-after': String(RETRY_AFTER_SECONDS) } : {}),
    },
    body: JSON.stringify(document),
    ...(cookies ? { cookies } : {}),
  };
}

/** What zod found, by field. An unknown field is named itself, not its parent. */
export function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.flatMap((issue) => {
    const at = issue.path.map(String).join('.');
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ field: at ? `${at}.${key}` : key, message: 'is not a known field' }));
    return [{ field: at || 'body', message: issue.message }];
  });
}

/** AWS says "slow down" by these names, and a connection that broke or timed out by the last ones. */
const BUSY = new Set([
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'TransactionInProgressException',
  'Contended',
  'TimeoutError',
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
]);

/** What is thrown, by its name or by its system code. */
const isBusy = (error: unknown): error is Error =>
  error instanceof Error && (BUSY.has(error.name) || ('code' in error && BUSY.has(String(error.code))));

/** The one place where something thrown becomes an answer: never a stack trace, and a bug is logged. */
export function responseTo(error: unknown): APIGatewayProxyStructuredResultV2 {
  if (error instanceof ProblemError) return problemResponse(error.problem);
  if (error instanceof Error && error.name === 'BadCursor')
    return problemResponse(problem('invalid', undefined, [{ field: 'cursor', message: error.message }]));
  if (isBusy(error)) {
    logger.warn('busy', { error: error.name });
    return problemResponse(problem('unavailable'));
  }
  logger.error('request failed', describeError(error));
  return problemResponse(problem('internal'));
}
