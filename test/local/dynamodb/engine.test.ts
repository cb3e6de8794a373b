import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import * as dynamodb from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localClientConfig, type ServedEngine, serveEngine, tableNamed } from './served-engine.ts';

const TableName = 'main';
const key = (pk: string, sk = 'A') => ({ pk: { S: pk }, sk: { S: sk } });
const SECOND = 1000;
const HOUR = 3600 * SECOND;

let served: ServedEngine;
const put = (item: Record<string, AttributeValue>) =>
  served.client.send(new dynamodb.PutItemCommand({ TableName, Item: item }));
const get = async (pk: string) =>
  (await served.client.send(new dynamodb.GetItemCommand({ TableName, Key: key(pk) }))).Item;

beforeEach(async () => {
  served = await serveEngine();
  await served.client.send(new dynamodb.CreateTableCommand(tableNamed(TableName)));
});
afterEach(() => served.close());

describe('a race', () => {
  it('of 50 clients for one item has one winner', async () => {
    const clients = Array.from({ length: 50 }, () => new dynamodb.DynamoDBClient(localClientConfig(served.endpoint)));
    const attempts = clients.map((client, racer) =>
      client.send(
        new dynamodb.TransactWriteItemsCommand({
          TransactItems: [
            {
              Put: {
                TableName,
                Item: { ...key('prize'), winner: { N: String(racer) } },
                ConditionExpression: 'attribute_not_exists(pk)',
              },
            },
            { Put: { TableName, Item: key(`racer ${racer}`) } },
          ],
        }),
      ),
    );
    const results = await Promise.allSettled(attempts);
    for (const client of clients) client.destroy();
    const winners = results.flatMap((result, racer) => (result.status === 'fulfilled' ? [racer] : []));
    expect(winners).toHaveLength(1);
    expect((await get('prize'))?.winner).toEqual({ N: String(winners[0]) });
    const traces = await served.client.send(new dynamodb.ScanCommand({ TableName }));
    expect(traces.Items?.map((item) => item.pk?.S).toSorted()).toEqual(['prize', `racer ${winners[0]}`]);
  });

  it('of 200 increments loses none', async () => {
    const increments = Array.from({ length: 200 }, () =>
      served.client.send(
        new dynamodb.UpdateItemCommand({
          TableName,
          Key: key('count'),
          UpdateExpression: 'ADD v :one',
          ExpressionAttributeValues: { ':one': { N: '1' } },
        }),
      ),
    );
    await Promise.all(increments);
    expect((await get('count'))?.v).toEqual({ N: '200' });
  });
});

describe('expiry', () => {
  const seconds = (offset: number) => ({ N: String(Math.floor(served.clock.now / SECOND) + offset) });

  beforeEach(() =>
    served.client.send(
      new dynamodb.UpdateTimeToLiveCommand({
        TableName,
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      }),
    ),
  );

  it('deletes what has expired, in the name of DynamoDB itself', async () => {
    await put({ ...key('past'), expiresAt: seconds(-10) });
    await put({ ...key('future'), expiresAt: seconds(10) });
    await put({ ...key('never') });
    await put({ ...key('text'), expiresAt: { S: '1' } });
    await put({ ...key('ancient'), expiresAt: { N: '1' } });
    expect(served.engine.sweepExpired()).toBe(1);
    expect(await get('past')).toBeUndefined();
    const records = served.engine.readStream(TableName, '', 100);
    expect(records.at(-1)).toMatchObject({
      eventName: 'REMOVE',
      userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' },
      dynamodb: { Keys: key('past') },
    });
    served.clock.now += 11 * SECOND;
    expect(served.engine.sweepExpired()).toBe(1);
    expect(await get('future')).toBeUndefined();
  });

  it('finds the items that were there before it was switched on', async () => {
    const TimeToLiveSpecification = { AttributeName: 'expiresAt', Enabled: false };
    await served.client.send(new dynamodb.UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
    await put({ ...key('past'), endsAt: seconds(-10), expiresAt: seconds(-10) });
    expect(served.engine.sweepExpired()).toBe(0);
    await served.client.send(
      new dynamodb.UpdateTimeToLiveCommand({
        TableName,
        TimeToLiveSpecification: { AttributeName: 'endsAt', Enabled: true },
      }),
    );
    const { TimeToLiveDescription } = await served.client.send(new dynamodb.DescribeTimeToLiveCommand({ TableName }));
    expect(TimeToLiveDescription).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'endsAt' });
    expect(served.engine.sweepExpired()).toBe(1);
  });

  it('drops stream records after 24 hours', async () => {
    await put(key('old'));
    served.clock.now += 23 * HOUR;
    await put(key('young'));
    served.clock.now += 2 * HOUR;
    served.engine.sweepExpired();
    expect(served.engine.readStream(TableName, '', 100).map((record) => record.dynamodb?.Keys)).toEqual([key('young')]);
  });
});

