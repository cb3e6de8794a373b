import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { EmailSender } from '../../core/message/sender.ts';
import type { EmailThread } from '../../core/message/written.ts';
import { handOverError, SENDING_CLIENT, tagValue } from '../aws/hand-over-error.ts';

/** Message tags hold 256 characters; a longer key is told apart by its end, where its parts differ. */
const TAG_MAX = 256;

/**
 * Email by SES, as a raw message: that is what carries headers of our own. `from` is the verified address; the display
 * name is the account's. An automatic answer (an out-of-office reply) is told not to answer back.
 */
export function emailSender({ from, configurationSet }: { from: string; configurationSet: string }): EmailSender {
  const client = new SESClient(SENDING_CLIENT);
  return {
    // Its events repeat the message's tags.
    echoes: configurationSet !== '',
    async send({ to, fromName, subject, text, html, replyTo, thread, unsubscribe, label }) {
      try {
        const composer = new MailComposer({
          from: { name: fromName, address: from },
          to,
          subject,
          text,
          html,
          ...(replyTo === undefined ? {} : { replyTo }),
          ...(thread === undefined ? {} : threadHeaders(thread)),
          headers: {
            'Auto-Submitted': 'auto-generated',
            'X-Auto-Response-Suppress': 'All',
            ...(unsubscribe === undefined ? {} : unsubscribeHeaders(unsubscribe)),
          },
        });
        const { MessageId } = await client.send(
          new SendRawEmailCommand({
            Destinations: [to],
            RawMessage: { Data: await composer.compile().build() },
            ...(configurationSet ? { ConfigurationSetName: configurationSet } : {}),
            Tags: [
              { Name: 'class', Value: label.class },
              { Name: 'cause', Value: tagValue(label.cause).slice(-TAG_MAX) },
              { Name: 'key', Value: tagValue(label.key).slice(-TAG_MAX) },
            ],
          }),
        );
        return { outcome: 'accepted', providerId: MessageId ?? '' };
      } catch (error) {
        return handOverError(error);
      }
    },
  };
}

/** The button of the mailbox itself: it sends one POST, without opening a page (RFC 8058). */
const unsubscribeHeaders = (url: string) => ({
  'List-Unsubscribe': `<${url}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
});

/** SES gives each email an id of its own in the place of ours; mailboxes thread by the other two. */
const threadHeaders = ({ messageId, references }: EmailThread) => ({
  messageId,
  inReplyTo: references,
  references,
});
