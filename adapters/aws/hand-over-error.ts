import type { HandOver } from '../../core/message/sender.ts';

/*
 * What an error of SES, SNS or End User Messaging says about the message: whether it may be gone, surely is not, or
 * never will be. The clients of a sender make one attempt (`maxAttempts: 1`): repeating is the outbox's decision, and
 * visible there.
 */

interface AwsError {
  name?: string;
  code?: string;
  message?: string;
  /** End User Messaging's word for why. */
  Reason?: string;
  /** The fields of the request it objects to. */
  Fields?: { Name?: string }[];
  $metadata?: { httpStatusCode?: number };
}

const THROTTLED = ['Throttling', 'ThrottlingException', 'ThrottledException', 'TooManyRequestsException'];
/** The connection was never made, so nothing was written. */
const NEVER_REACHED = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

export function handOverError(error: unknown): Exclude<HandOver, { outcome: 'accepted' }> {
  // An SDK's error is an Error with these members; anything else has none of them.
  const said = error as AwsError;
  const { name = 'Error', code, $metadata } = said;
  const status = $metadata?.httpStatusCode;
  if (THROTTLED.includes(name) || status === 429) return { outcome: 'busy', why: name };
  if (code !== undefined && NEVER_REACHED.includes(code)) return { outcome: 'busy', why: code };
  if (status !== undefined && status >= 400 && status < 500)
    return { outcome: 'refused', why: knownReason(said) ?? name };
  // A time-out, a reset, a 5xx: the provider may have taken it.
  return { outcome: 'ambiguous', why: code ?? name };
}

/** Why, in the words that `lostStateOf` knows: of the address itself, or `spend_limit`, which says nothing of it. */
function knownReason({
  name = '',
  message = '',
  Reason = '',
  Fields = [],
}: AwsError): 'opted_out' | 'invalid_number' | 'spend_limit' | undefined {
  if (/opted.?out/i.test(`${name} ${Reason} ${message}`)) return 'opted_out';
  if (name === 'ServiceQuotaExceededException' && /spend.?limit/i.test(`${Reason} ${message}`)) return 'spend_limit';
  if (/^InvalidParameter/.test(name) && /PhoneNumber/.test(message)) return 'invalid_number';
  // A blocked country is a ValidationException too, and says nothing of the number.
  const isNumber = Reason === 'INVALID_PARAMETER' && Fields.some((field) => field.Name === 'DestinationPhoneNumber');
  return name === 'ValidationException' && isNumber ? 'invalid_number' : undefined;
}

/** One attempt, and no longer than a page can wait. */
export const SENDING_CLIENT = {
  maxAttempts: 1,
  requestHandler: { connectionTimeout: 1500, requestTimeout: 5000 },
} as const;

/** The label's key in letters that message tags allow. */
export const tagValue = (key: string): string => Buffer.from(key).toString('base64url');
