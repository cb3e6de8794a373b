import { ListTopicsCommand, type MessageAttributeValue, PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { handleSnsRequest } from '../../../local/sns/endpoint.ts';
import type { FaultBehaviour } from '../../../local/tray/faults.ts';
import { clientTo, type ProviderServer, startProvider } from '../tray/provider-server.ts';

let server: ProviderServer;
let sns: SNSClient;

beforeEach(async () => {
  server = await startProvider(handleSnsRequest);
  sns = new SNSClient(clientTo(server.url));
});
afterEach(async () => {
  sns.destroy();
  await server[Symbol.asyncDispose]();
});

const JOHN = '+13125550101';
const KEY = 'A#northside#ESC#4821|OUT#page-1-john';
const string = (value: string): MessageAttributeValue => ({ DataType: 'String', StringValue: value });
const publish = (over: { PhoneNumber?: string; Message?: string } = {}) =>
  sns.send(
    new PublishCommand({
      PhoneNumber: JOHN,
      Message: 'Northside 4821: no heat <1200 W Lake & Oak> "now" – 5 min. 1 4821 accept',
      MessageAttributes: {
        'AWS.SNS.SMS.SMSType': string('Transactional'),
        'AWS.MM.SMS.OriginationNumber': string('+13125550000'),
        'callout.class': string('page'),
        'callout.key': string(Buffer.from(KEY).toString('base64url')),
      },
      ...over,
    }),
  );
const refusal = (sending: Promise<unknown>) =>
  sending.then(
    () => ({ name: 'nothing', status: 200 }),
    (error: Error & { $metadata?: { httpStatusCode?: number } }) => ({
      name: error.name,
      status: error.$metadata?.httpStatusCode,
      message: error.message,
    }),
  );
const nextOne = (behaviour: FaultBehaviour) => server.faults.add({ channel: 'sms', behaviour, count: 1 });

describe('an SMS published through the real client', () => {
  it('is in the tray as it was written, with its class and the key of its outbox row', async () => {
    const { MessageId } = await publish();
    expect(server.tray.list()).toEqual([
      {
        id: expect.stringMatching(/^tray_/),
        messageId: MessageId,
        at: '2026-06-01T15:00:00.000Z',
        channel: 'sms',
        to: JOHN,
        from: '+13125550000',
        text: 'Northside 4821: no heat <1200 W Lake & Oak> "now" – 5 min. 1 4821 accept',
        class: 'page',
        key: KEY,
        status: 'accepted',
      },
    ]);
  });

  it('is delivered by a line of the delivery log one second later', async () => {
    const { MessageId } = await publish();
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
          notification: { messageId: MessageId, timestamp: '2026-06-01 15:00:00.000' },
          delivery: { destination: JOHN, dwellTimeMs: 1000 },
          status: 'SUCCESS',
        },
      },
    ]);
    expect(server.tray.list()).toMatchObject([{ status: 'delivered' }]);
    expect(server.receipts.list()).toEqual([]);
  });

  it('without attributes, from a foreign client, is a staff message from NOTICE', async () => {
    await sns.send(new PublishCommand({ PhoneNumber: JOHN, Message: 'hello' }));
    expect(server.tray.list()).toMatchObject([{ from: 'NOTICE', class: 'staff', key: '' }]);
  });
});

describe('what SNS refuses by itself', () => {
  it.each([
    ['a number without +', { PhoneNumber: '3125550101' }, 'not valid to publish to'],
    ['a word for a number', { PhoneNumber: 'john' }, 'not valid to publish to'],
    ['an empty message', { Message: '' }, 'Empty message'],
    ['a message of 1 601 characters', { Message: 'x'.repeat(1_601) }, 'Message too long'],
  ])('%s is an InvalidParameter, and uses up no fault', async (_, over, words) => {
    nextOne('throttle');
    const answer = await refusal(publish(over));
    expect(answer).toMatchObject({ name: 'InvalidParameterException', status: 400 });
    expect(answer).toHaveProperty('message', expect.stringContaining(words));
    expect(server.faults.list()).toHaveLength(1);
    expect(server.tray.list()).toEqual([]);
  });

  it('a topic is no phone', async () => {
    const publishing = sns.send(new PublishCommand({ TopicArn: 'arn:aws:sns:us-east-1:0:t', Message: 'x' }));
    expect(await refusal(publishing)).toMatchObject({ name: 'InvalidParameterException' });
  });

  it('another action is refused by name', async () => {
    expect(await refusal(sns.send(new ListTopicsCommand({})))).toMatchObject({
      status: 400,
      message: 'ListTopics is not supported here; Publish is.',
    });
  });
});

