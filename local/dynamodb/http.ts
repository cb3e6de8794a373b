import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { crc32 } from 'node:zlib';
import type { DynamoDbEngine } from './engine.ts';

/** DynamoDB takes no larger request. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;

const errorBody = (type: string, message: string) => ({
  __type: `com.amazonaws.dynamodb.v20120810#${type}`,
  message,
});

/** The request's bytes; undefined when there are too many of them. */
async function readBody(req: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of req) {
    bytes += chunk.length;
    // What is too much is read on but not kept: an answer sent over an unread request may be lost.
    if (bytes <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  return bytes <= MAX_BODY_BYTES ? Buffer.concat(chunks).toString('utf8') : undefined;
}

async function answerTo(engine: DynamoDbEngine, req: IncomingMessage): Promise<{ status: number; body: unknown }> {
  const text = await readBody(req);
  if (text === undefined) {
    return { status: 413, body: errorBody('RequestEntityTooLarge', 'The request is larger than 16 MB') };
  }
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return { status: 400, body: errorBody('SerializationException', 'The request is not JSON') };
  }
  return engine.handle(String(req.headers['x-amz-target'] ?? ''), body);
}

/**
 * Serves DynamoDB and DynamoDB Streams (told apart by their x-amz-target) to the ordinary AWS SDK clients on a node:http
 * server. Credentials and signatures are not looked at. A request that the client abandons half-way is not carried out.
 */
export async function handleDynamoDbRequest(
  engine: DynamoDbEngine,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  let answer: { status: number; body: unknown };
  try {
    answer = await answerTo(engine, req);
  } catch {
    req.socket.destroy();
    return;
  }
  if (answer.status === 0) {
    req.socket.destroy();
    return;
  }
  const bytes = Buffer.from(JSON.stringify(answer.body));
  res.writeHead(answer.status, {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': bytes.length,
    'x-amz-crc32': crc32(bytes),
    'x-amzn-requestid': randomUUID(),
  });
  res.end(bytes);
}
