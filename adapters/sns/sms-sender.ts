import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import type { SmsSender } from '../../core/message/sender.ts';
import { handOverError, SENDING_CLIENT, tagValue } from '../aws/hand-over-error.ts';

const text = (StringValue: string) => ({ DataType: 'String', StringValue });

/**
 * SMS by SNS. It says yes early: an opted-out number or a spent quota comes back as a message id and fails later, in
 * the delivery log. `origination` is a number we own, or empty; `maxPrice` is US dollars a message.
 */
export function smsSender({ origination, maxPrice }: { origination: string; maxPrice: string }): SmsSender {
  const client = new SNSClient(SENDING_CLIENT);
  return {
    async send({ to, text: Message, label }) {
      try {
        const { MessageId } = await client.send(
          new PublishCommand({
            PhoneNumber: to,
            Message,
            MessageAttributes: {
              'AWS.SNS.SMS.SMSType': text('Transactional'),
              'AWS.SNS.SMS.MaxPrice': { DataType: 'Number', StringValue: maxPrice },
              ...(origination ? { 'AWS.MM.SMS.OriginationNumber': text(origination) } : {}),
              'callout.class': text(label.class),
              'callout.key': text(tagValue(label.key)),
            },
          }),
        );
        return { outcome: 'accepted', providerId: MessageId ?? '' };
      } catch (error) {
        return handOverError(error);
      }
    },
  };
}
