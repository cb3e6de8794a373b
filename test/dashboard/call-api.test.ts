// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { callApi } from '../../dashboard/client/call-api.ts';
import { session } from '../../dashboard/client/session.ts';
import { ME_JOHN } from './an-escalation.ts';
import { fakeApi } from './fake-api.ts';

afterEach(() => vi.unstubAllGlobals());

test('a route’s parameters and query go where they belong, encoded', async () => {
  const calls = fakeApi({});
  await callApi('GET /v1/escalations/{number}', { params: { number: '48/21' } });
  await callApi('GET /v1/board', { query: { since: '2026-06-02T07:00:00.000Z' } });
  await callApi('GET /v1/board', { query: { since: undefined } });
  expect(calls.map((call) => call.route)).toEqual([
    'GET /v1/escalations/48%2F21',
    'GET /v1/board?since=2026-06-02T07%3A00%3A00.000Z',
    'GET /v1/board',
  ]);
});

test('every unsafe call says that it is JSON, with a body or without', async () => {
  const calls = fakeApi({});
  await callApi('POST /v1/escalations/{number}/accept', { params: { number: '4821' } });
  await callApi('DELETE /v1/session', {});
  expect(calls.map((call) => call.headers.get('content-type'))).toEqual(['application/json', 'application/json']);
  expect(calls.map((call) => call.body)).toEqual([undefined, undefined]);
});

test('a 401 ends the session', async () => {
  session.value = { state: 'signed_in', me: ME_JOHN };
  fakeApi({ 'GET /v1/me': () => ({ status: 401, body: { type: '/problems/no-session', title: 'x', status: 401 } }) });
  await callApi('GET /v1/me', {});
  expect(session.value).toMatchObject({ state: 'signed_out' });
});

test('the gateway’s own refusals become problems of their status', async () => {
  fakeApi({
    'GET /v1/me': () => ({ status: 429, body: { message: 'Too Many Requests' } }),
    'GET /v1/jobs': () => ({ status: 503 }),
  });
  expect(await callApi('GET /v1/me', {})).toMatchObject({ outcome: 'problem', problem: { status: 429 } });
  expect(await callApi('GET /v1/jobs', {})).toMatchObject({ outcome: 'problem', problem: { status: 503 } });
});

test('no connection is an outcome, not an exception', async () => {
  fakeApi({ 'GET /v1/me': () => 'broken' });
  expect(await callApi('GET /v1/me', {})).toEqual({ outcome: 'unreachable' });
});
