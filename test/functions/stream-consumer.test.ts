import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { describe, expect, test } from 'vitest';
import { streamConsumer } from '../../functions/pipelines/stream.ts';

describe('a stream consumer', () => {
  const record = (sk: string, sequence: number, more: Partial<DynamoDBRecord> = {}): DynamoDBRecord => ({
    eventName: 'MODIFY',
    dynamodb: {
      // The event's attribute values are of the SDK's shape.
      Keys: marshall({ pk: 'p', sk }) as NonNullable<DynamoDBRecord['dynamodb']>['Keys'] & object,
      SequenceNumber: String(sequence),
    },
    ...more,
  });
  const event = (...Records: DynamoDBRecord[]): DynamoDBStreamEvent => ({ Records });

  test('takes the changes of one item in order, and stops at the first that fails', async () => {
    const seen: string[] = [];
    const consume = streamConsumer(async ({ key }) => {
      seen.push(key.sk);
      if (key.sk === 'bad') throw new Error('a poisoned record');
    });
    const answer = await consume(event(record('good', 1), record('bad', 2), record('other', 3), record('bad', 4)));
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] });
    expect(seen.sort()).toEqual(['bad', 'good', 'other']);
  });

  test('reports the lowest of several failures: everything from there comes again', async () => {
    const consume = streamConsumer(({ key }) =>
      key.sk === 'good' ? Promise.resolve() : Promise.reject(new Error('x')),
    );
    const answer = await consume(event(record('good', 1), record('b', 2), record('a', 3)));
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] });
  });

  test('ignores what TTL deleted', async () => {
    const seen: string[] = [];
    const consume = streamConsumer(async ({ key }) => void seen.push(key.sk));
    const userIdentity = { principalId: 'dynamodb.amazonaws.com', type: 'Service' };
    expect(await consume(event(record('expired', 1, { eventName: 'REMOVE', userIdentity })))).toEqual({
      batchItemFailures: [],
    });
    expect(seen).toEqual([]);
  });
});
