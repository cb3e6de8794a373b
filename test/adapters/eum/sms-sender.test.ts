import { PinpointSMSVoiceV2Client, SendTextMessageCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { smsSender } from '../../../adapters/eum/sms-sender.ts';
import { handleEumRequest } from '../../../local/eum/endpoint.ts';
import type { FaultBehaviour } from '../../../local/tray/faults.ts';
import { type ProviderServer, startProvider } from '../../local/tray/provider-server.ts';
import { useProvider } from '../provider-environment.ts';

const SMS = {
  to: '+13125550101',
  text: 'Call 4821',
  label: { class: 'page' as const, cause: 'A#northside#ESC#4821', key: 'PAGE#1#0#j/é+' },
};
const sender = () => smsSender({ origination: '+13125550000', maxPrice: '0.50', configurationSet: '' });

describe('against the local End User Messaging', () => {
  let eum: ProviderServer;
  beforeEach(async () => {
    eum = await startProvider(handleEumRequest);
    useProvider('PINPOINT_SMS_VOICE_V2', eum.url);
  });
  afterEach(() => eum[Symbol.asyncDispose]());

  test('an SMS is taken, from our number, with its class and key', async () => {
    const result = await sender().send(SMS);
    const [item] = eum.tray.list();
    expect(result).toEqual({ outcome: 'accepted', providerId: item?.messageId });
    expect(item).toMatchObject({ to: SMS.to, text: SMS.text, from: '+13125550000', class: 'page', key: SMS.label.key });
  });

  const accepted = { outcome: 'accepted', providerId: expect.any(String) };
  const ambiguous = { outcome: 'ambiguous', why: expect.any(String) };
  const courses: Record<FaultBehaviour, [outcome: object, captured: number]> = {
    throttle: [{ outcome: 'busy', why: 'ThrottlingException' }, 0],
    error_before: [ambiguous, 0],
    error_after: [ambiguous, 1],
    timeout_before: [ambiguous, 0],
    timeout_after: [ambiguous, 1],
    refused: [{ outcome: 'refused', why: 'ConflictException' }, 0],
    opted_out: [{ outcome: 'refused', why: 'opted_out' }, 0],
    invalid_number: [{ outcome: 'refused', why: 'invalid_number' }, 0],
    spend_limit: [{ outcome: 'refused', why: 'spend_limit' }, 0],
    slow: [accepted, 1],
    receipt_never: [accepted, 1],
    receipt_late: [accepted, 1],
    receipt_early: [accepted, 1],
    receipt_twice: [accepted, 1],
  };
  // Object.keys answers strings; the record has every behaviour and no other.
  test.each(Object.keys(courses) as FaultBehaviour[])(
    '%s ends as it should, after exactly one attempt',
    async (name) => {
      // A second attempt would meet no fault and be captured.
      eum.faults.add({ channel: 'sms', behaviour: name, count: 1 });
      const [outcome, captured] = courses[name];
      expect(await sender().send(SMS)).toEqual(outcome);
      expect(eum.tray.list()).toHaveLength(captured);
      expect(eum.faults.list()).toEqual([]);
    },
  );
});

test('a connection that is never made is busy: nothing was written', async () => {
  useProvider('PINPOINT_SMS_VOICE_V2', 'http://127.0.0.1:1');
  expect(await sender().send(SMS)).toEqual({ outcome: 'busy', why: 'ECONNREFUSED' });
});

describe('against the names End User Messaging gives its errors', () => {
  // Opened for a test and restored after it: it takes the place of every client of the class.
  const open = () => mockClient(PinpointSMSVoiceV2Client);
  let mock: ReturnType<typeof open>;
  beforeEach(() => {
    mock = open();
  });
  afterEach(() => mock.restore());

  const failure = (name: string, httpStatusCode: number, members: object) =>
    Object.assign(new Error(name), { name, $metadata: { httpStatusCode }, ...members });
  const number = [{ Name: 'DestinationPhoneNumber', Message: 'wrong' }];

  test.each([
    ['ThrottlingException', 429, {}, 'busy', 'ThrottlingException'],
    ['AccessDeniedException', 403, {}, 'refused', 'AccessDeniedException'],
    ['ResourceNotFoundException', 404, {}, 'refused', 'ResourceNotFoundException'],
    ['ConflictException', 409, { Reason: 'DESTINATION_PHONE_NUMBER_OPTED_OUT' }, 'refused', 'opted_out'],
    ['ConflictException', 409, { Reason: 'RESOURCE_NOT_ACTIVE' }, 'refused', 'ConflictException'],
    ['ValidationException', 400, { Reason: 'INVALID_PARAMETER', Fields: number }, 'refused', 'invalid_number'],
    [
      'ValidationException',
      400,
      { Reason: 'DESTINATION_COUNTRY_BLOCKED', Fields: number },
      'refused',
      'ValidationException',
    ],
    [
      'ValidationException',
      400,
      { Reason: 'INVALID_PARAMETER', Fields: [{ Name: 'MessageBody' }] },
      'refused',
      'ValidationException',
    ],
    [
      'ServiceQuotaExceededException',
      402,
      { Reason: 'MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT' },
      'refused',
      'spend_limit',
    ],
    ['InternalServerException', 500, {}, 'ambiguous', 'InternalServerException'],
  ])('%s (%i, %j) is %s: %s, in one attempt', async (name, status, members, outcome, why) => {
    mock.on(SendTextMessageCommand).rejects(failure(name, status, members));
    expect(await sender().send(SMS)).toEqual({ outcome, why });
    expect(mock.commandCalls(SendTextMessageCommand)).toHaveLength(1);
  });

  const sent = async (settings: { origination: string; configurationSet: string }) => {
    mock.on(SendTextMessageCommand).resolves({ MessageId: 'm1' });
    await smsSender({ maxPrice: '0.50', ...settings }).send(SMS);
    return mock.commandCalls(SendTextMessageCommand)[0]?.args[0].input;
  };

  test('the price is always capped, and a configuration set is named', async () => {
    expect(await sent({ origination: 'pool-1', configurationSet: 'callout-prod' })).toEqual({
      DestinationPhoneNumber: SMS.to,
      OriginationIdentity: 'pool-1',
      MessageBody: SMS.text,
      MessageType: 'TRANSACTIONAL',
      MaxPrice: '0.50',
      ConfigurationSetName: 'callout-prod',
      Context: {
        class: 'page',
        cause: Buffer.from(SMS.label.cause).toString('base64url'),
        key: Buffer.from(SMS.label.key).toString('base64url'),
      },
    });
  });

  test('neither a number nor a configuration set is named where there is none', async () => {
    const input = await sent({ origination: '', configurationSet: '' });
    expect(input).not.toHaveProperty('OriginationIdentity');
    expect(input).not.toHaveProperty('ConfigurationSetName');
  });
});
