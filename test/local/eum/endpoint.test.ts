import {
  DescribePoolsCommand,
  PinpointSMSVoiceV2Client,
  SendTextMessageCommand,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handleEumRequest } from '../../../local/eum/endpoint.ts';
import type { FaultBehaviour } from '../../../local/tray/faults.ts';
import { clientTo, type ProviderServer, startProvider } from '../tray/provider-server.ts';

let server: ProviderServer;
let eum: PinpointSMSVoiceV2Client;

beforeEach(async () => {
  server = await startProvider(handleEumRequest);
  eum = new PinpointSMSVoiceV2Client(clientTo(server.url));
});
afterEach(async () => {
  eum.destroy();
  await server[Symbol.asyncDispose]();
});

const JOHN = '+13125550101';
const KEY = 'A#northside#ESC#4821|OUT#page-1-john';
const MESSAGE = {
  DestinationPhoneNumber: JOHN,
  OriginationIdentity: '+13125550000',
  MessageBody: 'Northside 4821: no heat <1200 W Lake & Oak> "now" – 5 min. 1 4821 accept',
  Context: { class: 'page', key: Buffer.from(KEY).toString('base64url') },
};
const send = (over: { DestinationPhoneNumber?: string; MessageBody?: string } = {}) =>
  eum.send(new SendTextMessageCommand({ ...MESSAGE, ...over }));
const nextOne = (behaviour: FaultBehaviour) => server.faults.add({ channel: 'sms', behaviour, count: 1 });

describe('an SMS sent through the real client', () => {
  it('is in the tray as it was written, with its class and the key of its outbox row', async () => {
    const { MessageId } = await send();
    expect(server.tray.list()).toEqual([
      {
        id: expect.stringMatching(/^tray_/),
        messageId: MessageId,
        at: '2026-06-01T15:00:00.000Z',
        channel: 'sms',
        to: JOHN,
        from: '+13125550000',
        text: MESSAGE.MessageBody,
        class: 'page',
        key: KEY,
        status: 'accepted',
      },
    ]);
  });

  it('is delivered by an event one second later, which repeats our context', async () => {
    const { MessageId } = await send();
    await server.clock.advance(999);
    expect(server.received).toEqual([]);
    await server.clock.advance(1);
    expect(server.received).toMatchObject([
      {
        channel: 'sms',
        messageId: MessageId,
        to: JOHN,
        outcome: 'delivered',
        document: {
          eventType: 'TEXT_DELIVERED',
          eventTimestamp: Date.parse('2026-06-01T15:00:01Z'),
          isFinal: true,
          destinationPhoneNumber: JOHN,
          messageId: MessageId,
          context: MESSAGE.Context,
        },
      },
    ]);
    expect(server.tray.list()).toMatchObject([{ status: 'delivered' }]);
  });

  it('from a foreign client without context is a staff message', async () => {
    await eum.send(new SendTextMessageCommand({ DestinationPhoneNumber: JOHN, MessageBody: 'hello' }));
    expect(server.tray.list()).toMatchObject([{ class: 'staff', key: '' }]);
  });
});

describe('what End User Messaging refuses by itself', () => {
  it.each([
    ['a number without +', { DestinationPhoneNumber: '3125550101' }, 'DestinationPhoneNumber'],
    ['an empty message', { MessageBody: '' }, 'MessageBody'],
    ['a message of 1 601 characters', { MessageBody: 'x'.repeat(1_601) }, 'MessageBody'],
  ])('%s is a ValidationException that names the field, and uses up no fault', async (_, over, Name) => {
    nextOne('throttle');
    await expect(send(over)).rejects.toMatchObject({
      name: 'ValidationException',
      Reason: 'INVALID_PARAMETER',
      Fields: [{ Name }],
    });
    expect(server.faults.list()).toHaveLength(1);
    expect(server.tray.list()).toEqual([]);
  });

  it('any other operation is not supported here', async () => {
    await expect(eum.send(new DescribePoolsCommand({}))).rejects.toThrow(/DescribePools is not supported here/);
  });

  it('a body that is no JSON is refused in words', async () => {
    const headers = { 'x-amz-target': 'PinpointSMSVoiceV2.SendTextMessage' };
    const answer = await fetch(server.url, { method: 'POST', headers, body: 'hello' });
    expect([answer.status, await answer.json()]).toMatchObject([400, { __type: 'SerializationException' }]);
  });
});

describe('a fault on request', () => {
  it.each([
    ['throttle', { name: 'ThrottlingException' }],
    ['error_before', { name: 'InternalServerException' }],
    ['refused', { name: 'ConflictException' }],
    ['opted_out', { name: 'ConflictException', Reason: 'DESTINATION_PHONE_NUMBER_OPTED_OUT' }],
    ['spend_limit', { name: 'ServiceQuotaExceededException', Reason: 'MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT' }],
    ['invalid_number', { name: 'ValidationException', Fields: [{ Name: 'DestinationPhoneNumber' }] }],
  ] as const)('%s refuses one message at once and takes the next', async (behaviour, error) => {
    nextOne(behaviour);
    await expect(send()).rejects.toMatchObject(error);
    expect(server.tray.list()).toEqual([]);
    expect(server.receipts.list()).toEqual([]);
    await send();
    expect(server.tray.list()).toHaveLength(1);
  });

  it.each([
    ['timeout_before', 0],
    ['timeout_after', 1],
    ['error_after', 1],
  ] as const)('%s fails with %i messages taken over', async (behaviour, taken) => {
    nextOne(behaviour);
    await expect(send()).rejects.toThrow();
    expect(server.tray.list()).toHaveLength(taken);
    expect(server.receipts.list()).toHaveLength(taken);
  });

  it('slow answers after three seconds of clock time', async () => {
    nextOne('slow');
    await send();
    expect(server.delays).toEqual([3_000]);
  });
});
