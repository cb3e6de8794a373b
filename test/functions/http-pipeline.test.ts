import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { createCustomer, getCustomer, listCustomers } from '../../core/contracts/customers.ts';
import { createEscalation, getBoard, getEscalation, listEscalations } from '../../core/contracts/escalations.ts';
import { logOut } from '../../core/contracts/login.ts';
import { Problem } from '../../core/contracts/problem.ts';
import { anyRole, route } from '../../core/contracts/route.ts';
import { operation, reply } from '../../functions/pipelines/call.ts';
import { httpService } from '../../functions/pipelines/http.ts';
import { ALEX, ulidOf } from '../support/builders/team.ts';
import { START } from '../support/builders/world.ts';
import { type Answer, type DeployedApi, deployApi } from './deployed-api.ts';

let api: DeployedApi;
let alex: string;
beforeAll(async () => {
  api = await deployApi();
  alex = await api.signIn(ALEX);
});
afterEach(() => api.engine.faults.clear());
afterAll(() => api.close());

/** A problem document of this status and name, whose fields with errors are these. */
function expectProblem(answer: Answer, status: number, name: string, fields?: string[]): void {
  expect(answer.status, answer.text).toBe(status);
  expect(answer.headers['content-type']).toBe('application/problem+json');
  const problem = Problem.parse(answer.body);
  expect(problem).toMatchObject({ type: `/problems/${name}`, status });
  if (fields) expect(problem.errors?.map(({ field }) => field)).toEqual(fields);
  expect(answer.text).not.toMatch(/\bat .*\.ts:|node_modules|stack/);
}

const create = (body: unknown, headers = {}, session: string | undefined = alex) =>
  api.call(createCustomer, { body, headers, ...(session ? { session } : {}) });

describe('a body', () => {
  test('with a field that nobody knows is refused by its name, deep inside as well', async () => {
    expectProblem(await create({ name: 'Maria', nmae: 'x' }), 422, 'invalid', ['nmae']);
    const call = { phone: '+13125550190', summary: 'No heat', sumary: 'x' };
    expectProblem(await api.call(createEscalation, { body: { call }, session: alex }), 422, 'invalid', ['call.sumary']);
  });

  test('with wrong types names every field', async () => {
    expectProblem(await create({ name: 7, phone: true, email: 'x' }), 422, 'invalid', ['name', 'phone', 'email']);
  });

  test.each([['null'], ['[]'], ['7'], ['"text"']])('that is %s and not an object is refused', async (body) => {
    expectProblem(await create(body), 422, 'invalid', ['body']);
  });

  test('that is missing is refused', async () => {
    expectProblem(await create(undefined), 422, 'invalid', ['body']);
  });

  test('that is no JSON is unreadable', async () => {
    expectProblem(await create('{"name": '), 400, 'unreadable-json');
  });

  test('over 64 KB is too large, in bytes and not in letters', async () => {
    expectProblem(await create({ name: 'ü'.repeat(33 * 1024) }), 413, 'too-large');
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', undefined])(
    'of type %s is refused: a form of another site cannot send JSON',
    async (type) => {
      expectProblem(await create({ name: 'Maria' }, { 'content-type': type }), 415, 'unsupported-media-type');
    },
  );

  test('may say its character set', async () => {
    const answer = await create({ name: 'Maria' }, { 'content-type': 'application/json; charset=utf-8' });
    expect(answer.status).toBe(201);
  });

  test('that points at nothing is refused by the field, and leaves nothing behind', async () => {
    const before = await api.rows();
    const answer = await api.call(createEscalation, { body: { jobId: ulidOf('job', 99) }, session: alex });
    expectProblem(answer, 422, 'invalid', ['jobId']);
    const both = { jobId: ulidOf('job', 99), call: { phone: '+13125550190', summary: 'x' } };
    expectProblem(await api.call(createEscalation, { body: both, session: alex }), 422, 'invalid', ['jobId']);
    expect(await api.rows()).toEqual(before);
  });
});

describe('where a request comes from', () => {
  test.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['a null origin', { origin: 'null' }],
    ['another port of ours', { origin: 'https://call.northside.example:8443' }],
    ['a subdomain of ours', { origin: 'https://x.call.northside.example' }],
    ['a cross-site navigation without an origin', { origin: undefined, 'sec-fetch-site': 'cross-site' }],
    ['a same-site page without an origin', { origin: undefined, 'sec-fetch-site': 'same-site' }],
  ])('%s may change nothing', async (_, headers) => {
    const before = await api.rows();
    expectProblem(await create({ name: 'Maria' }, headers), 403, 'foreign-origin');
    expectProblem(await api.call(logOut, { session: alex, headers }), 403, 'foreign-origin');
    expect(await api.rows()).toEqual(before);
  });

  test('another origin may read what a link may', async () => {
    const headers = { origin: undefined, 'sec-fetch-site': 'cross-site' };
    expect((await api.call(getBoard, { session: alex, headers })).status).toBe(200);
  });

  test('a program without a browser names no origin', async () => {
    expect((await create({ name: 'Maria' }, { origin: undefined })).status).toBe(201);
  });
});

