import { gzipSync } from 'node:zlib';

/*
 * What the providers say, as it stands in their guides ("Viewing CloudWatch metrics and logs for SMS deliveries",
 * "Messaging Events", "Contents of event data"), with the message and the address of a test in their places.
 */

interface Of {
  id: string;
  to: string;
}

/** SNS's log of one SMS, as the subscription of the log group hands it over. */
export function snsLine({ id, to }: Of, status: 'SUCCESS' | 'FAILURE', providerResponse: string) {
  const line = {
    notification: { messageId: id, timestamp: '2026-06-01 15:00:03.559' },
    delivery: {
      ...{ mnc: 0, mcc: 0, destination: to, priceInUSD: 0.00645, smsType: 'Transactional', providerResponse },
      ...{ dwellTimeMs: 1420, dwellTimeMsUntilDeviceAck: 1692 },
    },
    status,
  };
  const batch = {
    messageType: 'DATA_MESSAGE',
    owner: '123456789012',
    logGroup: 'sns/us-east-1/123456789012/DirectPublishToPhoneNumber/Failure',
    logStream: '9f1f3a6e',
    subscriptionFilters: ['callout'],
    logEvents: [{ id: '1', timestamp: 1780326003559, message: JSON.stringify(line) }],
  };
  return { awslogs: { data: gzipSync(JSON.stringify(batch)).toString('base64') } };
}

const byTopic = (document: object) => ({ Records: [{ Sns: { Message: JSON.stringify(document) } }] });

export const eumEvent = ({ id, to }: Of, eventType: string, messageStatus: string) =>
  byTopic({
    ...{ eventType, eventVersion: '1.0', eventTimestamp: 1780326003470, isFinal: true },
    ...{ originationPhoneNumber: '+13125550000', destinationPhoneNumber: to, isoCountryCode: 'US' },
    ...{ mcc: '310', mnc: '800', carrierName: 'A carrier', messageId: id, messageRequestTimestamp: 1780326003170 },
    ...{ messageEncoding: 'GSM', messageType: 'TRANSACTIONAL', messageStatus, messageStatusDescription: 'Said so' },
    ...{ context: { class: 'customer' }, totalMessageParts: 1, totalMessagePrice: 0.00581, totalCarrierFee: 0.003 },
  });

const mail = ({ id, to }: Of) => ({
  ...{ timestamp: '2026-06-01T15:00:02.012Z', source: 'Northside <calls@northside.example>', messageId: id },
  ...{ sendingAccountId: '123456789012', destination: [to], headersTruncated: false, headers: [] },
  ...{ commonHeaders: { to: [to], messageId: id, subject: 'You are booked' }, tags: { class: ['customer'] } },
});

export const sesDelivery = (of: Of) =>
  byTopic({
    eventType: 'Delivery',
    mail: mail(of),
    delivery: {
      ...{ timestamp: '2026-06-01T15:00:03.000Z', processingTimeMillis: 3027, recipients: [of.to] },
      ...{ smtpResponse: '250 2.6.0 Message received', reportingMTA: 'mta.example.com' },
    },
  });

export const sesBounce = (of: Of, bounceType: 'Permanent' | 'Transient') =>
  byTopic({
    eventType: 'Bounce',
    bounce: {
      ...{ bounceType, bounceSubType: 'General', timestamp: '2026-06-01T15:00:03.669Z', feedbackId: 'f-1' },
      bouncedRecipients: [
        { emailAddress: of.to, action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 user unknown' },
      ],
      reportingMTA: 'dsn; mta.example.com',
    },
    mail: mail(of),
  });

export const sesComplaint = (of: Of) =>
  byTopic({
    eventType: 'Complaint',
    complaint: {
      ...{ complainedRecipients: [{ emailAddress: of.to }], timestamp: '2026-06-01T15:00:03.000Z', feedbackId: 'f-2' },
      ...{ userAgent: 'A mailbox', complaintFeedbackType: 'abuse', arrivalDate: '2026-06-01T15:00:03.000Z' },
    },
    mail: mail(of),
  });
