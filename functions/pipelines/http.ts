import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import * as z from 'zod';
import { problem } from '../../core/contracts/problem.ts';
import { type Route, routeKey } from '../../core/contracts/route.ts';
import type { SessionStore } from '../../core/login/login-store.ts';
import type { Instant } from '../../core/time/instant.ts';
import { checkAccess, checkOrigin, sessionOf } from './access-check.ts';
import type { Call, Operation } from './call.ts';
import { readCookies, SESSION_COOKIE } from './cookies.ts';
import {
  fieldErrors,
  fileResponse,
  jsonResponse,
  ProblemError,
  problemResponse,
  responseTo,
} from './problem-response.ts';
import { readBytes, readForm, readJsonBody } from './request-body.ts';

const NOTHING = z.strictObject({});
/** An Idempotency-Key is any short printable text; a UUID is the usual one. */
const IdempotencyKey = z.string().regex(/^[\x21-\x7e]{1,128}$/, 'must be 1 to 128 printable characters');

/**
 * Every HTTP function is this pipeline around its operations: the gateway has chosen the route, so there is no second
 * matcher; then origin, session, access, input; and whatever is thrown becomes a problem in one place.
 */
export function httpService(
  operations: readonly Operation[],
  { sessions, clock }: { sessions: SessionStore; clock: () => Instant },
) {
  const byKey = new Map(operations.map((operation) => [routeKey(operation.route), operation]));

  const serve = async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
    const operation = byKey.get(event.routeKey);
    if (!operation) return problemResponse(problem('not-found'));
    const { route, run } = operation;
    if (route.takes !== 'form') checkOrigin(event.requestContext.http.method, event.headers);
    const now = clock();
    const cookies = readCookies(event.cookies);
    const session = 'open' in route.access ? undefined : await sessionOf(sessions, cookies.get(SESSION_COOKIE), now);
    const verdict = checkAccess(route, session);
    const call: Call = {
      ...(await readInput(route, event)),
      // A route with roles has a session here, or checkAccess has thrown.
      session: session as Call['session'],
      verdict,
      now,
      cookies,
      networkAddress: event.requestContext.http.sourceIp,
      host: event.headers.host ?? event.requestContext.domainName,
    };
    const reply = await run(call);
    if ('file' in reply) return fileResponse(reply.file);
    return 'problem' in reply
      ? problemResponse(reply.problem, reply.cookies)
      : jsonResponse(reply.status, reply.body, reply.cookies);
  };

  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .onError(async (request) => {
      request.response = responseTo(request.error);
    })
    .handler(serve);
}

/** Params, query, body and key, by the route's schemas. An id that cannot exist is as unknown as one that does not. */
async function readInput(
  route: Route,
  event: APIGatewayProxyEventV2,
): Promise<Pick<Call, 'params' | 'query' | 'body' | 'idempotencyKey' | 'bytes'>> {
  const params = (route.params ?? NOTHING).safeParse(event.pathParameters ?? {});
  if (!params.success) throw new ProblemError('not-found');
  const query = (route.query ?? NOTHING).safeParse(event.queryStringParameters ?? {});
  const bytes = route.takes === 'image/jpeg' ? readBytes(event, route.takes) : new Uint8Array();
  const sent = route.takes === 'form' ? await readForm(event) : route.takes ? undefined : readJsonBody(event);
  const body = (route.body ?? NOTHING.default({})).safeParse(sent);
  const key = IdempotencyKey.optional().safeParse(event.headers['idempotency-key']);
  const errors = [
    ...(query.success ? [] : fieldErrors(query.error)),
    ...(body.success ? [] : fieldErrors(body.error)),
    ...(key.success ? [] : [{ field: 'Idempotency-Key', message: key.error.issues[0]?.message ?? 'is not usable' }]),
  ];
  if (!query.success || !body.success || !key.success) throw new ProblemError('invalid', undefined, errors);
  return {
    // Parsed by the route's own schemas; Call's types name what they gave.
    params: params.data as Call['params'],
    query: query.data as Call['query'],
    body: body.data as Call['body'],
    idempotencyKey: key.data,
    bytes,
  };
}
