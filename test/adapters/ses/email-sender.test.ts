import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { emailSender } from '../../../adapters/ses/email-sender.ts';
import { handleSesRequest } from '../../../local/ses/endpoint.ts';
import type { FaultBehaviour } from '../../../local/tray/faults.ts';
import { type ProviderServer, startProvider } from '../../local/tray/provider-server.ts';
import { useProvider } from '../provider-environment.ts';

const EMAIL = {
  to: 'john@northside.example',
  fromName: 'Northside Heating & Air',
  subject: 'Call 4821: No heat – furnace',
  text: 'No heat',
  html: '<p>No heat</p>',
  label: { class: 'page' as const, cause: 'A#northside#ESC#4821', key: 'PAGE#1#0#john' },
};
const sender = (configurationSet = '') => emailSender({ from: 'callout@northside.example', configurationSet });

describe('against the local SES', () => {
  let ses: ProviderServer;
  beforeEach(async () => {
    ses = await startProvider(handleSesRequest);
    useProvider('SES', ses.url);
  });
  afterEach(() => ses[Symbol.asyncDispose]());

  test('an email is taken, in the name of the account, in text and HTML', async () => {
    const result = await sender().send(EMAIL);
    const [item] = ses.tray.list();
    expect(result).toEqual({ outcome: 'accepted', providerId: item?.messageId });
    expect(item).toMatchObject({
      to: EMAIL.to,
      subject: EMAIL.subject,
      text: expect.stringContaining('No heat'),
      html: expect.stringContaining('<p>No heat</p>'),
      class: 'page',
      key: EMAIL.label.key,
    });
    expect(item?.from).toContain('callout@northside.example');
    expect(item?.from).toContain('Northside Heating & Air');
  });

  test.each<[FaultBehaviour, object, number]>([
    ['throttle', { outcome: 'busy', why: 'Throttling' }, 0],
    ['spend_limit', { outcome: 'busy', why: 'Throttling' }, 0],
    ['refused', { outcome: 'refused', why: expect.stringMatching(/^MessageRejected/) }, 0],
    ['error_before', { outcome: 'ambiguous', why: expect.any(String) }, 0],
    ['error_after', { outcome: 'ambiguous', why: expect.any(String) }, 1],
    ['timeout_before', { outcome: 'ambiguous', why: expect.any(String) }, 0],
    ['timeout_after', { outcome: 'ambiguous', why: expect.any(String) }, 1],
    ['opted_out', { outcome: 'accepted', providerId: expect.any(String) }, 1],
  ])('%s is %j, after exactly one attempt', async (behaviour, outcome, captured) => {
    ses.faults.add({ channel: 'email', behaviour, count: 1 });
    expect(await sender().send(EMAIL)).toEqual(outcome);
    expect(ses.tray.list()).toHaveLength(captured);
    expect(ses.faults.list()).toEqual([]);
  });
});

describe('what SES is given', () => {
  // Opened for a test and restored after it: it takes the place of every client of the class.
  const open = () => mockClient(SESClient);
  let mock: ReturnType<typeof open>;
  beforeEach(() => {
    mock = open();
    mock.on(SendRawEmailCommand).resolves({ MessageId: 'm1' });
  });
  afterEach(() => mock.restore());
  const given = () => mock.commandCalls(SendRawEmailCommand)[0]?.args[0].input;
  const mime = () => Buffer.from(given()?.RawMessage?.Data ?? '').toString('utf8');

  test('tells automatic answers not to answer', async () => {
    await sender().send(EMAIL);
    expect(mime()).toContain('Auto-Submitted: auto-generated');
    expect(mime()).toContain('X-Auto-Response-Suppress: All');
  });

  test('stands in its conversation, and says who answers questions about it', async () => {
    const thread = { messageId: '<tkt_1.due@call.northside.example>', references: '<tkt_1@call.northside.example>' };
    await sender().send({ ...EMAIL, replyTo: 'alex@northside.example', thread });
    expect(mime()).toContain('Reply-To: alex@northside.example');
    expect(mime()).toContain(`Message-ID: ${thread.messageId}`);
    expect(mime()).toContain(`References: ${thread.references}`);
    expect(mime()).toContain(`In-Reply-To: ${thread.references}`);
  });

  test('can be unsubscribed from by one POST where it says so, and not otherwise (RFC 8058)', async () => {
    await sender().send(EMAIL);
    expect(mime()).not.toContain('List-Unsubscribe');
    mock.resetHistory();
    await sender().send({ ...EMAIL, unsubscribe: 'https://call.northside.example/c/abc/unsubscribe' });
    expect(mime()).toContain('List-Unsubscribe: <https://call.northside.example/c/abc/unsubscribe>');
    expect(mime()).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  });

  test('goes to the one address, whatever stands in the subject or the name', async () => {
    const evil = 'x\r\nBcc: everybody@example.com';
    await sender().send({ ...EMAIL, subject: evil, fromName: evil });
    expect(given()?.Destinations).toEqual([EMAIL.to]);
    expect(mime()).not.toMatch(/^bcc:/im);
  });

  test('has tags of letters that SES allows, however long the key is', async () => {
    await sender('callout').send({
      ...EMAIL,
      label: { class: 'staff', cause: 'A#northside#ESC#4821', key: 'ü#'.repeat(300) },
    });
    expect(given()?.ConfigurationSetName).toBe('callout');
    for (const { Value } of given()?.Tags ?? []) expect(Value).toMatch(/^[\w-]{1,256}$/);
  });

  test.each([
    ['Throttling', 400, 'busy'],
    ['MessageRejected', 400, 'refused'],
    ['MailFromDomainNotVerifiedException', 400, 'refused'],
    ['InternalFailure', 500, 'ambiguous'],
  ] as const)('%s (%i) is %s, in one attempt', async (name, httpStatusCode, outcome) => {
    mock.on(SendRawEmailCommand).rejects(Object.assign(new Error(name), { name, $metadata: { httpStatusCode } }));
    expect(await sender().send(EMAIL)).toEqual({ outcome, why: name });
    expect(mock.commandCalls(SendRawEmailCommand)).toHaveLength(1);
  });
});
