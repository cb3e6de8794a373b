import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { accountItem, personItem, planItem } from '../../adapters/dynamodb/account-items.ts';
import { identityKey } from '../../adapters/dynamodb/keys.ts';
import { newWatchItem } from '../../adapters/dynamodb/readiness-store.ts';
import { TEAM } from '../support/builders/team.ts';
import { anAccount, aPlan } from '../support/builders/world.ts';

/** What the functions read from their environment in this night. */
export const nightEnvironment = (url: string, tableName: string): Record<string, string> => ({
  AWS_ENDPOINT_URL: url,
  AWS_REGION: 'us-east-1',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_ACCESS_KEY_ID: 'seed',
  POWERTOOLS_LOG_LEVEL: 'SILENT',
  TABLE_NAME: tableName,
  DEFAULT_COUNTRY: 'US',
  LADDER_ARN: 'arn:aws:states:us-east-1:000000000000:stateMachine:ladder',
  TICKET_WATCH_ARN: 'arn:aws:states:us-east-1:000000000000:stateMachine:ticket-watch',
  BASE_URL: 'https://oncall.northside.example',
  MAIL_FROM: 'desk@northside.example',
  SES_CONFIGURATION_SET: '',
  SMS_PROVIDER: 'sns',
  SMS_CONFIGURATION_SET: '',
  SMS_ORIGINATION: '',
  SMS_MAX_PRICE: '0.50',
  SMS_SEGMENT_PRICE: '0.0079',
});

/** Puts the account, its plan and its team into the table, as somebody who may. Quiet hours are never. */
export async function seedNight(tableName: string): Promise<void> {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  const identities = TEAM.flatMap((person) =>
    person.methods.map(({ address }) => ({
      ...identityKey(address),
      members: new Set([`${person.accountId} ${person.id}`]),
    })),
  );
  for (const Item of [
    accountItem(anAccount({ quietHours: { from: '00:00', to: '00:00' } })),
    newWatchItem(anAccount().id),
    planItem(aPlan()),
    ...TEAM.map(personItem),
    ...identities,
  ])
    await client.send(new PutCommand({ TableName: tableName, Item }));
  client.destroy();
}
