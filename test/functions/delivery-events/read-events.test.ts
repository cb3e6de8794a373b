import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { DeliveryEvent } from '../../../core/message/delivery.ts';
import { readEmailEvent } from '../../../functions/delivery-events/email-events.ts';
import { recordDeliveries } from '../../../functions/delivery-events/record-deliveries.ts';
import { readDeliveryLine, unpackLines } from '../../../functions/delivery-events/sms-delivery-lines.ts';
import { readTextEvent } from '../../../functions/delivery-events/text-events.ts';
import { deliveryEvent } from '../../../local/delivery-events.ts';
import { textEvent } from '../../../local/eum/text-event.ts';
import { emailEvent } from '../../../local/ses/email-event.ts';
import { smsDeliveryLine } from '../../../local/sns/sms-delivery-line.ts';
import type { TrayItem } from '../../../local/tray/tray.ts';

const AT = '2026-06-01T15:00:01.000Z';
const item = (to: string) =>
  ({ id: '1', at: '2026-06-01T15:00:00.000Z', messageId: 'm-1', to, from: 'x', text: 'x' }) as unknown as TrayItem;

describe('an SES event', () => {
  const JOHN = item('john@northside.example');
  const mail = { messageId: 'm-1', timestamp: AT, destination: [JOHN.to] };
  const tags = new Map([['class', 'page']]);

  test('of a delivery and of a permanent bounce says how it ended', () => {
    expect(readEmailEvent(emailEvent({ item: JOHN, tags, outcome: 'delivered', at: AT }))).toEqual([
      { kind: 'delivered', providerId: 'm-1', recipient: JOHN.to, at: AT },
    ]);
    expect(readEmailEvent(emailEvent({ item: JOHN, tags, outcome: 'failed', reason: 'NoEmail', at: AT }))).toEqual([
      { kind: 'failed', providerId: 'm-1', recipient: JOHN.to, at: AT, why: 'bounced' },
    ]);
  });

  test('of a complaint is a failure, for each recipient, whatever stands around the address', () => {
    const complainedRecipients = [
      { emailAddress: 'John Smith <John@Northside.example>' },
      { emailAddress: 'b@x.example' },
    ];
    const events = readEmailEvent({ eventType: 'Complaint', mail, complaint: { timestamp: AT, complainedRecipients } });
    expect(events.map((event) => [event.recipient, 'why' in event && event.why])).toEqual([
      ['john@northside.example', 'complaint'],
      ['b@x.example', 'complaint'],
    ]);
  });

  test.each([
    [
      'a bounce that may pass',
      {
        eventType: 'Bounce',
        mail,
        bounce: { bounceType: 'Transient', timestamp: AT, bouncedRecipients: [{ emailAddress: JOHN.to }] },
      },
    ],
    ['an event of another type', { eventType: 'Open', mail }],
    ['something else', { hello: 'world' }],
    ['nothing', null],
  ])('%s says nothing', (_, document) => {
    expect(readEmailEvent(document)).toEqual([]);
  });
});

describe('a line of the SMS delivery log', () => {
  const line = (outcome: 'delivered' | 'failed', reason?: string) =>
    JSON.stringify(smsDeliveryLine({ item: item('+13125550101'), outcome, ...(reason ? { reason } : {}), at: AT }));
  const event = { providerId: 'm-1', recipient: '+13125550101', at: '2026-06-01T15:00:00.000Z' };

  test.each([
    ['+13125550101 is opted out', 'opted_out'],
    ['Phone has blocked SMS', 'opted_out'],
    ['Invalid phone number', 'invalid_number'],
    ['No quota left for account', 'spend_limit'],
    ['Phone is currently unreachable/unavailable', 'not_delivered'],
    ['Blocked as spam by phone carrier', 'not_delivered'],
  ])('%j is %s', (response, why) => {
    expect(readDeliveryLine(line('failed', response))).toEqual({ ...event, kind: 'failed', why });
  });

  test('of a success is a delivery', () => {
    expect(readDeliveryLine(line('delivered'))).toEqual({ ...event, kind: 'delivered' });
  });

  test.each(['', 'not JSON', '{}', '[1]'])('%j is none', (text) => {
    expect(readDeliveryLine(text)).toBeUndefined();
  });

  test('comes packed, and a control message holds none', () => {
    const pack = (messageType: string) =>
      gzipSync(JSON.stringify({ messageType, logEvents: [{ message: 'a' }, { message: 'b' }] })).toString('base64');
    expect(unpackLines(pack('DATA_MESSAGE'))).toEqual(['a', 'b']);
    expect(unpackLines(pack('CONTROL_MESSAGE'))).toEqual([]);
  });
});

describe('an event of End User Messaging', () => {
  const document = textEvent({ item: item('+13125550101'), context: {}, outcome: 'delivered', at: AT });
  const event = { providerId: 'm-1', recipient: '+13125550101', at: AT };

  test.each([
    ['TEXT_DELIVERED', { kind: 'delivered' }],
    ['TEXT_SUCCESSFUL', { kind: 'delivered' }],
    ['TEXT_INVALID', { kind: 'failed', why: 'invalid_number' }],
    ['TEXT_BLOCKED', { kind: 'failed', why: 'opted_out' }],
    ['TEXT_UNREACHABLE', { kind: 'failed', why: 'not_delivered' }],
  ])('%s says how it ended', (eventType, end) => {
    expect(readTextEvent({ ...document, eventType })).toEqual([{ ...event, ...end }]);
  });

  test('says so, too, of an SMS that was sent without a context', () => {
    const { context: _, ...bare } = document;
    expect(readTextEvent({ ...bare, eventType: 'TEXT_BLOCKED' })).toMatchObject([{ kind: 'failed', why: 'opted_out' }]);
  });

  test.each([
    ['one that is not the last', { ...document, isFinal: false }],
    ['one of which the carrier says nothing', { ...document, eventType: 'TEXT_UNKNOWN' }],
    ['something else', { hello: 'world' }],
  ])('%s says nothing', (_, other) => {
    expect(readTextEvent(other)).toEqual([]);
  });

  test('comes by the topic, like those of SES, and is written down', async () => {
    const recorded: DeliveryEvent[] = [];
    const store = {
      record: async (each: DeliveryEvent) => {
        recorded.push(each);
        return 'recorded' as const;
      },
    };
    const receipt = { channel: 'sms', messageId: 'm-1', to: '+13125550101', outcome: 'delivered', dueAt: 0 } as const;
    // Whatever a local provider says is what Lambda would be called with.
    const called = deliveryEvent({ ...receipt, document }) as Parameters<typeof recordDeliveries>[0];
    await recordDeliveries(called, store);
    expect(recorded).toEqual([{ ...event, kind: 'delivered' }]);
  });
});
