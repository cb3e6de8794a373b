import { describe, expect, test } from 'vitest';
import { segmentsOf } from '../../../core/message/sms-text.ts';
import { write } from '../../../core/message/write.ts';
import type { Written } from '../../../core/message/written.ts';
import type { Ticket } from '../../../core/ticket/ticket.ts';
import { openedMessage, reminderMessage, type TicketMessage } from '../../../core/ticket/ticket-message.ts';
import { anAccount } from '../../support/builders/world.ts';
import { ARRIVED, aTicketStory, DETAILS, MARIA } from '../ticket/ticket-story.ts';

const TO = { address: 'accounting@northside.example', channel: 'email' as const };
const BASE_URL = 'https://call.northside.example';

const inWords = ({ content, to }: TicketMessage): Written => {
  const setting = {
    now: ARRIVED,
    baseUrl: BASE_URL,
    account: anAccount(),
    escalation: undefined,
    language: 'en' as const,
    ownTexts: [],
  };
  const result = write({ content, to }, setting);
  if (!result) throw new Error('nothing to say');
  return result;
};
const ticket = (more: Partial<Ticket> = {}): Ticket => ({ ...aTicketStory().current(), ...more }) as Ticket;

describe('the email of a ticket', () => {
  test('says everything the agent said, whom to contact, how and by when, and where to claim it', () => {
    const { email } = inWords(openedMessage(ticket(), TO, 'channel'));
    for (const form of [email.text, email.html])
      for (const part of [
        ...[DETAILS.issue, DETAILS.tried, DETAILS.why, 'Billing', 'Urgent', 'Call', 'Call back about the invoice'],
        ...[MARIA.name, MARIA.phone, MARIA.email, 'Alex Reed', 'Tue, Jun 2', '5:00', `${BASE_URL}/tickets/5512`],
      ])
        expect(form).toContain(part);
    expect(email.subject).toBe('Ticket 5512: Billing, Maria Lopez');
  });

  test('is answered by the agent’s mailbox, where he has one', () => {
    expect(inWords(openedMessage(ticket({ replyTo: 'alex@northside.example' }), TO, 'channel')).email.replyTo).toBe(
      'alex@northside.example',
    );
    expect(inWords(openedMessage(ticket(), TO, 'channel')).email).not.toHaveProperty('replyTo');
  });

  test('is one conversation with its reminders, by an id that all of them refer to', () => {
    const threads = [
      openedMessage(ticket(), TO, 'channel'),
      ...(['half', 'due', 'breach'] as const).map((notice) => reminderMessage(ticket(), notice, TO, 'channel')),
    ].map((message) => inWords(message).email.thread);
    const root = `<${ticket().id}@call.northside.example>`;
    expect(threads.map((thread) => thread?.references)).toEqual(Array(4).fill(root));
    expect(new Set([root, ...threads.map((thread) => thread?.messageId)]).size).toBe(5);
  });

  test('has a number to tap and an address to write to, and keeps the lines of what was typed', () => {
    const { email } = inWords(openedMessage(ticket({ issue: 'Charged twice\nin May' }), TO, 'channel'));
    expect(email.html).toContain(`<a href="tel:${MARIA.phone}"`);
    expect(email.html).toContain(`<a href="mailto:${MARIA.email}"`);
    expect(email.html).toMatch(/white-space:pre-line[^>]*>Charged twice\nin May</);
  });

  test('leaves nothing of what was typed unescaped in HTML', () => {
    const { email } = inWords(openedMessage(ticket({ issue: '<img src=x onerror=alert(1)>' }), TO, 'channel'));
    expect(email.html).not.toContain('<img');
    expect(email.html).toContain('&lt;img');
  });

  test.each([
    ['default', 'as the default recipient'],
    ['administrators', 'as an administrator'],
    ['backup', 'as the backup'],
    ['managers', 'as a manager'],
  ] as const)('says why, to whoever gets it as %s', (via, why) => {
    expect(inWords(reminderMessage(ticket(), 'due', TO, via)).email.text).toContain(why);
  });
});

test('an SMS of a ticket is never over three segments, and keeps its link', () => {
  const long = 'Ω'.repeat(2000);
  const customer = { ...MARIA, name: long };
  for (const message of [
    openedMessage(ticket(), TO, 'channel'),
    openedMessage(ticket({ issue: long, customer }), TO, 'administrators'),
    reminderMessage(ticket({ issue: long, customer }), 'breach', TO, 'managers'),
  ]) {
    const { sms } = inWords(message);
    expect(segmentsOf(sms).segments).toBeLessThanOrEqual(3);
    expect(sms).toContain(`${BASE_URL}/tickets/5512`);
  }
});
