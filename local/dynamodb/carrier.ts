import { randomUUID } from 'node:crypto';
import type { Carrier } from '../../adapters/dynamodb/client.ts';
import type { Activity } from '../clock/activity.ts';
import type { DynamoDbEngine } from './engine.ts';

/** What a client's handler is given and answers, as far as this one looks at it. */
interface Asked {
  headers: Record<string, string>;
  body?: unknown;
}
type Handler = NonNullable<Carrier['requestHandler']>;
type Signer = NonNullable<Carrier['signer']>;

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * Brings the requests of this process's own SDK clients to the engine without a socket and a signature: of a minute in
 * which nothing happens they were two thirds. The client is the ordinary one up to the bytes, and so is all it does with
 * the answer. `place` is asked at each request: a reset brings another engine.
 *
 * Request and answer take a turn of the loop each, as they do by a socket: what runs side by side takes turns at its
 * requests, and one that is under way is work that keeps the clock still.
 */
export function inProcessCarrier(place: () => { engine: DynamoDbEngine; activity: Activity }): Carrier {
  const handle = async ({ headers, body }: Asked) => {
    const { engine, activity } = place();
    const done = activity.begin();
    try {
      await nextTurn();
      const answer = await engine.handle(headers['x-amz-target'] ?? '', JSON.parse(textOf(body)));
      await nextTurn();
      // What the network's handler makes of a connection that drops.
      if (answer.status === 0)
        throw Object.assign(new Error('socket hang up'), { name: 'TimeoutError', code: 'ECONNRESET' });
      return {
        response: {
          statusCode: answer.status,
          headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': randomUUID() },
          body: Buffer.from(JSON.stringify(answer.body)),
        },
      };
    } finally {
      done();
    }
  };
  return {
    requestHandler: { handle } as unknown as Handler,
    // Nobody looks at signatures here.
    signer: { sign: (request: Asked) => Promise.resolve(request) } as unknown as Signer,
  };
}

const decoder = new TextDecoder();
const textOf = (body: unknown): string => (typeof body === 'string' ? body : decoder.decode(body as Uint8Array));
