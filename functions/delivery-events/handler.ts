import * as z from 'zod';
import { openTable } from '../../adapters/dynamodb/client.ts';
import { deliveryStore } from '../../adapters/dynamodb/delivery-store.ts';
import { task } from '../pipelines/task.ts';
import { DeliveryEventsEnv } from './env.ts';
import { recordDeliveries } from './record-deliveries.ts';

const env = DeliveryEventsEnv.parse(process.env);
const deliveries = deliveryStore(openTable(env.TABLE_NAME));

/** From the topic of SES's and End User Messaging's events, or from the log groups of SNS's SMS deliveries. */
const Event = z.union([
  z.object({ Records: z.array(z.object({ Sns: z.object({ Message: z.string() }) })) }),
  z.object({ awslogs: z.object({ data: z.base64() }) }),
]);

export const handler = task(Event, (event) => recordDeliveries(event, deliveries));