describe('a session', () => {
  test('is needed before anything is read, even before the body', async () => {
    expectProblem(await create('{', {}, ''), 401, 'no-session');
    expectProblem(await create({ name: 'Maria' }, {}, 'never-given'), 401, 'no-session');
  });

  test('that is over is none', async () => {
    const old = await api.signIn(ALEX);
    api.clockMs.now += 12 * 3600 * 1000;
    const answer = await create({ name: 'Maria' }, {}, old);
    api.clockMs.now -= 12 * 3600 * 1000;
    expectProblem(answer, 401, 'no-session');
  });
});

describe('a query', () => {
  test.each([
    ['limit', { limit: '0' }],
    ['limit', { limit: '101' }],
    ['limit', { limit: 'many' }],
    ['limit', { limit: '10,20' }],
    ['cursor', { cursor: 'nothing' }],
    ['cursor', { cursor: Buffer.from('["","",""]').toString('base64url') }],
    ['cursor', { cursor: 'x'.repeat(1025) }],
    ['status', { status: 'dispatched' }],
    ['page', { page: '2' }],
  ])('is refused by the name of what is wrong: %s', async (field, query) => {
    expectProblem(await api.call(listEscalations, { query, session: alex }), 422, 'invalid', [field]);
  });

  test('without anything has its defaults', async () => {
    expect((await api.call(listCustomers, { session: alex })).status).toBe(200);
  });

  test('with a time that has no zone is refused', async () => {
    const answer = await api.call(getBoard, { query: { since: '2026-06-01T10:00:00' }, session: alex });
    expectProblem(answer, 422, 'invalid', ['since']);
  });
});

test('an id that cannot exist is as unknown as one that does not', async () => {
  const impossible = await api.call(getCustomer, { params: { customerId: 'x' }, session: alex });
  const unknown = await api.call(getCustomer, { params: { customerId: ulidOf('cus', 99) }, session: alex });
  expectProblem(impossible, 404, 'not-found');
  expect(unknown.text).toBe(impossible.text);
  expectProblem(await api.call(getEscalation, { params: { number: '0000' }, session: alex }), 404, 'not-found');
});

describe('an Idempotency-Key', () => {
  test('that is no short printable text is refused', async () => {
    for (const key of ['', 'x'.repeat(129), 'ü'])
      expectProblem(await create({ name: 'Maria' }, { 'idempotency-key': key }), 422, 'invalid', ['Idempotency-Key']);
  });

  test('answers 201 once, then 200 with the same bytes; with another body it is refused', async () => {
    const headers = { 'idempotency-key': 'once' };
    const first = await create({ name: 'Maria' }, headers);
    const again = await create({ name: 'Maria' }, headers);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.text).toBe(first.text);
    expectProblem(await create({ name: 'Mario' }, headers), 422, 'invalid', ['Idempotency-Key']);
  });
});

test('a busy table is 503 with Retry-After, and nothing is half-written', async () => {
  const before = await api.rows();
  api.engine.faults.add({ kind: 'throttle', operations: ['TransactWriteItems'], count: 20 });
  const answer = await create({ name: 'Maria' });
  expectProblem(answer, 503, 'unavailable');
  expect(answer.headers['retry-after']).toBe('1');
  api.engine.faults.clear();
  expect(await api.rows()).toEqual(before);
});

test('a bug is 500, and says nothing of itself', async () => {
  const broken = route({
    ...{ id: 'broken', method: 'GET', path: '/v1/broken', service: 'jobs', summary: 'x' },
    access: { open: 'only in this test' },
    answers: { 200: z.object({ ok: z.boolean() }) },
  });
  const bug = operation(broken, () => Promise.reject(new TypeError('the secret inside')));
  const fine = operation({ ...broken, id: 'fine', path: '/v1/fine', access: anyRole }, async () =>
    reply(200, { ok: true }),
  );
  const serve = httpService([bug, fine], { sessions: noSessions, clock: () => START });
  const event = (key: string) =>
    ({ routeKey: key, headers: {}, requestContext: { http: { method: 'GET' } } }) as unknown as APIGatewayProxyEventV2;
  const context = {} as Parameters<typeof serve>[1];
  const { statusCode, body = '', headers } = await serve(event('GET /v1/broken'), context);
  expect(statusCode).toBe(500);
  expect(headers?.['content-type']).toBe('application/problem+json');
  expect(JSON.parse(body)).toEqual({
    type: '/problems/internal',
    title: 'Something went wrong on our side',
    status: 500,
  });
  expect((await serve(event('GET /v1/fine'), context)).statusCode).toBe(401);
  expect((await serve(event('GET /v1/other'), context)).statusCode).toBe(404);
});

const noSessions = {
  read: async () => undefined,
  begin: async () => {},
  refresh: async () => {},
  end: async () => {},
};

test('no answer may be kept on the way', async () => {
  const answer = await api.call(getBoard, { session: alex });
  expect(answer.headers).toMatchObject({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
});
