import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { toE164 } from '../../core/phone/phone.ts';
import { AWS_ACCOUNT, DEFAULT_COUNTRY, ORIGINATION_NUMBER, REGION } from '../environment.ts';
import { FUNCTION_NAMES, triggersOf } from '../functions.ts';
import type { ControlAnswer, ControlCall } from './control.ts';
import { json, parseInput } from './control-input.ts';

const Phone = z.string().transform((typed, context) => {
  const phone = toE164(typed, DEFAULT_COUNTRY);
  if (phone) return phone;
  context.addIssue({ code: 'custom', message: 'must be a phone number' });
  return z.NEVER;
});

/** An SMS that somebody sends to our number. A carrier carries ten parts at most. */
const Sms = z.strictObject({
  from: Phone,
  to: Phone.default(ORIGINATION_NUMBER),
  text: z.string().max(1600),
});

/**
 * Hands an SMS to the function that hears replies, as the two-way number's topic does. Answers once the function has
 * taken it; what follows from it is on its way through the stream then.
 */
export async function sendInboundSms({ world, body }: ControlCall): Promise<ControlAnswer> {
  const { from, to, text } = parseInput(Sms, body);
  const inboundMessageId = randomUUID();
  const message = {
    originationNumber: from,
    destinationNumber: to,
    messageKeyword: 'KEYWORD_CALLOUT',
    messageBody: text,
    inboundMessageId,
  };
  const event = topicEvent(JSON.stringify(message), world.clock.now());
  for (const name of FUNCTION_NAMES.filter((each) => triggersOf(each).inboundSms)) await world.invoke(name, event);
  return json({ inboundMessageId });
}

/** The event with which SNS calls a function; `now` is in epoch milliseconds. */
function topicEvent(message: string, now: number) {
  const topic = `arn:aws:sns:${REGION}:${AWS_ACCOUNT}:callout-local-inbound-sms`;
  return {
    Records: [
      {
        EventSource: 'aws:sns',
        EventVersion: '1.0',
        EventSubscriptionArn: `${topic}:${randomUUID()}`,
        Sns: {
          Type: 'Notification',
          MessageId: randomUUID(),
          TopicArn: topic,
          Subject: null,
          Message: message,
          Timestamp: new Date(now).toISOString(),
          MessageAttributes: {},
        },
      },
    ],
  };
}
