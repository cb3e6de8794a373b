import { unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { useClock } from '../../adapters/clock/clock.ts';
import { FUNCTIONS, type FunctionName } from '../../functions/catalogue.ts';
import { TABLE_ACCESS } from '../../lib/constructs/table-access.ts';
import { passCustomer } from './customer-steps.ts';
import { guardTable } from './guarded-table.ts';
import { passLinks } from './link-steps.ts';
import { receiptsOf } from './receipts.ts';
import { nightEnvironment, seedNight } from './seed-night.ts';
import { setUpSettings } from './settings-steps.ts';
import { passTickets, ticketLeftBehind } from './ticket-steps.ts';
import { passVisit } from './visit-steps.ts';

/*
 * One night in the life of the system, each function under the grants it has in AWS: whatever is refused here would be
 * refused there; whatever no step of this night uses is a grant too many.
 */

const TABLE_NAME = 'callout';
let table: Awaited<ReturnType<typeof guardTable>>;

beforeAll(async () => {
  useClock({ now: nowMs, sleep: async () => undefined });
  table = await guardTable(TABLE_NAME);
  for (const [name, value] of Object.entries(nightEnvironment(table.url, TABLE_NAME))) vi.stubEnv(name, value);
  await seedNight(TABLE_NAME);
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await table.close();
});

const Answer = z.object({ statusCode: z.int(), body: z.string().optional(), cookies: z.array(z.string()).optional() });

/** Calls a function as Lambda does; its access key is its name from its first call on, by which its role is known. */
async function call(name: FunctionName, event: unknown): Promise<unknown> {
  vi.stubEnv('AWS_ACCESS_KEY_ID', name);
  // A handler takes whatever its trigger sends.
  const { handler } = (await import(new URL(`../../${FUNCTIONS[name].entry}`, import.meta.url).href)) as {
    handler: (event: unknown, context: object) => Promise<unknown>;
  };
  return handler(event, {});
}

let requests = 0;

/** A request through the gateway; answers what came back, parsed. */
async function request(
  name: FunctionName,
  routeKey: string,
  { params = {}, body, cookies = [] }: { params?: Record<string, string>; body?: unknown; cookies?: string[] } = {},
) {
  const [method, path] = routeKey.split(' ');
  const answer = Answer.parse(
    await call(name, {
      routeKey,
      rawPath: path,
      headers: {
        host: 'oncall.northside.example',
        'content-type': 'application/json',
        'idempotency-key': `key-${requests++}`,
      },
      cookies,
      pathParameters: params,
      requestContext: { domainName: 'oncall.northside.example', http: { method, path, sourceIp: '192.0.2.1' } },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );
  const parsed: unknown = answer.body ? JSON.parse(answer.body) : undefined;
  return {
    status: answer.statusCode,
    body: z.record(z.string(), z.unknown()).catch({}).parse(parsed),
    cookies: (answer.cookies ?? []).map((cookie) => cookie.split(';')[0] ?? ''),
  };
}

/** New images of the rows whose sort key begins so, oldest first. */
const rows = (prefix: string) =>
  table
    .changes()
    .filter(({ dynamodb }) => dynamodb?.Keys?.sk?.S?.startsWith(prefix) && dynamodb.NewImage)
    // The event's type of an attribute value is its own, of the same shape.
    .map(({ dynamodb }) => unmarshall(dynamodb?.NewImage as Parameters<typeof unmarshall>[0]));

async function logIn(identifier: string): Promise<string[]> {
  const asked = await request('auth', 'POST /v1/login', { body: { identifier } });
  expect(asked.status).toBe(202);
  const code = z.object({ content: z.object({ code: z.string() }) }).parse(rows('OUT#CODE').at(-1)).content.code;
  const verify = (tried: string) =>
    request('auth', 'POST /v1/login/verify', { body: { identifier, code: tried }, cookies: asked.cookies });
  expect((await verify(code === '00000000' ? '11111111' : '00000000')).status).toBeGreaterThanOrEqual(400);
  const signedIn = await verify(code);
  expect(signedIn.status).toBe(200);
  return signedIn.cookies;
}

/** A Monday, ten in the morning where the account is: quiet hours may not depend on when the test runs. */
const BEGINS_MS = Date.parse('2026-06-01T15:00:00.000Z');
const startedMs = Date.now();
let passed = 0;
const nowMs = () => BEGINS_MS + (Date.now() - startedMs) + passed;
/** Lets time pass for every function. */
const later = (minutes: number): void => {
  passed += minutes * 60_000;
};

/** A new call, escalated; answers with its number and what its ladder is started with. */
async function escalate(cookies: string[]) {
  const made = await request('escalations', 'POST /v1/escalations', {
    body: { call: { phone: '+13125550191', summary: 'No heat' } },
    cookies,
  });
  expect(made.status).toBe(201);
  const number = String(made.body.number);
  return {
    number,
    ladder: { accountId: 'northside', number, epoch: 1, wakeAt: made.body.nextWakeAt, waitSeconds: 300 },
  };
}

/** Answers the newest page by SMS, from the phone it went to. */
async function reply(digit: '1' | '2'): Promise<void> {
  const { code, pk } = z.object({ code: z.string(), pk: z.string() }).parse(rows('CODE#').at(-1));
  await text(pk.slice('REPLY#'.length), `${digit} ${code}`);
}

async function text(originationNumber: string, messageBody: string): Promise<void> {
  const sms = { originationNumber, messageBody, inboundMessageId: `sms-${requests++}` };
  await call('inbound-sms', { Records: [{ Sns: { Message: JSON.stringify(sms) } }] });
}

/** Of the newest escalation: the watchdog may have looked at an older one since. */
function statusOfLast(): unknown {
  const states = rows('ESC').filter(({ sk }) => sk === 'ESC');
  const newest = [...new Set(states.map(({ number }) => number))].at(-1);
  return states.findLast(({ number }) => number === newest)?.status;
}

/** Repeats what keeps an escalation going until nobody is left and it has expired. */
async function untilExpired(turn: () => Promise<unknown>): Promise<void> {
  for (let turns = 0; statusOfLast() === 'pending' && turns < 20; turns++) await turn();
  expect(statusOfLast()).toBe('expired');
}

it('a night passes with nobody refused, and with no grant unused', { timeout: 60_000 }, async () => {
  const cookies = await logIn('person11@northside.example');
  const read = async (name: FunctionName, key: string, params: Record<string, string> = {}) =>
    expect((await request(name, key, { params, cookies })).status, key).toBe(200);
  await read('auth', 'GET /v1/me');

  const customer = await request('jobs', 'POST /v1/customers', {
    body: { name: 'Maria Lopez', phone: '+13125550190' },
    cookies,
  });
  const customerId = String(customer.body.id);
  const job = await request('jobs', 'POST /v1/jobs', { body: { customerId, summary: 'No heat' }, cookies });
  expect([customer.status, job.status]).toEqual([201, 201]);
  await read('jobs', 'GET /v1/customers');
  await read('jobs', 'GET /v1/customers/{customerId}', { customerId });
  await read('jobs', 'GET /v1/jobs');
  await read('jobs', 'GET /v1/jobs/{jobId}', { jobId: String(job.body.id) });

  const setting = { request, logIn, cookies: await logIn('person10@northside.example') };
  await setUpSettings(setting);
  const left = await passTickets({ request, call, rows, changes: table.changes }, setting.cookies, customerId);
  const at = (minutes: number) => new Date(nowMs() + minutes * 60_000).toISOString();
  await passVisit({ request, call, rows, at, later }, setting.cookies, String(job.body.id));
  await passLinks({ request, call, rows, at, later, texts: table.texts }, setting.cookies);
  await passCustomer({ request, call, rows, at, later, text, changes: table.changes }, cookies);

  const accepted = await escalate(cookies);
  await read('escalations', 'GET /v1/escalations');
  await read('escalations', 'GET /v1/escalations/{number}', { number: accepted.number });
  await read('escalations', 'GET /v1/board');
  await read('escalations', 'GET /v1/failed-notices');
  await call('ladder', { do: 'hold', token: 'a token', ladder: accepted.ladder });
  await call('stream-messages', { schedule: 'minute' });
  await reply('1');
  expect(statusOfLast()).toBe('assigned');
  await call('ladder', { do: 'advance', ladder: accepted.ladder });
  await text('+13125550101', 'what?');
  await call('stream-messages', { Records: table.changes() });
  await call('stream-escalations', { Records: table.changes() });
  await call('delivery-events', receiptsOf(rows('OUT#')));

  const stopped = await escalate(cookies);
  const stop = { params: { number: stopped.number }, body: { reason: 'called back' }, cookies };
  expect((await request('escalations', 'POST /v1/escalations/{number}/stop', stop)).status).toBe(200);

  await escalate(cookies);
  await untilExpired(() => reply('2'));
  await reply('1');
  expect(statusOfLast()).toBe('assigned');
  await call('stream-escalations', { Records: [ticketLeftBehind(rows('TICKET'), String(job.body.id), at(0))] });
  const other = await request('jobs', 'POST /v1/jobs', { body: { customerId, summary: 'No water' }, cookies });
  const known = { body: { jobId: String(other.body.id) }, cookies };
  expect((await request('escalations', 'POST /v1/escalations', known)).status).toBe(201);

  const timed = await escalate(cookies);
  await untilExpired(() => {
    later(5);
    return call('ladder', { do: 'advance', ladder: timed.ladder });
  });

  await escalate(cookies);
  await untilExpired(() => {
    later(10);
    return call('sweep', { schedule: 'minute' });
  });

  // Nobody can be reached by SMS and email any more, as far as the providers say; and one has said so himself.
  await call('stream-messages', { schedule: 'minute' });
  await escalate(cookies);
  table.refuseToSend();
  await text('+13125550101', 'Stop.');
  await untilExpired(async () => {
    await call('stream-messages', { Records: table.changes() });
    await call('stream-escalations', { Records: table.changes() });
  });

  for (const [name, key] of [
    ['auth', 'GET /v1/me'],
    ['jobs', 'GET /v1/jobs'],
    ['tickets', 'GET /v1/tasks'],
    ['templates', 'GET /v1/notification-rules/{ruleId}/templates'],
    ['settings', 'GET /v1/account'],
    ['escalations', 'GET /v1/board'],
  ] as const) {
    later(60);
    await read(name, key, key.includes('{ruleId}') ? { ruleId: 'rul_00000000000000000000000001' } : {});
  }
  await call('stream-messages', { schedule: 'minute' });
  expect((await request('auth', 'DELETE /v1/session', { cookies })).status).toBe(204);

  // The tickets that nobody looked at are reminded of.
  later(7 * 24 * 60);
  await call('ticket-watch', left);
  await call('sweep', { schedule: 'minute' });

  expect(table.refused).toEqual([]);
  const granted = Object.entries(TABLE_ACCESS).flatMap(([name, access]) =>
    Object.entries(access).flatMap(([permission, patterns]) =>
      patterns.map((pattern) => `${name} ${permission} ${pattern}`),
    ),
  );
  expect(granted.filter((grant) => !table.used.has(grant))).toEqual([]);
});
