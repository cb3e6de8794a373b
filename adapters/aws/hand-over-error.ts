import type { HandOver } from '../../core/message/sender.ts';

/*
 * What an error of SES or SNS says about the message: whether it may be gone, surely is not, or never will be. The
 * clients of a sender make one attempt (`maxAttempts: 1`): repeating is the outbox's decision, and visible there.
 */

interface AwsError {
  name?: string;
  code?: string;
  message?: string;
  $metadata?: { httpStatusCode?: number };
}

const THROTTLED = ['Throttling', 'ThrottlingException', 'ThrottledException', 'TooManyRequestsException'];
/** The connection was never made, so nothing was written. */
const NEVER_REACHED = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

export function handOverError(error: unknown): Exclude<HandOver, { outcome: 'accepted' }> {
  const { name = 'Error', code, message = '', $metadata } = error as AwsError;
  const status = $metadata?.httpStatusCode;
  if (THROTTLED.includes(name) || status === 429) return { outcome: 'busy', why: name };
  if (code !== undefined && NEVER_REACHED.includes(code)) return { outcome: 'busy', why: code };
  if (status !== undefined && status >= 400 && status < 500)
    return { outcome: 'refused', why: addressFault(name, message) ?? name };
  // A time-out, a reset, a 5xx: the provider may have taken it.
  return { outcome: 'ambiguous', why: code ?? name };
}

/** What the refusal says of the address itself: the words that `lostStateOf` knows. */
function addressFault(name: string, message: string): 'opted_out' | 'invalid_number' | undefined {
  if (/opted.?out/i.test(`${name} ${message}`)) return 'opted_out';
  return /^InvalidParameter/.test(name) && /PhoneNumber/.test(message) ? 'invalid_number' : undefined;
}

/** One attempt, and no longer than a page can wait. */
export const SENDING_CLIENT = {
  maxAttempts: 1,
  requestHandler: { connectionTimeout: 1500, requestTimeout: 5000 },
} as const;

/** The label's key in letters that message tags allow. */
export const tagValue = (key: string): string => Buffer.from(key).toString('base64url');
