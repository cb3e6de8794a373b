import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import * as dynamodb from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localClientConfig, type ServedEngine, serveEngine, tableNamed } from './served-engine.ts';

const TableName = 'main';
const key = (pk: string, sk = 'A') => ({ pk: { S: pk }, sk: { S: sk } });

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

describe('an injected fault', () => {
  const transact = () =>
    served.client.send(
      new dynamodb.TransactWriteItemsCommand({
        TransactItems: [{ Put: { TableName, Item: key('a') } }, { Put: { TableName, Item: key('b') } }],
      }),
    );

  it('throttles the next requests of the given operations only', async () => {
    served.engine.faults.add({ kind: 'throttle', operations: ['PutItem'], count: 2 });
    expect(await get('a')).toBeUndefined();
    await expect(put(key('a'))).rejects.toMatchObject({ name: 'ProvisionedThroughputExceededException' });
    await expect(put(key('a'))).rejects.toMatchObject({ name: 'ProvisionedThroughputExceededException' });
    await put(key('a'));
    expect(await get('a')).toEqual(key('a'));
  });

  it('is retried by a client as the SDK comes', async () => {
    served.engine.faults.add({ kind: 'throttle', count: 1 });
    const client = new dynamodb.DynamoDBClient(localClientConfig(served.endpoint, 3));
    await client.send(new dynamodb.PutItemCommand({ TableName, Item: key('a') }));
    client.destroy();
    expect(await get('a')).toEqual(key('a'));
  });

  it('cancels a transaction with a conflict', async () => {
    served.engine.faults.add({ kind: 'transaction_conflict', count: 2 });
    const failure = await transact().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(dynamodb.TransactionCanceledException);
    expect(failure).toMatchObject({ CancellationReasons: [{ Code: 'TransactionConflict' }, { Code: 'None' }] });
    await expect(put(key('a'))).rejects.toMatchObject({ name: 'TransactionConflictException' });
    await transact();
  });

  it('drops the connection after the commit, and the retry finds its token', async () => {
    served.engine.faults.add({ kind: 'reset_after_commit', count: 1 });
    await expect(put(key('lone'))).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(await get('lone')).toEqual(key('lone'));

    served.engine.faults.add({ kind: 'reset_after_commit', count: 1 });
    const client = new dynamodb.DynamoDBClient(localClientConfig(served.endpoint, 3));
    await client.send(
      new dynamodb.TransactWriteItemsCommand({
        TransactItems: [{ Put: { TableName, Item: key('once'), ConditionExpression: 'attribute_not_exists(pk)' } }],
      }),
    );
    client.destroy();
  });

  it('leaves the latter half of a batch unprocessed', async () => {
    served.engine.faults.add({ kind: 'unprocessed_items', count: 2 });
    const requests = ['a', 'b', 'c'].map((pk) => ({ PutRequest: { Item: key(pk) } }));
    const written = await served.client.send(
      new dynamodb.BatchWriteItemCommand({ RequestItems: { [TableName]: requests } }),
    );
    expect(written.UnprocessedItems).toEqual({ [TableName]: requests.slice(1) });
    expect(await get('b')).toBeUndefined();
    const read = await served.client.send(
      new dynamodb.BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: [key('a'), key('b')] } } }),
    );
    expect(read).toMatchObject({
      Responses: { [TableName]: [key('a')] },
      UnprocessedKeys: { [TableName]: { Keys: [key('b')] } },
    });
  });

  it('can be taken back', async () => {
    served.engine.faults.add({ kind: 'throttle', count: 5 });
    served.engine.faults.clear();
    await put(key('a'));
  });
});
