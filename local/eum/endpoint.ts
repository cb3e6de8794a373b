import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import type { Refusal } from '../tray/course.ts';
import { messageLabel } from '../tray/message-label.ts';
import { type Outgoing, type ProviderParts, takeMessage } from '../tray/take-message.ts';
import { EUM_COURSES, EUM_INTERNAL_ERROR, INVALID_NUMBER, invalidField } from './sms-courses.ts';
import { textEvent } from './text-event.ts';

/*
 * The local End User Messaging: takes `SendTextMessage` from the real client (JSON 1.0) and puts the SMS into the tray.
 * The runtime calls it for requests to its endpoint. A request that the service itself would refuse is refused before
 * it uses up a fault.
 */

const SEND = 'PinpointSMSVoiceV2.SendTextMessage';
/** End User Messaging takes at most 1 600 characters in one message. */
const LONGEST_SMS_CHARACTERS = 1_600;

const SendTextMessage = z.object({
  DestinationPhoneNumber: z.string().default(''),
  MessageBody: z.string().default(''),
  /** Without one the service chooses among the account's own. */
  OriginationIdentity: z.string().default('any'),
  Context: z.record(z.string(), z.string()).default({}),
});

/** Answers one request. Never rejects: what goes wrong in here is answered as the service's own 500. */
export async function handleEumRequest(parts: ProviderParts, req: IncomingMessage, res: ServerResponse): Promise<void> {
  try {
    const answered = await sendTextMessage(parts, String(req.headers['x-amz-target'] ?? ''), await text(req));
    if (answered === 'drop') return void res.destroy();
    answer(res, answered);
  } catch (error) {
    console.error('The local End User Messaging endpoint failed:', error);
    answer(res, EUM_INTERNAL_ERROR);
  }
}

async function sendTextMessage(parts: ProviderParts, target: string, body: string) {
  if (target !== SEND) return unsupported(target);
  const outgoing = read(body);
  if ('code' in outgoing) return outgoing;
  const refusal = await takeMessage({ channel: 'sms', courses: EUM_COURSES }, parts, outgoing);
  return refusal ?? { MessageId: outgoing.messageId };
}

function read(body: string): Outgoing | Refusal {
  const parsed = SendTextMessage.safeParse(jsonOf(body));
  if (!parsed.success) return { status: 400, code: 'SerializationException', message: 'The request cannot be read.' };
  const { DestinationPhoneNumber: to, MessageBody, OriginationIdentity: from, Context: context } = parsed.data;
  if (!/^\+[1-9]\d{6,14}$/.test(to)) return INVALID_NUMBER;
  if (MessageBody === '') return invalidField('MessageBody', 'The value must not be empty.');
  if (MessageBody.length > LONGEST_SMS_CHARACTERS) return invalidField('MessageBody', 'The value is too long.');

  const messageId = randomUUID();
  const label = messageLabel({ class: context.class, key: context.key });
  return {
    messageId,
    captures: [{ messageId, channel: 'sms', to, from, text: MessageBody, ...label }],
    receiptDocument: (receipt) => textEvent({ ...receipt, context }),
  };
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

const unsupported = (target: string): Refusal => ({
  status: 400,
  code: 'UnknownOperationException',
  message: `${target || 'A request without X-Amz-Target'} is not supported here; ${SEND} is.`,
});

function answer(res: ServerResponse, said: Refusal | { MessageId: string }): void {
  // The client may have given up while a slow answer was waiting.
  if (res.destroyed || res.headersSent) return;
  const refused = 'code' in said;
  const body = refused ? { __type: said.code, Message: said.message, ...said.details } : said;
  res.writeHead(refused ? said.status : 200, {
    'content-type': 'application/x-amz-json-1.0',
    'x-amzn-requestid': randomUUID(),
  });
  res.end(JSON.stringify(body));
}
