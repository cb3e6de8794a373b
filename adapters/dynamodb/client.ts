import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** The table, as stores use it: a document client and the table's name. */
export interface Table {
  client: DynamoDBDocumentClient;
  name: string;
}

/** How a client's requests travel. */
export type Carrier = Pick<DynamoDBClientConfig, 'requestHandler' | 'signer'>;

let carrier: Carrier = {};

/** Replaces the network for every table opened from now on; only the local runtime does. */
export function useCarrier(replacement: Carrier): void {
  carrier = replacement;
}

/** Region, credentials and endpoint come from the environment, in AWS as on a laptop. */
export const openTable = (name: string): Table => ({
  name,
  client: DynamoDBDocumentClient.from(new DynamoDBClient(carrier), {
    marshallOptions: { removeUndefinedValues: true },
  }),
});
