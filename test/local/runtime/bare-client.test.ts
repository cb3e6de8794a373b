import * as dynamodb from '@aws-sdk/client-dynamodb';
import * as streams from '@aws-sdk/client-dynamodb-streams';
import { DescribePoolsCommand, PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { SESClient, SendTemplatedEmailCommand } from '@aws-sdk/client-ses';
import * as states from '@aws-sdk/client-sfn';
import { CreateTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { bodyOf } from '../../support/api-client.ts';
import { escalateDemoJob, readEscalation } from '../../support/demo.ts';
import { type Callout, startCallout } from '../../support/start-callout.ts';

/** An SDK client that knows nothing but what GET /local/endpoints says, on a Callout that runs. */
const Endpoints = z.strictObject({
  ...{ dynamodb: z.url(), dynamodbstreams: z.url(), stepfunctions: z.url(), ses: z.url(), sns: z.url(), eum: z.url() },
  tableName: z.string(),
});

let app: Callout;
let at: z.infer<typeof Endpoints>;
beforeAll(async () => {
  app = await startCallout();
  at = bodyOf(Endpoints, await app.api().get('/local/endpoints'), 200);
});
afterAll(() => app.stop());

const config = (endpoint: string) => ({
  ...{ endpoint, region: 'us-east-1', maxAttempts: 1 },
  credentials: { accessKeyId: 'anything', secretAccessKey: 'goes' },
});

test('what a bare client writes is in the table and on the stream, with both images', async () => {
  const table = new dynamodb.DynamoDBClient(config(at.dynamodb));
  const Key = { pk: { S: 'A#northside#BARE#1' }, sk: { S: 'BARE' } };
  const TableName = at.tableName;
  const Put = { TableName, Item: { ...Key, n: { N: '1' } }, ConditionExpression: 'attribute_not_exists(pk)' };
  await table.send(new dynamodb.TransactWriteItemsCommand({ TransactItems: [{ Put }] }));
  const again = table.send(new dynamodb.TransactWriteItemsCommand({ TransactItems: [{ Put }] }));
  await expect(again).rejects.toMatchObject({ CancellationReasons: [{ Code: 'ConditionalCheckFailed' }] });
  const change = { UpdateExpression: 'ADD n :one', ExpressionAttributeValues: { ':one': { N: '1' } } };
  await table.send(new dynamodb.UpdateItemCommand({ TableName, Key, ...change }));

  const stream = new streams.DynamoDBStreamsClient(config(at.dynamodbstreams));
  const { Streams } = await stream.send(new streams.ListStreamsCommand({ TableName }));
  const { StreamArn } = Streams?.[0] ?? {};
  const { StreamDescription } = await stream.send(new streams.DescribeStreamCommand({ StreamArn }));
  const { ShardId } = StreamDescription?.Shards?.[0] ?? {};
  const from = { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' as const };
  const { ShardIterator } = await stream.send(new streams.GetShardIteratorCommand(from));
  const { Records = [] } = await stream.send(new streams.GetRecordsCommand({ ShardIterator }));
  const mine = Records.filter((record) => record.dynamodb?.Keys?.pk?.S === Key.pk.S);
  expect(mine.map(({ eventName, dynamodb: seen }) => [eventName, seen?.OldImage?.n?.N, seen?.NewImage?.n?.N])).toEqual([
    ['INSERT', undefined, '1'],
    ['MODIFY', '1', '2'],
  ]);
});

test('a bare client follows the ladder of an escalation, and stops it', async () => {
  const { id, number } = await escalateDemoJob(app);
  await app.advance(0);
  const client = new states.SFNClient(config(at.stepfunctions));
  const { stateMachines } = await client.send(new states.ListStateMachinesCommand({}));
  const { stateMachineArn } = stateMachines?.find(({ name }) => name === 'escalation-ladder') ?? {};
  const { executions } = await client.send(
    new states.ListExecutionsCommand({ stateMachineArn, statusFilter: 'RUNNING' }),
  );
  expect(executions?.map(({ name }) => name)).toEqual([`${id}-1`]);
  const { executionArn } = executions?.[0] ?? {};
  const { events } = await client.send(new states.GetExecutionHistoryCommand({ executionArn }));
  expect(events?.map(({ type }) => type)).toEqual(expect.arrayContaining(['ExecutionStarted', 'TaskScheduled']));
  await client.send(new states.StopExecutionCommand({ executionArn }));
  const { status } = await client.send(new states.DescribeExecutionCommand({ executionArn }));
  expect(status).toBe('ABORTED');
  // The table decides: without its ladder the escalation is driven on by the sweeper.
  await app.advance(12 * 60);
  expect(await readEscalation(app, number)).not.toMatchObject({ nextWakeAt: '2026-06-01T15:05:00.000Z' });
});

test('what Callout does not use is refused by name, not answered by a guess', async () => {
  const before = app.errors();
  const refused = (call: Promise<unknown>) =>
    call.then(
      () => 'answered',
      (error: Error) => `${error.name}: ${error.message}`,
    );
  const table = new dynamodb.DynamoDBClient(config(at.dynamodb));
  const { tableName: TableName } = at;
  const Statement = `SELECT * FROM "${TableName}"`;
  expect(await refused(table.send(new dynamodb.ExecuteStatementCommand({ Statement })))).toMatch(/not supported here/);
  const capacity = { TableName, Key: { pk: { S: 'a' }, sk: { S: 'b' } }, ReturnConsumedCapacity: 'TOTAL' as const };
  expect(await refused(table.send(new dynamodb.GetItemCommand(capacity)))).toMatch(/not supported here/);
  const machines = new states.SFNClient(config(at.stepfunctions));
  expect(await refused(machines.send(new states.CreateActivityCommand({ name: 'a' })))).toMatch(/not supported here/);
  const template = { Source: 'a@b.example', Destination: {}, Template: 't', TemplateData: '{}' };
  const ses = new SESClient(config(at.ses));
  expect(await refused(ses.send(new SendTemplatedEmailCommand(template)))).toMatch(/not supported here/);
  const sns = new SNSClient(config(at.sns));
  expect(await refused(sns.send(new CreateTopicCommand({ Name: 'news' })))).toMatch(/not supported here/);
  const eum = new PinpointSMSVoiceV2Client(config(at.eum));
  expect(await refused(eum.send(new DescribePoolsCommand({})))).toMatch(/not supported here/);
  expect(app.errors()).toEqual(before);
});