describe('a request token', () => {
  it('counts for ten minutes', async () => {
    const increment = () =>
      served.client.send(
        new dynamodb.TransactWriteItemsCommand({
          ClientRequestToken: 'again',
          TransactItems: [
            {
              Update: {
                TableName,
                Key: key('count'),
                UpdateExpression: 'ADD v :one',
                ExpressionAttributeValues: { ':one': { N: '1' } },
              },
            },
          ],
        }),
      );
    await increment();
    served.clock.now += 599 * SECOND;
    await increment();
    expect((await get('count'))?.v).toEqual({ N: '1' });
    served.clock.now += 2 * SECOND;
    await increment();
    expect((await get('count'))?.v).toEqual({ N: '2' });
  });
});

describe('what is left out', () => {
  it('is refused by name instead of being answered wrongly', async () => {
    const refused = async (operation: string, body: object) =>
      (await served.engine.handle(`DynamoDB_20120810.${operation}`, body)).body;
    const unknown = { __type: 'com.amazonaws.dynamodb.v20120810#UnknownOperationException' };
    expect(await refused('ExecuteStatement', { Statement: 'SELECT' })).toEqual({
      ...unknown,
      message: 'The operation DynamoDB_20120810.ExecuteStatement is not supported here',
    });
    expect(await refused('PutItem', { TableName, Item: key('a'), Expected: {} })).toMatchObject(unknown);
    expect(await refused('PutItem', { TableName, Item: key('a'), ReturnConsumedCapacity: 'TOTAL' })).toMatchObject(
      unknown,
    );
    expect(
      await refused('TransactWriteItems', { TransactItems: [{ Put: { TableName, Item: key('a'), Expected: {} } }] }),
    ).toMatchObject(unknown);
    expect(
      await refused('BatchGetItem', { RequestItems: { [TableName]: { Keys: [key('a')], AttributesToGet: ['v'] } } }),
    ).toMatchObject(unknown);
    expect(await refused('CreateTable', { ...tableNamed('other'), LocalSecondaryIndexes: [] })).toMatchObject(unknown);
    expect(await get('a')).toBeUndefined();
  });

  it('never takes an attribute that happens to be called so', async () => {
    await put({ ...key('a'), Expected: { S: 'x' }, ReturnConsumedCapacity: { S: 'y' } });
    const TransactItems = [{ Put: { TableName, Item: { ...key('b'), KeyConditions: { S: 'x' } } } }];
    await served.client.send(new dynamodb.TransactWriteItemsCommand({ TransactItems }));
    const requests = [{ PutRequest: { Item: { ...key('c'), AttributesToGet: { S: 'x' } } } }];
    await served.client.send(new dynamodb.BatchWriteItemCommand({ RequestItems: { [TableName]: requests } }));
    expect(await get('c')).toHaveProperty('AttributesToGet');
  });
});

describe('over HTTP', () => {
  const post = (body: string, target: string) =>
    fetch(served.endpoint, { method: 'POST', body, headers: { 'x-amz-target': target } });

  it('answers unreadable JSON and bodies that are not objects', async () => {
    expect((await post('{', 'DynamoDB_20120810.GetItem')).status).toBe(400);
    expect((await post('null', 'DynamoDB_20120810.GetItem')).status).toBe(400);
    expect((await post('[]', 'DynamoDB_20120810.TransactWriteItems')).status).toBe(400);
    expect((await post('{}', 'constructor')).status).toBe(400);
  });

  it('refuses more than 16 MB', async () => {
    const response = await post(`"${'x'.repeat(16 * 1024 * 1024)}"`, 'DynamoDB_20120810.PutItem');
    expect(response.status).toBe(413);
  });
});
