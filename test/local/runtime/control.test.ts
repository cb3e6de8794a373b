import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient, ListStreamsCommand } from '@aws-sdk/client-dynamodb-streams';
import { GetSendQuotaCommand, SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { ListStateMachinesCommand, SFNClient } from '@aws-sdk/client-sfn';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as z from 'zod';
import { Me } from '../../../core/contracts/login.ts';
import { bodyOf, listIn, problemIn } from '../../support/api-client.ts';
import { ALEX, BRIAN, escalateDemoJob, JOHN, readEscalation } from '../../support/demo.ts';
import { type Callout, startCallout } from '../../support/start-callout.ts';

let app: Callout;
beforeAll(async () => {
  app = await startCallout();
});
afterAll(() => app.stop());
beforeEach(() => app.reset());

const Endpoints = z.strictObject({
  ...{ dynamodb: z.url(), dynamodbstreams: z.url(), stepfunctions: z.url(), ses: z.url(), sns: z.url(), eum: z.url() },
  tableName: z.string(),
});
const Reading = z.strictObject({ now: z.string(), mode: z.string(), scale: z.number() });
const clock = async (move: unknown) => bodyOf(Reading, await app.api().post('/local/clock', move), 200);

test('each AWS endpoint serves its real client', async () => {
  const at = bodyOf(Endpoints, await app.api().get('/local/endpoints'), 200);
  const config = (endpoint: string) => ({
    ...{ endpoint, region: 'us-east-1', maxAttempts: 1 },
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const dynamodb = new DynamoDBClient(config(at.dynamodb));
  const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName: at.tableName }));
  expect(Table).toMatchObject({ TableStatus: 'ACTIVE', StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' } });
  const streams = new DynamoDBStreamsClient(config(at.dynamodbstreams));
  expect((await streams.send(new ListStreamsCommand({ TableName: at.tableName }))).Streams).toHaveLength(1);
  const states = new SFNClient(config(at.stepfunctions));
  const { stateMachines } = await states.send(new ListStateMachinesCommand({}));
  expect(stateMachines?.map(({ name }) => name)).toContain('escalation-ladder');
  const ses = new SESClient(config(at.ses));
  expect((await ses.send(new GetSendQuotaCommand({}))).Max24HourSend).toBeGreaterThan(0);
  const mime = 'From: a@northside.example\r\nTo: b@example.com\r\nSubject: Hello\r\n\r\nThere\r\n';
  await ses.send(new SendRawEmailCommand({ RawMessage: { Data: Buffer.from(mime) } }));
  await new SNSClient(config(at.sns)).send(new PublishCommand({ PhoneNumber: '+13125550166', Message: 'Hi' }));
  expect((await app.tray()).map(({ to }) => to)).toEqual(['b@example.com', '+13125550166']);
});

test('the clock stands still until it is moved, by seconds or to the next wake of a ladder', async () => {
  const reading = bodyOf(Reading, await app.api().get('/local/clock'), 200);
  expect(reading).toEqual({ now: '2026-06-01T15:00:00.000Z', mode: 'virtual', scale: 1 });
  await escalateDemoJob(app);
  expect((await clock({ advanceSeconds: 30.5 })).now).toBe('2026-06-01T15:00:30.500Z');
  expect((await clock({ toNextWake: true })).now).toBe('2026-06-01T15:05:00.000Z');
  expect((await app.tray()).filter(({ to }) => to === BRIAN.phone)).toHaveLength(1);
});

test.each([
  ['clock', {}, 'advanceSeconds'],
  ['clock', { advanceSeconds: -1 }, 'advanceSeconds'],
  ['clock', { advanceSeconds: 5, toNextWake: true }, 'advanceSeconds'],
  ['clock', { scale: 60 }, 'scale'],
  ['clock', { forward: 5 }, 'forward'],
  ['sms', { from: 'me', text: 'hi' }, 'from'],
  ['sms', { from: '+13125550101' }, 'text'],
  ['faults', { channel: 'fax', behaviour: 'throttle' }, 'channel'],
  ['session', { personId: 'per_nobody' }, 'personId'],
  ['reset', { seed: 'other' }, 'seed'],
])('POST /local/%s with %o names the field %s', async (at, body, field) => {
  const { status, fields } = problemIn(await app.api().post(`/local/${at}`, body));
  expect({ status, fields }).toEqual({ status: 422, fields: expect.arrayContaining([field]) });
});

test('what is no JSON, no control, or comes from another site is refused', async () => {
  const stranger = app.api();
  expect(problemIn(await stranger.sendText('POST', '/local/sms', '{'))).toMatchObject({ status: 400 });
  expect(problemIn(await stranger.get('/local/nothing'))).toMatchObject({ status: 404 });
  const foreign = await stranger.post('/local/reset', {}, { origin: 'https://elsewhere.example' });
  expect(problemIn(foreign)).toMatchObject({ status: 403, type: 'foreign-origin' });
});

test('anybody of the demo is signed in as by a login', async () => {
  const Persona = z.object({ personId: z.string(), name: z.string(), roles: z.array(z.string()) });
  const personas = listIn(Persona, await app.api().get('/local/personas'));
  expect(personas.map(({ name }) => name).sort()).toEqual([
    ...['Alex Reed', 'Ana Ortiz', 'Brian Smith', 'Dee Park', 'John Smith'],
  ]);
  const alex = await app.become(ALEX);
  expect(bodyOf(Me, await alex.get('/v1/me'), 200)).toMatchObject({ id: ALEX.id, account: { id: 'northside' } });
});

test('faults wait for their messages until they are taken back', async () => {
  await app.fault({ channel: 'sms', behaviour: 'refused', count: 2 });
  expect((await app.api().get('/local/faults')).body).toEqual({
    items: [{ channel: 'sms', behaviour: 'refused', count: 2 }],
  });
  expect((await app.api().send('DELETE', '/local/faults')).body).toEqual({ items: [] });
});

test('a slow provider does not hold up the clock that it is waited for with', async () => {
  await app.fault({ channel: 'sms', behaviour: 'slow', count: 1 });
  await escalateDemoJob(app);
  await app.advance(60);
  expect((await app.tray()).filter(({ to }) => to === JOHN.phone)).toHaveLength(1);
});

test('the tray is a page with its files, and JSON from which a reader takes what he has not read', async () => {
  const page = await app.api().get('/local/tray');
  expect(page.headers.get('content-type')).toContain('text/html');
  for (const [, file] of page.text.matchAll(/(?:src|href)="(\/local\/tray\/[^"]+)"/g))
    expect((await app.api().get(`${file}`)).status).toBe(200);
  await escalateDemoJob(app);
  await app.advance(0);
  const [first, ...rest] = await app.tray();
  const later = await app.api().get(`/local/tray.json?since=${first?.id}`);
  expect(later.body).toEqual({ items: rest });
  const again = await app.api().send('GET', '/local/tray.json', undefined, {
    'if-none-match': (await app.api().get('/local/tray.json')).headers.get('etag') ?? '',
  });
  expect(again.status).toBe(304);
});

test('a reset empties everything and stops what was under way', async () => {
  const { number } = await escalateDemoJob(app);
  await app.advance(60);
  const alex = await app.become(ALEX);
  await app.fault({ channel: 'sms', behaviour: 'refused', count: 2 });
  await app.reset();
  expect((await alex.get('/v1/me')).status).toBe(401);
  expect((await (await app.become(ALEX)).get(`/v1/escalations/${number}`)).status).toBe(404);
  expect(bodyOf(Reading, await app.api().get('/local/clock'), 200).now).toBe('2026-06-01T15:00:00.000Z');
  await app.advance(60 * 60);
  expect(await app.tray()).toEqual([]);

  const again = await escalateDemoJob(app);
  await app.advance(5 * 60);
  expect((await app.tray()).map(({ to }) => to)).toEqual([JOHN.phone, JOHN.email, BRIAN.phone, BRIAN.email]);
  expect(await readEscalation(app, again.number)).toMatchObject({ status: 'pending' });
  expect(app.errors()).toEqual([]);
});
