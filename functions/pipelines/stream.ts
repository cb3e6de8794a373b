import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { describeError, logger, masked } from './logger.ts';

/** A change of one item. An item deleted by TTL never gets here: its time was over before. */
export interface Change {
  key: { pk: string; sk: string };
  before: Record<string, unknown> | undefined;
  after: Record<string, unknown> | undefined;
}

const image = (attributes: unknown): Record<string, unknown> | undefined =>
  // The event's type of an attribute value is its own, of the same shape.
  attributes ? unmarshall(attributes as Record<string, AttributeValue>) : undefined;

const isExpiry = (record: DynamoDBRecord): boolean => record.userIdentity?.principalId === 'dynamodb.amazonaws.com';

function changeOf(record: DynamoDBRecord): Change | undefined {
  const { Keys, NewImage, OldImage } = record.dynamodb ?? {};
  const keys = image(Keys);
  if (!keys || isExpiry(record)) return undefined;
  return { key: { pk: String(keys.pk), sk: String(keys.sk) }, before: image(OldImage), after: image(NewImage) };
}

/**
 * A stream consumer. Changes of one item are taken in order, different items at once; what fails is reported by its
 * sequence number, the lowest first, and DynamoDB delivers from there on again. So every effect must be harmless when
 * it is done twice. A record of a kind the consumer does not know is for somebody else: `consume` ignores it.
 */
export const streamConsumer =
  (consume: (change: Change) => Promise<void>) =>
  async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const byItem = new Map<string, DynamoDBRecord[]>();
    for (const record of event.Records) {
      const id = JSON.stringify(record.dynamodb?.Keys);
      byItem.set(id, [...(byItem.get(id) ?? []), record]);
    }
    const failed = await Promise.all([...byItem.values()].map((records) => consumeInOrder(records, consume)));
    const first = event.Records.find((record) => failed.includes(record));
    const sequence = first?.dynamodb?.SequenceNumber;
    return { batchItemFailures: sequence ? [{ itemIdentifier: sequence }] : [] };
  };

/** The first record of an item that failed, if one did; those after it wait for it. */
async function consumeInOrder(
  records: readonly DynamoDBRecord[],
  consume: (change: Change) => Promise<void>,
): Promise<DynamoDBRecord | undefined> {
  for (const record of records) {
    try {
      const change = changeOf(record);
      if (change) await consume(change);
    } catch (error) {
      logger.error('stream record failed', { sk: masked(record.dynamodb?.Keys?.sk?.S ?? ''), ...describeError(error) });
      return record;
    }
  }
  return undefined;
}
