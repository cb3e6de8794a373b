import { PinpointSMSVoiceV2Client, SendTextMessageCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import type { SmsSender } from '../../core/message/sender.ts';
import { handOverError, SENDING_CLIENT, tagValue } from '../aws/hand-over-error.ts';

/**
 * SMS by AWS End User Messaging. It says no at once: an opted-out number or a used-up month is refused in the answer.
 * `origination` is a number of ours, or the id of one or of a pool; empty lets the service choose. `maxPrice` is US
 * dollars a message. Its events come through `configurationSet` (empty for none) and repeat the label, its Context.
 */
export function smsSender({
  origination,
  maxPrice,
  configurationSet,
}: {
  origination: string;
  maxPrice: string;
  configurationSet: string;
}): SmsSender {
  const client = new PinpointSMSVoiceV2Client(SENDING_CLIENT);
  return {
    // Its events repeat the Context.
    echoes: configurationSet !== '',
    async send({ to, text, label }) {
      try {
        const { MessageId } = await client.send(
          new SendTextMessageCommand({
            DestinationPhoneNumber: to,
            ...(origination ? { OriginationIdentity: origination } : {}),
            MessageBody: text,
            MessageType: 'TRANSACTIONAL',
            MaxPrice: maxPrice,
            ...(configurationSet ? { ConfigurationSetName: configurationSet } : {}),
            Context: { class: label.class, cause: tagValue(label.cause), key: tagValue(label.key) },
          }),
        );
        return { outcome: 'accepted', providerId: MessageId ?? '' };
      } catch (error) {
        return handOverError(error);
      }
    },
  };
}
