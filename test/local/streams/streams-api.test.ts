import * as dynamodb from '@aws-sdk/client-dynamodb';
import * as streams from '@aws-sdk/client-dynamodb-streams';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ServedEngine, serveEngine, tableNamed } from '../dynamodb/served-engine.ts';

const TableName = 'main';
const key = (pk: string) => ({ pk: { S: pk }, sk: { S: 'A' } });

let served: ServedEngine;
let StreamArn: string;
let ShardId: string;

const put = (pk: string, v: number) =>
  served.client.send(new dynamodb.PutItemCommand({ TableName, Item: { ...key(pk), v: { N: String(v) } } }));
const remove = (pk: string) => served.client.send(new dynamodb.DeleteItemCommand({ TableName, Key: key(pk) }));
const iterator = async (ShardIteratorType: streams.ShardIteratorType, SequenceNumber?: string) =>
  (
    await served.streams.send(
      new streams.GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType, SequenceNumber }),
    )
  ).ShardIterator;
const records = async (ShardIterator: string | undefined, Limit?: number) =>
  served.streams.send(new streams.GetRecordsCommand({ ShardIterator, Limit }));
const all = async () => (await records(await iterator('TRIM_HORIZON'))).Records ?? [];

beforeEach(async () => {
  served = await serveEngine();
  await served.client.send(new dynamodb.CreateTableCommand(tableNamed(TableName)));
  const { Streams } = await served.streams.send(new streams.ListStreamsCommand({ TableName }));
  StreamArn = Streams?.[0]?.StreamArn ?? '';
  const { StreamDescription } = await served.streams.send(new streams.DescribeStreamCommand({ StreamArn }));
  ShardId = StreamDescription?.Shards?.[0]?.ShardId ?? '';
});
afterEach(() => served.close());

describe('a stream', () => {
  it('tells of inserts, changes and removals in order, with both images', async () => {
    await put('a', 1);
    await put('a', 2);
    await remove('a');
    const told = await all();
    expect(
      told.map((record) => [record.eventName, record.dynamodb?.OldImage?.v, record.dynamodb?.NewImage?.v]),
    ).toEqual([
      ['INSERT', undefined, { N: '1' }],
      ['MODIFY', { N: '1' }, { N: '2' }],
      ['REMOVE', { N: '2' }, undefined],
    ]);
    expect(told[0]?.dynamodb).toMatchObject({ Keys: key('a'), StreamViewType: 'NEW_AND_OLD_IMAGES' });
    const sequences = told.map((record) => BigInt(record.dynamodb?.SequenceNumber ?? 0));
    expect(sequences).toEqual(sequences.toSorted((a, b) => (a < b ? -1 : 1)));
    expect(new Set(told.map((record) => record.eventID)).size).toBe(3);
  });

  it('is silent about what changes nothing', async () => {
    const item = { ...key('a'), tags: { SS: ['x', 'y'] } };
    const same = { tags: { SS: ['y', 'x'] }, ...key('a') };
    await served.client.send(new dynamodb.PutItemCommand({ TableName, Item: item }));
    await served.client.send(new dynamodb.PutItemCommand({ TableName, Item: same }));
    await remove('never there');
    const refused = new dynamodb.TransactWriteItemsCommand({
      TransactItems: [
        { Put: { TableName, Item: key('b') } },
        { ConditionCheck: { TableName, Key: key('c'), ConditionExpression: 'attribute_exists(pk)' } },
      ],
    });
    await expect(served.client.send(refused)).rejects.toThrow();
    expect((await all()).map((record) => record.eventName)).toEqual(['INSERT']);
  });

  it('is read from any place, page by page', async () => {
    for (const v of [1, 2, 3]) await put('a', v);
    const [first, second, third] = await all();
    const sequences = (read: streams.GetRecordsCommandOutput) => read.Records?.map((record) => record.eventID);
    const start = first?.dynamodb?.SequenceNumber;
    expect(sequences(await records(await iterator('AT_SEQUENCE_NUMBER', start), 1))).toEqual([first?.eventID]);
    const page = await records(await iterator('AFTER_SEQUENCE_NUMBER', start), 1);
    expect(sequences(page)).toEqual([second?.eventID]);
    expect(sequences(await records(page.NextShardIterator))).toEqual([third?.eventID]);
    const latest = await iterator('LATEST');
    await put('a', 4);
    expect((await records(latest)).Records?.map((record) => record.dynamodb?.NewImage?.v)).toEqual([{ N: '4' }]);
  });

  it('has iterators that expire', async () => {
    const old = await iterator('TRIM_HORIZON');
    served.clock.now += 16 * 60 * 1000;
    await expect(records(old)).rejects.toMatchObject({ name: 'ExpiredIteratorException' });
    await expect(records('nonsense')).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('shows bytes, times and the principal as each reader expects them', async () => {
    const enabled = { AttributeName: 'expiresAt', Enabled: true };
    await served.client.send(new dynamodb.UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification: enabled }));
    const now = Math.floor(served.clock.now / 1000);
    const Item = { ...key('a'), raw: { B: new Uint8Array([1, 2, 3]) }, expiresAt: { N: String(now - 1) } };
    await served.client.send(new dynamodb.PutItemCommand({ TableName, Item }));
    served.engine.sweepExpired();
    const [apiInsert, apiRemove] = await all();
    expect(apiInsert?.dynamodb?.ApproximateCreationDateTime).toEqual(new Date(now * 1000));
    expect(apiInsert?.dynamodb?.NewImage?.raw?.B).toEqual(new Uint8Array([1, 2, 3]));
    expect(apiRemove?.userIdentity).toEqual({ PrincipalId: 'dynamodb.amazonaws.com', Type: 'Service' });
    const [insert, removal] = served.engine.readStream(TableName, '', 10);
    expect(insert?.dynamodb?.ApproximateCreationDateTime).toBe(now);
    expect(insert?.dynamodb?.NewImage?.raw).toEqual({ B: 'AQID' });
    expect(insert?.eventSourceARN).toBe(StreamArn);
    expect(removal?.userIdentity).toEqual({ principalId: 'dynamodb.amazonaws.com', type: 'Service' });
  });

  it('wakes its listeners after each commit that added a record, until they leave', async () => {
    let woken = 0;
    const leave = served.engine.onStreamRecords(() => {
      woken += 1;
    });
    await put('a', 1);
    await put('a', 1);
    expect(woken).toBe(1);
    leave();
    await put('a', 2);
    expect(woken).toBe(1);
  });
});
