import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Route } from '../../../core/contracts/route.ts';
import { createGateway } from '../../../local/gateway/gateway.ts';

const NOW = Date.parse('2026-06-01T15:00:00Z');
const ROUTES: Route[] = [
  {
    ...{ id: 'thing', method: 'POST', path: '/v1/things/{id}', service: 'jobs', summary: '' },
    ...{ access: { open: 'a test' }, answers: {} },
  },
];

let called: { service: string; event: APIGatewayProxyEventV2 }[] = [];
let answer: () => unknown = () => ({ statusCode: 200 });
const gateway = createGateway({
  routes: ROUTES,
  now: () => NOW,
  async invoke(service, event) {
    // The gateway makes events of this shape only; that it does is what these tests are about.
    called.push({ service, event: event as APIGatewayProxyEventV2 });
    return answer();
  },
});
const server = createServer(
  (req, res) => void gateway.handle(req, res, new URL(`http://${req.headers.host}${req.url}`)),
);
let url = '';

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  called = [];
  answer = () => ({ statusCode: 200 });
});

/** A request with headers just as given, several of a name included. */
async function send(method: string, path: string, headers: string[] = [], body = '') {
  const req = request(url + path, { method, headers: ['host', new URL(url).host, ...headers] });
  req.end(body);
  const [res] = await once(req, 'response');
  const bytes = await buffer(res);
  return { status: res.statusCode, headers: res.headers, text: bytes.toString(), bytes };
}

test('a request becomes an event of payload format 2.0', async () => {
  await send(
    'POST',
    '/v1/things/a%20b?x=1&y=2&x=3',
    [
      ...['Content-Type', 'application/json', 'X-Many', 'one', 'X-Many', 'two', 'User-Agent', 'a test'],
      ...['Cookie', '__Host-session=abc; other=1', 'Cookie', 'third=3'],
    ],
    '{"a":1}',
  );
  expect(called).toHaveLength(1);
  expect(called[0]).toMatchObject({
    service: 'jobs',
    event: {
      version: '2.0',
      routeKey: 'POST /v1/things/{id}',
      rawPath: '/v1/things/a%20b',
      rawQueryString: 'x=1&y=2&x=3',
      cookies: ['__Host-session=abc', 'other=1', 'third=3'],
      headers: { 'content-type': 'application/json', 'x-many': 'one,two', host: new URL(url).host },
      queryStringParameters: { x: '1,3', y: '2' },
      pathParameters: { id: 'a b' },
      requestContext: {
        domainName: 'localhost',
        http: {
          method: 'POST',
          path: '/v1/things/a%20b',
          protocol: 'HTTP/1.1',
          sourceIp: '127.0.0.1',
          userAgent: 'a test',
        },
        routeKey: 'POST /v1/things/{id}',
        stage: '$default',
        time: '01/Jun/2026:15:00:00 +0000',
        timeEpoch: NOW,
      },
      body: '{"a":1}',
      isBase64Encoded: false,
    },
  });
  expect(called[0]?.event.headers).not.toHaveProperty('cookie');
});

test('what a request does not have, its event has neither', async () => {
  await send('POST', '/v1/things/1');
  const event = called[0]?.event ?? {};
  for (const member of ['cookies', 'queryStringParameters', 'body']) expect(event).not.toHaveProperty(member);
  expect(event).toMatchObject({ rawQueryString: '', isBase64Encoded: false });
});

test('a body that is no text comes in base64', async () => {
  await send('POST', '/v1/things/1', ['Content-Type', 'application/x-www-form-urlencoded'], 'a=ü');
  const { body = '', isBase64Encoded } = called[0]?.event ?? {};
  expect([isBase64Encoded, Buffer.from(body, 'base64').toString()]).toEqual([true, 'a=ü']);
});

test('what matches no route is the default route of the web function', async () => {
  for (const [method, path] of [
    ['GET', '/v1/things/1'],
    ['HEAD', '/'],
    ['OPTIONS', '/v1/things/1'],
  ] as const)
    await send(method, path);
  expect(called.map(({ service, event }) => [service, event.routeKey, event.pathParameters])).toEqual(
    Array.from({ length: 3 }, () => ['web', '$default', undefined]),
  );
});

test('a structured answer is written as it says', async () => {
  answer = () => ({
    statusCode: 201,
    headers: { 'Content-Type': 'image/png', 'X-Count': 3 },
    cookies: ['a=1; Path=/', 'b=2'],
    body: Buffer.from([0, 255]).toString('base64'),
    isBase64Encoded: true,
  });
  const { status, headers, bytes } = await send('POST', '/v1/things/1');
  expect(status).toBe(201);
  expect(headers).toMatchObject({ 'content-type': 'image/png', 'x-count': '3', 'set-cookie': ['a=1; Path=/', 'b=2'] });
  expect(headers['content-length']).toBe('2');
  expect([...bytes]).toEqual([0, 255]);
});

test('an answer without a status is the JSON body of a 200', async () => {
  answer = () => ({ hello: 'there' });
  const { status, headers, text } = await send('POST', '/v1/things/1');
  expect([status, headers['content-type'], text]).toEqual([200, 'application/json', '{"hello":"there"}']);
});

test.each([
  ['a function that throws', () => Promise.reject(new Error('no'))],
  ['no answer at all', () => undefined],
  ['a status that is none', () => ({ statusCode: 'fine' })],
])('%s is the 500 of the gateway', async (_, broken) => {
  answer = broken;
  const { status, text } = await send('POST', '/v1/things/1');
  expect([status, JSON.parse(text)]).toEqual([500, { message: 'Internal Server Error' }]);
});

test('a body over 10 MB is refused without a call, one of 10 MB is not', async () => {
  const tooLarge = await send('POST', '/v1/things/1', ['Content-Type', 'text/plain'], 'x'.repeat(10 * 1024 * 1024 + 1));
  expect([tooLarge.status, JSON.parse(tooLarge.text)]).toEqual([413, { message: 'Request Entity Too Large' }]);
  expect(called).toHaveLength(0);
  await send('POST', '/v1/things/1', ['Content-Type', 'text/plain'], 'x'.repeat(10 * 1024 * 1024));
  expect(called[0]?.event.body).toHaveLength(10 * 1024 * 1024);
});

test('every answer is dated by the clock, and a HEAD has no body', async () => {
  answer = () => ({ statusCode: 200, body: 'four' });
  const { headers, text } = await send('HEAD', '/');
  expect([headers.date, headers['content-length'], text]).toEqual(['Mon, 01 Jun 2026 15:00:00 GMT', '4', '']);
});
