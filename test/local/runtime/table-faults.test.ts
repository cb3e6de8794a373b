import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { DEMO_JOB } from '../../../local/seed/demo.ts';
import { type ApiClient, escalationIn, problemIn } from '../../support/api-client.ts';
import { ALEX, JOHN, readEscalation } from '../../support/demo.ts';
import { type Callout, startCallout } from '../../support/start-callout.ts';

/*
 * What the application does when the table has a bad moment: it says so, in a way that a client can repeat, and what is
 * repeated is done once.
 */
let app: Callout;
let alex: ApiClient;
beforeAll(async () => {
  app = await startCallout();
});
afterAll(() => app.stop());
beforeEach(async () => {
  await app.reset();
  alex = await app.become(ALEX);
});

const fault = async (body: object) => expect((await app.api().post('/local/faults', body)).status).toBe(200);
const dropFaults = () => app.api().send('DELETE', '/local/faults');
const create = () => alex.post('/v1/escalations', { jobId: DEMO_JOB.id }, { 'idempotency-key': 'once' });
const pagesOfJohn = async () => (await app.tray()).filter(({ to }) => to === JOHN.phone);
/** More than the SDK and the application together ever try. */
const WITHOUT_END = 10_000;

test.each([
  ['throttled', { behaviour: 'throttle', operations: ['TransactWriteItems'] }],
  ['throttled while it reads', { behaviour: 'throttle', operations: ['BatchGetItem'] }],
  ['always in conflict', { behaviour: 'transaction_conflict', operations: ['TransactWriteItems'] }],
])('a table that is %s is a 503 with Retry-After, and the same request goes through later', async (_, behaviour) => {
  await fault({ channel: 'dynamodb', ...behaviour, count: WITHOUT_END });
  const answer = await create();
  expect(problemIn(answer)).toMatchObject({ status: 503, type: 'unavailable' });
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  await dropFaults();
  const { number } = escalationIn(await create());
  await app.advance(0);
  expect(await readEscalation(app, number)).toMatchObject({ status: 'pending' });
  expect(await pagesOfJohn()).toHaveLength(1);
});

test.each([
  ['throttled', { behaviour: 'throttle', count: 1 }],
  ['in conflict', { behaviour: 'transaction_conflict', count: 1 }],
  ['dropping the connection after the commit', { behaviour: 'reset_after_commit', count: 1 }],
])('a table that is %s once is not even noticed', async (_, behaviour) => {
  await fault({ channel: 'dynamodb', operations: ['TransactWriteItems'], ...behaviour });
  const answer = await create();
  expect(answer.status).toBe(201);
  expect((await app.api().get('/local/faults')).body).toEqual({ items: [] });
  expect(escalationIn(await create()).number).toBe(escalationIn(answer).number);
  await app.advance(0);
  expect(await pagesOfJohn()).toHaveLength(1);
});

test('an escalation that was written while every answer was lost is there once, for whoever asks again', async () => {
  const body = { channel: 'dynamodb', behaviour: 'reset_after_commit', operations: ['TransactWriteItems'] };
  await fault({ ...body, count: WITHOUT_END });
  const lost = await create();
  expect(lost.status).toBeGreaterThanOrEqual(500);
  await dropFaults();
  const again = await create();
  expect(again.status).toBe(200);
  await app.advance(0);
  expect(await pagesOfJohn()).toHaveLength(1);
  expect(await readEscalation(app, escalationIn(again).number)).toMatchObject({ status: 'pending' });
});

test('a message that could not be claimed for a while is sent when the table is well again', async () => {
  await fault({ channel: 'dynamodb', behaviour: 'throttle', operations: ['UpdateItem'], count: WITHOUT_END });
  await create();
  await app.advance(0);
  expect(await pagesOfJohn()).toEqual([]);
  await dropFaults();
  await app.advance(60);
  expect(await pagesOfJohn()).toHaveLength(1);
});

test('batches left half unprocessed are asked for again', async () => {
  await fault({ channel: 'dynamodb', behaviour: 'unprocessed_items', operations: ['BatchGetItem'], count: 3 });
  expect((await create()).status).toBe(201);
});

test('a fault that makes no sense is refused by the field that is wrong', async () => {
  const wrong = { channel: 'dynamodb', behaviour: 'throttle', operations: ['DescribeTable'] };
  const { status, fields } = problemIn(await app.api().post('/local/faults', wrong));
  expect({ status, fields }).toEqual({ status: 422, fields: ['operations.0'] });
});

test('faults of every kind are listed until they are taken back', async () => {
  await fault({ channel: 'sms', behaviour: 'refused' });
  // An operation that nothing here uses: a request of the minute rule would take one of the two.
  await fault({ channel: 'dynamodb', behaviour: 'throttle', operations: ['BatchWriteItem'], count: 2 });
  await fault({ channel: 'stream', behaviour: 'duplicate', count: 4 });
  expect((await app.api().get('/local/faults')).body).toEqual({
    items: [
      { channel: 'sms', behaviour: 'refused', count: 1 },
      { channel: 'dynamodb', behaviour: 'throttle', operations: ['BatchWriteItem'], count: 2 },
      { channel: 'stream', behaviour: 'duplicate', count: 4 },
    ],
  });
  expect((await dropFaults()).body).toEqual({ items: [] });
});
