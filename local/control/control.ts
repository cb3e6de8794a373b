import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Table } from '../../adapters/dynamodb/client.ts';
import { problem } from '../../core/contracts/problem.ts';
import { checkOrigin } from '../../functions/pipelines/access-check.ts';
import { ProblemError, problemResponse, responseTo } from '../../functions/pipelines/problem-response.ts';
import { writeAnswer } from '../gateway/function-answer.ts';
import { readBody } from '../gateway/request-event.ts';
import type { World } from '../world.ts';
import { moveClock, readClock } from './clock.ts';
import { listEndpoints } from './endpoints.ts';
import { addFault, dropFaults, listFaults } from './faults.ts';
import { reset } from './reset.ts';
import { beginPersonaSession, listPersonas } from './session.ts';
import { sendInboundSms } from './sms.ts';
import { readTray, trayFiles } from './tray.ts';

/**
 * Everything under /local: what lets people and programs see and steer the world around the application. It exists on
 * one machine only; the deployed stack has none of it. A browser may use it from this server's own pages alone.
 */
export interface ControlCall {
  world: World;
  table: Table;
  /** Where this server is reached, without a slash at the end. */
  baseUrl: string;
  url: URL;
  headers: IncomingMessage['headers'];
  /** The parsed JSON body; undefined without one. */
  body: unknown;
  /** Empties everything and seeds again. */
  resetWorld: () => Promise<void>;
}

export interface ControlAnswer {
  statusCode: number;
  headers?: Record<string, string>;
  cookies?: string[];
  body?: string;
}

type Operation = (call: ControlCall) => ControlAnswer | Promise<ControlAnswer>;

const OPERATIONS: Record<string, Operation> = {
  'GET /local/tray.json': readTray,
  'GET /local/clock': readClock,
  'POST /local/clock': moveClock,
  'POST /local/sms': sendInboundSms,
  'GET /local/faults': listFaults,
  'POST /local/faults': addFault,
  'DELETE /local/faults': dropFaults,
  'POST /local/reset': reset,
  'GET /local/endpoints': listEndpoints,
  'GET /local/personas': listPersonas,
  'POST /local/session': beginPersonaSession,
};

/** Serves one request below /local. What goes wrong is answered as a problem, as the API does. */
export async function handleControl(
  req: IncomingMessage,
  res: ServerResponse,
  call: Omit<ControlCall, 'body' | 'headers'>,
): Promise<void> {
  const body = await readBody(req);
  try {
    const method = req.method ?? 'GET';
    const file = method === 'GET' ? trayFiles(call.url) : undefined;
    if (file) return writeAnswer(res, file);
    const operation = OPERATIONS[`${method} ${call.url.pathname}`];
    if (!operation) return writeAnswer(res, problemResponse(problem('not-found')));
    const { origin, host } = req.headers;
    const fetchSite = req.headers['sec-fetch-site'];
    checkOrigin(method, { origin, host, 'sec-fetch-site': typeof fetchSite === 'string' ? fetchSite : undefined });
    writeAnswer(res, await operation({ ...call, headers: req.headers, body: parseJson(body) }));
  } catch (error) {
    writeAnswer(res, responseTo(error));
  }
}

function parseJson(body: Buffer | undefined): unknown {
  if (!body) throw new ProblemError('too-large');
  if (body.length === 0) return undefined;
  try {
    return JSON.parse(body.toString());
  } catch {
    throw new ProblemError('unreadable-json');
  }
}
