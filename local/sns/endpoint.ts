import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Refusal } from '../tray/course.ts';
import { messageLabel } from '../tray/message-label.ts';
import { handleProviderRequest, type Provider } from '../tray/provider.ts';
import { formList } from '../tray/query-protocol.ts';
import type { Outgoing, ProviderParts } from '../tray/take-message.ts';
import { invalidNumber, SMS_COURSES, SNS_INTERNAL_ERROR } from './sms-courses.ts';
import { smsDeliveryLine } from './sms-delivery-line.ts';

/**
 * The local SNS: takes `Publish` to a phone number from the real client and puts the SMS into the tray.
 * The runtime calls it for requests to the SNS endpoint. Topics are refused: Callout publishes to phones only.
 */
export function handleSnsRequest(parts: ProviderParts, req: IncomingMessage, res: ServerResponse): Promise<void> {
  return handleProviderRequest(SNS, parts, req, res);
}

/** SNS sends at most 1 600 characters in one Publish (10 parts). */
const LONGEST_SMS_CHARACTERS = 1_600;

const SNS: Provider = {
  channel: 'sms',
  namespace: 'http://sns.amazonaws.com/doc/2010-03-31/',
  sendAction: 'Publish',
  courses: SMS_COURSES,
  internalError: SNS_INTERNAL_ERROR,
  otherActions: {},
  read: readPublish,
};

function readPublish(form: URLSearchParams): Outgoing | Refusal {
  const to = form.get('PhoneNumber');
  const text = form.get('Message') ?? '';
  if (to === null) return invalidParameter('PhoneNumber: only publishing to a phone number is supported here');
  if (!/^\+[1-9]\d{6,14}$/.test(to)) return invalidNumber(to);
  if (text === '') return invalidParameter('Empty message');
  if (text.length > LONGEST_SMS_CHARACTERS) return invalidParameter('Message too long');

  const messageId = randomUUID();
  const attributes = messageAttributes(form);
  // Without a number or a name of its own SNS sends from a shared route, which many carriers show as NOTICE.
  const from = attributes.get('AWS.MM.SMS.OriginationNumber') ?? attributes.get('AWS.SNS.SMS.SenderID') ?? 'NOTICE';
  const label = messageLabel({ class: attributes.get('callout.class'), key: attributes.get('callout.key') });
  return {
    messageId,
    captures: [{ messageId, channel: 'sms', to, from, text, ...label }],
    receiptDocument: smsDeliveryLine,
  };
}

function messageAttributes(form: URLSearchParams): Map<string, string> {
  const names = formList(form, 'MessageAttributes.entry', '.Name');
  return new Map(
    names.map((name, index) => [name, form.get(`MessageAttributes.entry.${index + 1}.Value.StringValue`) ?? '']),
  );
}

const invalidParameter = (what: string): Refusal => ({
  status: 400,
  code: 'InvalidParameter',
  message: `Invalid parameter: ${what}`,
});
