import {
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { ListExecutionsCommand, ListStateMachinesCommand, SFNClient } from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod';
import { bodyOf } from '../../support/api-client.ts';
import { escalateDemoJob, JOHN } from '../../support/demo.ts';
import { type Callout, startCallout } from '../../support/start-callout.ts';

/** The functions that are fed from the stream, as they are deployed, on a stream that behaves as badly as it may. */
let app: Callout;
let dynamodb: DynamoDBClient;
let states: SFNClient;
let TableName: string;

const Endpoints = z.looseObject({ dynamodb: z.url(), stepfunctions: z.url(), tableName: z.string() });

beforeEach(async () => {
  // A consumer that fails is repeated by the stream: clients that repeat as well would only take longer.
  app = await startCallout({ env: { AWS_MAX_ATTEMPTS: '1' } });
  const at = bodyOf(Endpoints, await app.api().get('/local/endpoints'), 200);
  const config = (endpoint: string) => ({
    ...{ endpoint, region: 'us-east-1' },
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  dynamodb = new DynamoDBClient(config(at.dynamodb));
  states = new SFNClient(config(at.stepfunctions));
  TableName = at.tableName;
});
afterEach(async () => {
  dynamodb.destroy();
  states.destroy();
  await app.stop();
});

const executions = async () => {
  const { stateMachines } = await states.send(new ListStateMachinesCommand({}));
  const ladder = stateMachines?.find(({ name }) => name === 'escalation-ladder');
  const stateMachineArn = ladder?.stateMachineArn ?? '';
  const { executions: found = [] } = await states.send(new ListExecutionsCommand({ stateMachineArn }));
  return found.map(({ name, status }) => `${name} ${status}`);
};

test('a batch that comes twice pages once and starts one ladder', async () => {
  await app.api().post('/local/faults', { channel: 'stream', behaviour: 'duplicate', count: 1000 });
  const { id } = await escalateDemoJob(app);
  await app.advance(60);
  const faults = await app.api().get('/local/faults');
  expect(JSON.stringify(faults.body)).not.toContain('"count":1000');
  expect((await app.tray()).map(({ to }) => to).sort()).toEqual([JOHN.phone, JOHN.email].sort());
  expect(await executions()).toEqual([`${id}-1 RUNNING`]);
  expect(app.errors()).toEqual([]);
});

test('a record of a kind that nobody knows is ignored, whatever happens to its item', async () => {
  const kinds = [
    { pk: 'A#northside#NEWS#1', sk: 'NEWS' },
    { pk: 'A#northside#ESC#4821', sk: 'ESCALATOR' },
    { pk: 'A#northside#ESC#4821', sk: 'OUTSIDE' },
    { pk: 'WEATHER#chicago', sk: '-' },
  ];
  for (const { pk, sk } of kinds) {
    const Key = { pk: { S: pk }, sk: { S: sk } };
    await dynamodb.send(new PutItemCommand({ TableName, Item: { ...Key, status: { S: 'queued' } } }));
    const UpdateExpression = 'SET mood = :mood';
    const ExpressionAttributeValues = { ':mood': { M: { of: { L: [{ N: '1' }] } } } };
    await dynamodb.send(new UpdateItemCommand({ TableName, Key, UpdateExpression, ExpressionAttributeValues }));
    await dynamodb.send(new DeleteItemCommand({ TableName, Key }));
  }
  await app.advance(120);
  expect(await app.tray()).toEqual([]);
  expect(await executions()).toEqual([]);
  expect(app.errors()).toEqual([]);
  // And what comes behind it is not held up.
  await escalateDemoJob(app);
  await app.advance(0);
  expect(await app.tray()).toHaveLength(2);
});

test('what is removed, by hand or by its time, sets nothing off', async () => {
  const john = await app.login(JOHN.phone);
  const { number } = await escalateDemoJob(app);
  await app.advance(0);
  await john.post(`/v1/escalations/${number}/accept`);
  const pk = { S: `A#northside#ESC#${number}` };
  const ofEscalation = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': pk } };
  const { Items: rows = [] } = await dynamodb.send(new QueryCommand({ TableName, ...ofEscalation }));
  expect(rows.map(({ sk }) => sk?.S)).toEqual(expect.arrayContaining(['ESC', expect.stringMatching(/^OUT#/)]));
  for (const { sk } of rows) if (sk) await dynamodb.send(new DeleteItemCommand({ TableName, Key: { pk, sk } }));
  const before = (await app.tray()).map(({ id }) => id);
  const expiresAt = { N: String((await app.now()).getTime() / 1000 + 30) };
  const old = { pk: { S: 'CHALLENGE#old' }, sk: { S: 'OUT#CODE' }, status: { S: 'sent' } };
  await dynamodb.send(new PutItemCommand({ TableName, Item: { ...old, expiresAt } }));
  await app.advance(120);
  const Key = { pk: old.pk, sk: old.sk };
  expect(await dynamodb.send(new GetItemCommand({ TableName, Key }))).not.toHaveProperty('Item');
  expect((await app.tray()).map(({ id }) => id)).toEqual(before);
  expect(app.errors()).toEqual([]);
});

test('what the consumers had not taken when the process was killed is taken by the next one, once', async () => {
  // No message can be claimed: its records stay before the checkpoint.
  const body = { channel: 'dynamodb', behaviour: 'throttle', operations: ['UpdateItem'], count: 10_000 };
  await app.api().post('/local/faults', body);
  const { id } = await escalateDemoJob(app);
  await app.advance(0);
  expect(await app.tray()).toEqual([]);
  await app.restart();
  await app.advance(0);
  expect((await app.tray()).map(({ to }) => to).sort()).toEqual([JOHN.phone, JOHN.email].sort());
  expect(await executions()).toEqual([`${id}-1 RUNNING`]);
  await app.restart();
  await app.advance(60);
  expect(await app.tray()).toHaveLength(2);
});
