import { GetSendQuotaCommand, ListIdentitiesCommand, SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import MailComposer from 'nodemailer/lib/mail-composer';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handleSesRequest } from '../../../local/ses/endpoint.ts';
import type { FaultBehaviour } from '../../../local/tray/faults.ts';
import { clientTo, type ProviderServer, startProvider } from '../tray/provider-server.ts';

let server: ProviderServer;
let ses: SESClient;

beforeEach(async () => {
  server = await startProvider(handleSesRequest);
  ses = new SESClient(clientTo(server.url));
});
afterEach(async () => {
  ses.destroy();
  await server[Symbol.asyncDispose]();
});

const KEY = 'A#northside#ESC#4821|OUT#page-1-john';
const tagged = (key = KEY) => `class=page, key=${Buffer.from(key).toString('base64url')}`;
const compose = (headers: Record<string, string> = { 'X-SES-MESSAGE-TAGS': tagged() }, over: object = {}) =>
  new MailComposer({
    from: { name: 'Northside Heating & Air – Nachtdienst', address: 'page@callout.example' },
    to: 'john@northside.example',
    subject: '4821: no heat – Señora López, 1200 W Lake St',
    text: 'Accept: http://localhost:3000/e/4821\n',
    html: '<p style="color:red">Accept <a href="http://localhost:3000/e/4821">here</a></p>',
    headers,
    ...over,
  })
    .compile()
    .build();
const sendRaw = async (mail: Promise<Buffer> = compose()) =>
  ses.send(new SendRawEmailCommand({ RawMessage: { Data: await mail } }));
const refusal = (sending: Promise<unknown>) =>
  sending.then(
    () => ({ name: 'nothing', status: 200 }),
    (error: Error & { $metadata?: { httpStatusCode?: number } }) => ({
      name: error.name,
      status: error.$metadata?.httpStatusCode,
      message: error.message,
    }),
  );
const nextOne = (behaviour: FaultBehaviour) => server.faults.add({ channel: 'email', behaviour, count: 1 });

describe('an email sent through the real client', () => {
  it('is in the tray with subject, both parts, class and key', async () => {
    const { MessageId } = await sendRaw();
    expect(server.tray.list()).toEqual([
      {
        id: expect.stringMatching(/^tray_/),
        messageId: MessageId,
        at: '2026-06-01T15:00:00.000Z',
        channel: 'email',
        to: 'john@northside.example',
        from: 'Northside Heating & Air – Nachtdienst <page@callout.example>',
        subject: '4821: no heat – Señora López, 1200 W Lake St',
        text: 'Accept: http://localhost:3000/e/4821',
        html: '<p style="color:red">Accept <a href="http://localhost:3000/e/4821">here</a></p>',
        class: 'page',
        key: KEY,
        status: 'accepted',
      },
    ]);
  });

  it('takes its tags from the request as well as from the header', async () => {
    const Tags = [
      { Name: 'class', Value: 'code' },
      { Name: 'key', Value: Buffer.from('CHALLENGE#1').toString('base64url') },
    ];
    await ses.send(new SendRawEmailCommand({ RawMessage: { Data: await compose({}) }, Tags }));
    expect(server.tray.list()).toMatchObject([{ class: 'code', key: 'CHALLENGE#1' }]);
  });

  it('goes to the envelope where one is given, once to each', async () => {
    const Destinations = ['a@northside.example', 'B <b@northside.example>', 'a@northside.example'];
    await ses.send(new SendRawEmailCommand({ RawMessage: { Data: await compose() }, Destinations }));
    expect(server.tray.list().map(({ to }) => to)).toEqual(['a@northside.example', 'b@northside.example']);
  });

  it('is delivered by an event that echoes its tags', async () => {
    const { MessageId } = await sendRaw();
    await server.clock.advance(1_000);
    expect(server.received).toMatchObject([
      {
        channel: 'email',
        outcome: 'delivered',
        document: {
          eventType: 'Delivery',
          mail: { messageId: MessageId, tags: { class: ['page'], key: [Buffer.from(KEY).toString('base64url')] } },
          delivery: { timestamp: '2026-06-01T15:00:01.000Z', recipients: ['john@northside.example'] },
        },
      },
    ]);
    expect(server.tray.list()).toMatchObject([{ status: 'delivered' }]);
  });
});

describe('what SES says by itself', () => {
  it('answers its quota', async () => {
    expect(await ses.send(new GetSendQuotaCommand({}))).toMatchObject({ Max24HourSend: 50_000, MaxSendRate: 14 });
  });

  it('refuses another action by name', async () => {
    expect(await refusal(ses.send(new ListIdentitiesCommand({})))).toMatchObject({
      status: 400,
      message: 'ListIdentities is not supported here; SendRawEmail is.',
    });
  });

  it('refuses a mail to nobody and a mail from nobody', async () => {
    expect(await refusal(sendRaw(compose({}, { to: '' })))).toMatchObject({ name: 'InvalidParameterValue' });
    expect(await refusal(sendRaw(compose({}, { from: '' })))).toMatchObject({ name: 'InvalidParameterValue' });
    expect(server.tray.list()).toEqual([]);
  });

  it('refuses a tag that the real service would refuse', async () => {
    const sending = sendRaw(compose({ 'X-SES-MESSAGE-TAGS': 'class=page, key=A#1' }));
    expect(await refusal(sending)).toMatchObject({ name: 'InvalidParameterValue', status: 400 });
  });
});

describe('a fault on email', () => {
  it.each([
    ['throttle', { name: 'Throttling', status: 400 }],
    ['error_before', { name: 'InternalFailure', status: 500 }],
    ['refused', { name: 'MessageRejected', status: 400 }],
    ['spend_limit', { name: 'Throttling', status: 400, message: 'Daily message quota exceeded.' }],
  ] as const)('%s answers its error, and the mailbox gets nothing', async (behaviour, error) => {
    nextOne(behaviour);
    expect(await refusal(sendRaw())).toMatchObject(error);
    expect(server.tray.list()).toEqual([]);
    await sendRaw();
    expect(server.tray.list()).toHaveLength(1);
  });

  it.each([
    ['error_after', { name: 'InternalFailure', status: 500 }],
    ['timeout_after', { status: undefined }],
  ] as const)('%s fails though the mailbox got the mail', async (behaviour, error) => {
    nextOne(behaviour);
    expect(await refusal(sendRaw())).toMatchObject(error);
    expect(server.tray.list()).toHaveLength(1);
    expect(server.receipts.list()).toHaveLength(1);
  });

  it.each([
    ['opted_out', 'OnAccountSuppressionList'],
    ['invalid_number', 'NoEmail'],
  ] as const)('%s is accepted, and bounces', async (behaviour, reason) => {
    nextOne(behaviour);
    await sendRaw();
    await server.clock.advance(1_000);
    expect(server.received).toMatchObject([
      { outcome: 'failed', document: { eventType: 'Bounce', bounce: { bounceSubType: reason } } },
    ]);
    expect(server.tray.list()).toMatchObject([{ status: 'failed', reason }]);
  });

  it('leaves faults of the other channel alone', async () => {
    server.faults.add({ channel: 'sms', behaviour: 'throttle', count: 2 });
    await sendRaw();
    expect(server.faults.list()).toEqual([{ channel: 'sms', behaviour: 'throttle', count: 2 }]);
  });
});
