import * as dynamodb from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createActivity } from '../../../local/clock/activity.ts';
import { inProcessCarrier } from '../../../local/dynamodb/carrier.ts';
import { localClientConfig, type ServedEngine, serveEngine, tableNamed } from './served-engine.ts';

/* The ordinary client, its requests carried to the engine without a socket: it must not be able to tell. */

const TableName = 'carried';
const activity = createActivity();
let served: ServedEngine;
beforeAll(async () => {
  served = await serveEngine();
  await served.client.send(new dynamodb.CreateTableCommand(tableNamed(TableName)));
});
afterEach(() => served.engine.faults.clear());
afterAll(() => served.close());

const carried = (maxAttempts = 1) =>
  new dynamodb.DynamoDBClient({
    ...localClientConfig('http://nobody.invalid', maxAttempts),
    ...inProcessCarrier(() => ({ engine: served.engine, activity })),
  });
const key = (pk: string) => ({ pk: { S: pk }, sk: { S: 'é "1"' } });
const put = (pk: string) =>
  new dynamodb.PutItemCommand({ TableName, Item: key(pk), ConditionExpression: 'attribute_not_exists(pk)' });
const get = (pk: string) => new dynamodb.GetItemCommand({ TableName, Key: key(pk) });
const failure = (sent: Promise<unknown>) =>
  sent.then(
    () => 'none',
    (error: Error & { code?: string; CancellationReasons?: unknown }) => ({
      type: error.constructor.name,
      ...{ name: error.name, message: error.message, code: error.code, reasons: error.CancellationReasons },
    }),
  );

test('answers and errors are those that come over a socket', async () => {
  await carried().send(put('a'));
  const [here, there] = await Promise.all([carried().send(get('a')), served.client.send(get('a'))]);
  expect(here.Item).toEqual(key('a'));
  expect(here.Item).toEqual(there.Item);

  const Put = put('a').input;
  const cases = [
    () => put('a'),
    () => new dynamodb.TransactWriteItemsCommand({ TransactItems: [{ Put }] }),
    () => new dynamodb.GetItemCommand({ TableName: 'nowhere', Key: key('a') }),
    () => new dynamodb.QueryCommand({ TableName, KeyConditionExpression: 'nonsense' }),
  ] as (() => ReturnType<typeof put>)[];
  for (const command of cases) {
    const failed = await failure(carried().send(command()));
    expect(failed).not.toBe('none');
    expect(failed).toEqual(await failure(served.client.send(command())));
  }
});

test('what the engine is told to do wrong is borne as over a socket', async () => {
  for (const [kind, pk] of [
    ['throttle', 'throttled'],
    ['reset_after_commit', 'reset'],
    ['transaction_conflict', 'conflict'],
  ] as const) {
    served.engine.faults.add({ kind, count: 2 });
    const here = await failure(carried().send(put(`${pk} here`)));
    expect(here).not.toBe('none');
    expect(here).toEqual(await failure(served.client.send(put(`${pk} there`))));
  }
  expect((await carried().send(get('reset here'))).Item).toEqual(key('reset here'));
  served.engine.faults.add({ kind: 'throttle', count: 1 });
  await carried(3).send(put('retried'));
  // The first try was carried out: the second one finds its item, unless it is a transaction.
  served.engine.faults.add({ kind: 'reset_after_commit', count: 1 });
  await carried(3).send(new dynamodb.TransactWriteItemsCommand({ TransactItems: [{ Put: put('once').input }] }));
});

test('a request under way is work, and lets others have their turn before it is answered', async () => {
  const client = carried();
  let answered = 0;
  const reading = client.send(get('a')).then(() => client.send(get('a')).then(() => answered++));
  let turns = 0;
  const count = () => {
    turns++;
    if (!answered) setImmediate(count);
  };
  count();
  // The client has begun by then: from there on nothing but its requests keeps this from being quiet.
  await new Promise((resolve) => setImmediate(resolve));
  await activity.idle();
  expect(answered).toBe(1);
  expect(turns).toBeGreaterThan(4);
  await reading;
});