describe('a failure of the endpoint itself', () => {
  it('is answered as an internal error, and the next message goes through', async () => {
    using complaint = vi.spyOn(console, 'error').mockImplementation(() => {});
    let broken = true;
    await using flaky = await startProvider((parts, req, res) => {
      const capture: typeof parts.tray.capture = (message) => {
        if (broken) throw new Error('the disk is full');
        return parts.tray.capture(message);
      };
      return handleSnsRequest({ ...parts, tray: { ...parts.tray, capture } }, req, res);
    });
    sns.destroy();
    sns = new SNSClient(clientTo(flaky.url));
    expect(await refusal(publish())).toMatchObject({ name: 'InternalErrorException', status: 500 });
    expect(complaint).toHaveBeenCalledOnce();
    broken = false;
    await publish();
    expect(flaky.tray.list()).toHaveLength(1);
  });
});

describe('a fault on SMS', () => {
  it.each([
    ['throttle', { name: 'Throttling', status: 429 }],
    ['error_before', { name: 'InternalErrorException', status: 500 }],
    ['refused', { name: 'ValidationException', status: 400 }],
    ['invalid_number', { name: 'InvalidParameterException', status: 400 }],
  ] as const)('%s answers its error, and the phone gets nothing', async (behaviour, error) => {
    nextOne(behaviour);
    expect(await refusal(publish())).toMatchObject(error);
    expect(server.tray.list()).toEqual([]);
    expect(server.receipts.list()).toEqual([]);
    await publish();
    expect(server.tray.list()).toHaveLength(1);
  });

  it('error_after answers an error though the phone got the message', async () => {
    nextOne('error_after');
    expect(await refusal(publish())).toMatchObject({ name: 'InternalErrorException', status: 500 });
    expect(server.tray.list()).toHaveLength(1);
    expect(server.receipts.list()).toHaveLength(1);
  });

  it.each([
    ['timeout_before', 0],
    ['timeout_after', 1],
  ] as const)('%s cuts the connection with %i messages taken over', async (behaviour, taken) => {
    nextOne(behaviour);
    expect(await refusal(publish())).not.toMatchObject({ name: 'nothing' });
    expect(server.tray.list()).toHaveLength(taken);
    expect(server.receipts.list()).toHaveLength(taken);
  });

  it.each([
    ['opted_out', `${JOHN} is opted out`],
    ['spend_limit', 'No quota left for account'],
  ] as const)('%s is accepted, and fails by a receipt', async (behaviour, reason) => {
    nextOne(behaviour);
    await publish();
    expect(server.tray.list()).toMatchObject([{ status: 'accepted' }]);
    await server.clock.advance(1_000);
    expect(server.received).toMatchObject([
      { outcome: 'failed', reason, document: { status: 'FAILURE', delivery: { providerResponse: reason } } },
    ]);
    expect(server.tray.list()).toMatchObject([{ status: 'failed', reason }]);
  });

  it('slow answers after three seconds of clock time', async () => {
    nextOne('slow');
    await publish();
    expect(server.delays).toEqual([3_000]);
    expect(server.tray.list()).toHaveLength(1);
  });

  it('receipt_never stays accepted', async () => {
    nextOne('receipt_never');
    await publish();
    await server.clock.advance(86_400_000);
    expect(server.received).toEqual([]);
    expect(server.tray.list()).toMatchObject([{ status: 'accepted' }]);
  });

  it('receipt_late comes after twenty minutes', async () => {
    nextOne('receipt_late');
    await publish();
    await server.clock.advance(20 * 60_000 - 1);
    expect(server.received).toEqual([]);
    await server.clock.advance(1);
    expect(server.received).toHaveLength(1);
  });

  it('receipt_early comes before the answer to the send', async () => {
    nextOne('receipt_early');
    const order: string[] = [];
    server.tray.onChange(() => order.push(server.tray.list()[0]?.status ?? 'none'));
    await publish();
    order.push('answered');
    expect(order).toEqual(['accepted', 'delivered', 'answered']);
    expect(server.received).toHaveLength(1);
    await server.clock.advance(60_000);
    expect(server.received).toHaveLength(1);
  });

  it('receipt_twice brings the same receipt twice', async () => {
    nextOne('receipt_twice');
    const { MessageId } = await publish();
    await server.clock.advance(2_000);
    expect(server.received.map(({ messageId }) => messageId)).toEqual([MessageId, MessageId]);
  });
});
