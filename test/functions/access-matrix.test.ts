import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Problem } from '../../core/contracts/problem.ts';
import type { Route, Verdict } from '../../core/contracts/route.ts';
import { routeKey } from '../../core/contracts/route.ts';
import { ROUTES } from '../../core/contracts/routes.ts';
import { Role } from '../../core/person/role.ts';
import { escalate, SOUTHSIDE, storeOf } from '../adapters/dynamodb/northside.ts';
import { ALEX, ulidOf } from '../support/builders/team.ts';
import { type DeployedApi, deployApi } from './deployed-api.ts';

/* Every route × every role × own, foreign and random ids, through the real handlers. */

const API = ROUTES.filter(({ service }) => service !== 'web');
let api: DeployedApi;
const sessions = new Map<Role, string>();
const foreign = new Map<Role, string>();
beforeAll(async () => {
  api = await deployApi();
  await escalate(storeOf(api));
  for (const role of Role.options) {
    sessions.set(role, await api.signIn(ALEX, [role]));
    foreign.set(role, await api.signIn({ ...ALEX, accountId: SOUTHSIDE }, [role]));
  }
});
afterAll(() => api.close());

/** An id of each kind that may stand in a path: one that exists in our account, and one that does not. */
const EXISTING: Readonly<Record<string, string>> = { number: '4821', jobId: ulidOf('job', 1) };
const RANDOM: Readonly<Record<string, string>> = {
  number: '9999',
  jobId: ulidOf('job', 77),
  customerId: ulidOf('cus', 77),
  personId: ulidOf('per', 77),
  planId: ulidOf('pln', 77),
};

function paramsOf(route: Route, ids: Readonly<Record<string, string>>): Record<string, string> {
  const names = Object.keys(route.params?.shape ?? {});
  return Object.fromEntries(names.map((name) => [name, ids[name] ?? RANDOM[name] ?? 'random']));
}

/** Enough of a body to get past its schema where there is one that says nothing yet. */
const bodyOf = (route: Route): unknown => (route.body ? { reason: 'because' } : undefined);

const call = (route: Route, session?: string, ids = RANDOM) =>
  api.call(route, {
    params: paramsOf(route, ids),
    ...(route.body ? { body: bodyOf(route) } : {}),
    // What is no picture, but comes as one.
    ...(route.takes === 'image/jpeg' ? { body: 'x', headers: { 'content-type': route.takes } } : {}),
    ...(session ? { session } : {}),
  });

const problemOf = (body: unknown) => Problem.safeParse(body).data?.type;

test('the matrix covers every route and every role', () => {
  expect(API.length).toBeGreaterThan(10);
  expect(Role.options).toHaveLength(6);
});

describe.each(API.map((route) => [routeKey(route), route] as const))('%s', (_, route) => {
  const { access } = route;
  if ('open' in access) {
    test('is open, and refuses nobody for who he is', async () => {
      const answer = await call(route);
      expect([401, 403]).not.toContain(answer.status);
      expect(answer.status).toBeLessThan(500);
    });
    return;
  }

  test('is closed without a session', async () => {
    const answer = await call(route);
    expect(answer.status).toBe(401);
    expect(problemOf(answer.body)).toBe('/problems/no-session');
  });

  // Signing out would end the session that the other cases use.
  const verdicts = route.id === 'logOut' ? [] : (Object.entries(access.roles) as [Role, Verdict][]);
  for (const [role, verdict] of verdicts)
    test(`for ${role}: ${verdict}`, async () => {
      const answer = await call(route, sessions.get(role));
      if (verdict === 'deny') {
        expect(answer.status).toBe(403);
        expect(problemOf(answer.body)).toBe('/problems/forbidden');
        return;
      }
      expect(answer.status, answer.text).toBeLessThan(500);
      expect([401, 403], answer.text).not.toContain(answer.status);
    });

  for (const role of route.params ? Role.options : [])
    test(`an id of another account is as unknown to ${role} as one that never was`, async () => {
      const of = (ids: Readonly<Record<string, string>>) => call(route, foreign.get(role), ids);
      const [theirs, random] = [await of(EXISTING), await of(RANDOM)];
      expect(theirs.status).toBe(random.status);
      expect(theirs.text).toBe(random.text);
      expect([403, 404, 422]).toContain(theirs.status);
    });
});

test('after all of it the escalation is as it was', async () => {
  const { items } = await storeOf(api).list('pending', { limit: 10 });
  expect(items).toMatchObject([{ number: '4821', status: 'pending', version: 2 }]);
});
