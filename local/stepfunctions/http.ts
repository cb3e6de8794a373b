/**
 * The HTTP side for the AWS SDK: JSON 1.0 over POST. The local server routes a request here when its X-Amz-Target
 * says `AWSStepFunctions`.
 */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { StepFunctionsService } from './service.ts';

/** Answers one request. Never rejects: a bug is answered with 500, after which the SDK retries. */
export async function handleStepFunctionsRequest(
  service: StepFunctionsService,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const { status, body } = await answer(service, req);
  res.writeHead(status, { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': randomUUID() });
  res.end(JSON.stringify(body));
}

async function answer(service: StepFunctionsService, req: IncomingMessage): Promise<{ status: number; body: unknown }> {
  try {
    const sent = await text(req);
    const body = parse(sent);
    if (body === undefined) {
      return { status: 400, body: { __type: 'SerializationException', message: 'The request is not JSON' } };
    }
    return await service.handle(String(req.headers['x-amz-target'] ?? ''), body);
  } catch (error) {
    console.error('A Step Functions request failed', error);
    return { status: 500, body: { __type: 'InternalServerException', message: String(error) } };
  }
}

function parse(sent: string): unknown {
  try {
    return JSON.parse(sent || '{}');
  } catch {
    return undefined;
  }
}
