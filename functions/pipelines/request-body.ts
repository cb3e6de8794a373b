import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { ProblemError } from './problem-response.ts';

/** Security spec, 10. */
export const MAX_BODY_BYTES = 64 * 1024;

/** The body as JSON; undefined when there is none. */
export function readJsonBody(event: Pick<APIGatewayProxyEventV2, 'body' | 'isBase64Encoded' | 'headers'>): unknown {
  if (!event.body) return undefined;
  const bytes = Buffer.from(event.body, event.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > MAX_BODY_BYTES) throw new ProblemError('too-large', `at most ${MAX_BODY_BYTES} bytes`);
  const type = event.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw new ProblemError('unsupported-media-type');
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new ProblemError('unreadable-json');
  }
}
