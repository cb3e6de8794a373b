import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** The table, as stores use it: a document client and the table's name. */
export interface Table {
  client: DynamoDBDocumentClient;
  name: string;
}

/** Region, credentials and endpoint come from the environment, in AWS as on a laptop. */
export const openTable = (name: string): Table => ({
  name,
  client: DynamoDBDocumentClient.from(new DynamoDBClient({}), {
    marshallOptions: { removeUndefinedValues: true },
  }),
});
