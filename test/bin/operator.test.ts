import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { timelineKey } from '../../adapters/dynamodb/keys.ts';
import { Me } from '../../core/contracts/login.ts';
import { DEMO_ACCOUNT } from '../../local/seed/demo.ts';
import { bodyOf } from '../support/api-client.ts';
import { escalateDemoJob, JOHN } from '../support/demo.ts';
import { openSouthside, runOperator, SOUTHSIDE } from '../support/operator-run.ts';
import { type Callout, startCallout } from '../support/start-callout.ts';

let app: Callout;
beforeAll(async () => {
  app = await startCallout();
});
afterAll(() => app.stop());

const create = (changes: Record<string, string>, env: Record<string, string> = {}) => {
  const options = {
    ...{ id: 'eastside', name: 'Eastside Heating', zone: 'America/Chicago', administrator: 'Eve Stone' },
    ...{ email: 'eve@eastside.example', phone: '(312) 555-0181' },
    ...changes,
  };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  return runOperator(app, ['account', 'create', ...args], env);
};

test('an account is opened, and its administrator signs in by text or by email', async () => {
  await openSouthside(app);
  const { phone, email, name } = SOUTHSIDE.administrator;
  for (const identifier of [phone, email]) {
    const sue = await app.login(identifier);
    const me = bodyOf(Me, await sue.get('/v1/me'), 200);
    expect(me).toMatchObject({
      name,
      roles: ['administrator'],
      account: { id: 'southside', name: 'Southside Plumbing', zone: 'America/New_York' },
    });
  }
});

test('an account that exists is refused by name and left as it is', async () => {
  const { code, stderr } = await create({ id: DEMO_ACCOUNT.id, name: 'Another Northside' });
  expect([code, stderr]).toEqual([1, 'The account northside exists already; nothing was changed.\n']);
  const me = bodyOf(Me, await (await app.become(JOHN)).get('/v1/me'), 200);
  expect(me.account.name).toBe(DEMO_ACCOUNT.name);
});

test.each([
  [{ zone: 'Chicago' }, '--zone must be a time zone, like America/Chicago'],
  [{ phone: '911' }, '--phone must be a phone number that can exist, not 911'],
  [{ email: 'eve' }, '--email must be an email address'],
  [{ id: 'East Side' }, '--id must be an account id'],
  [{ name: ' ' }, '--name must not be empty'],
])('%o is refused in words', async (changes, words) => {
  const { code, stderr } = await create(changes);
  expect([code, stderr.trim()]).toEqual([1, words]);
});

test('a table that is not there, or not named, is said so', async () => {
  const missing = await create({}, { TABLE_NAME: 'nowhere' });
  expect([missing.code, missing.stderr]).toEqual([1, expect.stringContaining('There is no table nowhere here.')]);
  const unnamed = await create({}, { TABLE_NAME: '' });
  expect([unnamed.code, unnamed.stderr]).toEqual([1, expect.stringContaining('TABLE_NAME is not set')]);
});

test('an option that is left out is named', async () => {
  const { code, stderr } = await runOperator(app, ['account', 'create', '--id', 'eastside']);
  expect([code, stderr]).toEqual([1, expect.stringContaining("required option '--name <name>' not specified")]);
});

test('an audit finds a timeline intact, and the entry that somebody has overwritten', async () => {
  const { number } = await escalateDemoJob(app);
  const verify = (of: string) => runOperator(app, ['audit', 'verify', '--account', 'northside', '--number', of]);
  expect(await verify(number)).toMatchObject({ code: 0, stdout: `The timeline of ${number} is intact: 2 entries.\n` });
  const other = number === '1000' ? '1001' : '1000';
  expect(await verify(other)).toMatchObject({ code: 1, stderr: `The account northside has no escalation ${other}.\n` });

  const Endpoints = z.object({ dynamodb: z.string(), tableName: z.string() });
  const { dynamodb, tableName } = bodyOf(Endpoints, await app.api().get('/local/endpoints'), 200);
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({ endpoint: dynamodb, region: 'us-east-1', credentials }),
  );
  await client.send(
    new UpdateCommand({
      TableName: tableName,
      Key: timelineKey(DEMO_ACCOUNT.id, number, 1),
      UpdateExpression: 'SET note = :note',
      ExpressionAttributeValues: { ':note': 'nothing happened' },
    }),
  );
  const broken = await verify(number);
  expect([broken.code, broken.stderr]).toEqual([1, `The timeline of ${number} is broken: entry 1 is changed.\n`]);
});
