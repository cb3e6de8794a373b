import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { ProblemError } from './problem-response.ts';

/** Security spec, 10. */
export const MAX_BODY_BYTES = 64 * 1024;

type Sent = Pick<APIGatewayProxyEventV2, 'body' | 'isBase64Encoded' | 'headers'>;

/** The body as it came; refused when it is too large or of none of these media types. */
function bytesOf({ body = '', isBase64Encoded, headers }: Sent, types: readonly string[]): Buffer<ArrayBuffer> {
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > MAX_BODY_BYTES) throw new ProblemError('too-large', `at most ${MAX_BODY_BYTES} bytes`);
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (!type || !types.includes(type))
    throw new ProblemError('unsupported-media-type', `the body must be ${types.join(' or ')}`);
  return bytes;
}

/** The body as JSON; undefined when there is none. */
export function readJsonBody(event: Sent): unknown {
  if (!event.body) return undefined;
  const bytes = bytesOf(event, ['application/json']);
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new ProblemError('unreadable-json');
  }
}

/** The fields of a form, in either way to write one: mailboxes send both (RFC 8058, section 3.2). */
export async function readForm(event: Sent): Promise<unknown> {
  const bytes = bytesOf(event, ['application/x-www-form-urlencoded', 'multipart/form-data']);
  const headers = { 'content-type': event.headers['content-type'] ?? '' };
  try {
    return Object.fromEntries(await new Response(bytes, { headers }).formData());
  } catch {
    throw new ProblemError('invalid', undefined, [{ field: 'body', message: 'must be a form' }]);
  }
}

/** The body of a route that takes a file. */
export const readBytes = (event: Sent, type: string): Uint8Array => bytesOf(event, [type]);
