import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { smsSender } from '../../../adapters/sns/sms-sender.ts';
import { handleSnsRequest } from '../../../local/sns/endpoint.ts';
import type { FaultBehaviour } from '../../../local/tray/faults.ts';
import { type ProviderServer, startProvider } from '../../local/tray/provider-server.ts';
import { useProvider } from '../provider-environment.ts';

const SMS = {
  to: '+13125550101',
  text: 'Call 4821',
  label: { class: 'page' as const, cause: 'A#northside#ESC#4821', key: 'PAGE#1#0#j/é+' },
};
const sender = () => smsSender({ origination: '+13125550000', maxPrice: '0.50' });

describe('against the local SNS', () => {
  let sns: ProviderServer;
  beforeEach(async () => {
    sns = await startProvider(handleSnsRequest);
    useProvider('SNS', sns.url);
  });
  afterEach(() => sns[Symbol.asyncDispose]());

  test('an SMS is taken, from our number, with its class and key', async () => {
    const result = await sender().send(SMS);
    const [item] = sns.tray.list();
    expect(result).toEqual({ outcome: 'accepted', providerId: item?.messageId });
    expect(item).toMatchObject({ to: SMS.to, text: SMS.text, from: '+13125550000', class: 'page', key: SMS.label.key });
  });

  test.each<[FaultBehaviour, object, number]>([
    ['throttle', { outcome: 'busy', why: 'Throttling' }, 0],
    ['refused', { outcome: 'refused', why: 'ValidationException' }, 0],
    ['invalid_number', { outcome: 'refused', why: 'invalid_number' }, 0],
    ['error_before', { outcome: 'ambiguous', why: expect.any(String) }, 0],
    ['error_after', { outcome: 'ambiguous', why: expect.any(String) }, 1],
    ['timeout_before', { outcome: 'ambiguous', why: expect.any(String) }, 0],
    ['timeout_after', { outcome: 'ambiguous', why: expect.any(String) }, 1],
    ['opted_out', { outcome: 'accepted', providerId: expect.any(String) }, 1],
    ['spend_limit', { outcome: 'accepted', providerId: expect.any(String) }, 1],
  ])('%s is %j, after exactly one attempt', async (behaviour, outcome, captured) => {
    // A second attempt would meet no fault and be captured.
    sns.faults.add({ channel: 'sms', behaviour, count: 1 });
    expect(await sender().send(SMS)).toEqual(outcome);
    expect(sns.tray.list()).toHaveLength(captured);
    expect(sns.faults.list()).toEqual([]);
  });
});

test('a connection that is never made is busy: nothing was written', async () => {
  useProvider('SNS', 'http://127.0.0.1:1');
  expect(await sender().send(SMS)).toEqual({ outcome: 'busy', why: 'ECONNREFUSED' });
});

describe('against the names SNS gives its errors', () => {
  // Opened for a test and restored after it: it takes the place of every client of the class.
  const open = () => mockClient(SNSClient);
  let mock: ReturnType<typeof open>;
  beforeEach(() => {
    mock = open();
  });
  afterEach(() => mock.restore());

  const failure = (name: string, httpStatusCode: number) =>
    Object.assign(new Error(name), { name, $metadata: { httpStatusCode } });

  test.each([
    ['Throttling', 400, 'busy'],
    ['ThrottledException', 429, 'busy'],
    ['TooManyRequestsException', 429, 'busy'],
    ['AuthorizationErrorException', 403, 'refused'],
    ['InternalErrorException', 500, 'ambiguous'],
    ['ServiceUnavailable', 503, 'ambiguous'],
  ] as const)('%s (%i) is %s, in one attempt', async (name, status, outcome) => {
    mock.on(PublishCommand).rejects(failure(name, status));
    expect(await sender().send(SMS)).toEqual({ outcome, why: name });
    expect(mock.commandCalls(PublishCommand)).toHaveLength(1);
  });

  test('an opted-out phone is told from any other refusal', async () => {
    mock.on(PublishCommand).rejects(failure('OptedOutException', 400));
    expect(await sender().send(SMS)).toEqual({ outcome: 'refused', why: 'opted_out' });
  });

  test('without a number of ours none is named, and the price is always capped', async () => {
    mock.on(PublishCommand).resolves({ MessageId: 'm1' });
    await smsSender({ origination: '', maxPrice: '0.50' }).send(SMS);
    const attributes = mock.commandCalls(PublishCommand)[0]?.args[0].input.MessageAttributes;
    expect(attributes).not.toHaveProperty('AWS.MM.SMS.OriginationNumber');
    expect(attributes?.['AWS.SNS.SMS.MaxPrice']).toEqual({ DataType: 'Number', StringValue: '0.50' });
    expect(attributes?.['AWS.SNS.SMS.SMSType']?.StringValue).toBe('Transactional');
  });
});
