import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { useClock } from '../../adapters/clock/clock.ts';
import { sessionStore } from '../../adapters/dynamodb/session-store.ts';
import { type Route, routeKey, type ServiceName } from '../../core/contracts/route.ts';
import { beginSession } from '../../core/login/session.ts';
import type { Person } from '../../core/person/person.ts';
import type { Role } from '../../core/person/role.ts';
import { fromEpochMs, toEpochMs } from '../../core/time/instant.ts';
import { FUNCTIONS } from '../../functions/catalogue.ts';
import { SESSION_COOKIE } from '../../functions/pipelines/cookies.ts';
import { hashSecret } from '../../functions/pipelines/secret-hash.ts';
import { setEnvironment } from '../../local/environment.ts';
import { openBoth } from '../adapters/dynamodb/northside.ts';
import { type ServedTable, serveTable } from '../adapters/dynamodb/served-table.ts';
import { START } from '../support/builders/world.ts';

/** What a client sends; everything else is as a browser on our own pages has it. */
export interface Request {
  params?: Record<string, string>;
  query?: Record<string, string>;
  /** An object is sent as JSON, a text as it is. */
  body?: unknown;
  headers?: Record<string, string | undefined>;
  /** The secret of a session. */
  session?: string;
}

export interface Answer {
  status: number;
  headers: Record<string, unknown>;
  body: unknown;
  text: string;
}

const HOST = 'call.northside.example';

type Handler = (event: APIGatewayProxyEventV2, context: object) => Promise<APIGatewayProxyStructuredResultV2>;

/**
 * The real handlers over the local engine: their modules read the environment when they are loaded, so there is one of
 * these in a test file. The clock stands at the start of every story until it is set.
 */
export interface DeployedApi extends ServedTable {
  clockMs: { now: number };
  call(route: Route, request?: Request): Promise<Answer>;
  /** Signs somebody in; answers with the secret of his session. */
  signIn(person: Person, roles?: readonly Role[]): Promise<string>;
}

export async function deployApi(): Promise<DeployedApi> {
  const served = await serveTable();
  await openBoth(served);
  setEnvironment({
    url: `https://${HOST}`,
    ladderArn: 'arn:unused',
    ticketWatchArn: 'arn:unused',
    dashboardDir: 'dist/dashboard',
  });
  Object.assign(process.env, {
    TABLE_NAME: served.table.name,
    AWS_ENDPOINT_URL_DYNAMODB: served.endpoint,
  });
  const clockMs = { now: toEpochMs(START) };
  useClock({ now: () => clockMs.now, sleep: async () => {} });
  const handlers = await loadHandlers();
  let secrets = 0;

  return {
    ...served,
    clockMs,
    async call(route, request = {}) {
      const handler = handlers.get(route.service);
      if (!handler) throw new Error(`no handler serves ${route.service}`);
      const { statusCode = 0, headers = {}, body = '' } = await handler(eventOf(route, request), {});
      const json = String(headers['content-type'] ?? '').includes('json');
      return { status: statusCode, headers, text: body, body: json ? JSON.parse(body) : undefined };
    },
    async signIn(person, roles = person.roles) {
      const secret = `secret-${++secrets}`;
      const { accountId, id, name } = person;
      const session = beginSession({ accountId, personId: id, name, roles: [...roles] }, fromEpochMs(clockMs.now));
      await sessionStore(served.table).begin(hashSecret(secret), session);
      return secret;
    },
  };
}

async function loadHandlers(): Promise<Map<ServiceName, Handler>> {
  const handlers = new Map<ServiceName, Handler>();
  for (const { entry, triggers } of Object.values(FUNCTIONS)) {
    if (!('routes' in triggers)) continue;
    const loaded: { handler: Handler } = await import(
      /* @vite-ignore */ new URL(`../../${entry}`, import.meta.url).href
    );
    handlers.set(triggers.routes, loaded.handler);
  }
  return handlers;
}

function eventOf(route: Route, { params = {}, query, body, headers = {}, session }: Request): APIGatewayProxyEventV2 {
  const method = route.method === 'ANY' ? 'GET' : route.method;
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  const all = { host: HOST, origin: `https://${HOST}`, 'content-type': 'application/json', ...headers };
  return {
    version: '2.0',
    routeKey: routeKey(route),
    rawPath: path,
    rawQueryString: new URLSearchParams(query).toString(),
    cookies: session ? [`${SESSION_COOKIE}=${session}`] : [],
    headers: Object.fromEntries(
      Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
    ...(query ? { queryStringParameters: query } : {}),
    ...(Object.keys(params).length > 0 ? { pathParameters: params } : {}),
    ...(text === undefined ? {} : { body: text }),
    isBase64Encoded: false,
    requestContext: {
      ...{ accountId: '000000000000', apiId: 'local', domainName: HOST, domainPrefix: 'call', requestId: 'r1' },
      ...{ routeKey: routeKey(route), stage: '$default', time: '', timeEpoch: 0 },
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '203.0.113.9', userAgent: 'test' },
    },
  };
}
