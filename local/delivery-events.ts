import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { AWS_ACCOUNT, REGION } from './environment.ts';
import type { Receipt } from './tray/receipts.ts';

/*
 * The way of a receipt to the function that hears them: events of SES and End User Messaging come through a topic, SNS's
 * lines through the subscription of a log group, packed.
 */

/** The event with which a function is called for one receipt. */
export const deliveryEvent = ({ outcome, document, dueAt }: Receipt): object =>
  'eventType' in document
    ? { Records: [{ EventSource: 'aws:sns', Sns: { Type: 'Notification', Message: JSON.stringify(document) } }] }
    : { awslogs: { data: gzipSync(JSON.stringify(logBatch(outcome, document, dueAt))).toString('base64') } };

function logBatch(outcome: Receipt['outcome'], document: object, timestamp: number) {
  const group = `sns/${REGION}/${AWS_ACCOUNT}/DirectPublishToPhoneNumber`;
  return {
    messageType: 'DATA_MESSAGE',
    owner: AWS_ACCOUNT,
    logGroup: outcome === 'failed' ? `${group}/Failure` : group,
    logStream: 'local',
    subscriptionFilters: ['callout-local'],
    logEvents: [{ id: randomUUID(), timestamp, message: JSON.stringify(document) }],
  };
}
