import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import * as z from 'zod';
import { clock } from '../../../adapters/clock/clock.ts';
import { now } from '../../../adapters/clock/now.ts';
import { openTable } from '../../../adapters/dynamodb/client.ts';
import { linkStore } from '../../../adapters/dynamodb/link-store.ts';
import { outbox } from '../../../adapters/dynamodb/outbox.ts';
import { surveyStore } from '../../../adapters/dynamodb/survey-store.ts';
import * as eum from '../../../adapters/eum/sms-sender.ts';
import { drawLinkToken } from '../../../adapters/ids/ids.ts';
import { withJitter } from '../../../adapters/ids/jitter.ts';
import { emailSender } from '../../../adapters/ses/email-sender.ts';
import * as sns from '../../../adapters/sns/sms-sender.ts';
import { accountContext } from '../../../core/access/account-context.ts';
import { streamConsumer } from '../../pipelines/stream.ts';
import { task } from '../../pipelines/task.ts';
import { type DeliverDeps, deliver } from './deliver.ts';
import { deliverDue } from './deliver-due.ts';
import { MessageStreamEnv } from './env.ts';

const env = MessageStreamEnv.parse(process.env);

const smsBy = { sns, eum }[env.SMS_PROVIDER];
const table = openTable(env.TABLE_NAME);
const deps: DeliverDeps = {
  outbox: outbox(table),
  links: linkStore(table),
  surveysOf: (account) => surveyStore(table, accountContext(account, 'item')),
  drawLinkToken,
  sms: smsBy.smsSender({
    origination: env.SMS_ORIGINATION,
    maxPrice: env.SMS_MAX_PRICE,
    configurationSet: env.SMS_CONFIGURATION_SET,
  }),
  email: emailSender({ from: env.MAIL_FROM, configurationSet: env.SES_CONFIGURATION_SET }),
  baseUrl: env.BASE_URL,
  clock: now,
  sleep: (ms) => clock.sleep(withJitter(ms)),
};

const fromStream = streamConsumer(({ key, after }) =>
  key.sk.startsWith('OUT#') && after?.status === 'queued' ? deliver(key, deps) : Promise.resolve(),
);
const fromSchedule = task(z.object({ schedule: z.literal('minute') }), () => deliverDue(deps));

/** One sender with two triggers; claims make them harmless together, and the minute keeps it warm at 2 a.m. */
export const handler = (
  event: DynamoDBStreamEvent | { schedule: 'minute' },
  context: Parameters<typeof fromSchedule>[1],
): Promise<DynamoDBBatchResponse | { delivered: number }> =>
  'Records' in event ? fromStream(event) : fromSchedule(event, context);
