import { describe, expect, test } from 'vitest';
import { decideTicket } from '../../../core/ticket/decide-ticket.ts';
import { Ticket } from '../../../core/ticket/ticket.ts';
import { recipientKey } from '../../../core/ticket/ticket-message.ts';
import { InstantInput } from '../../../core/time/instant.ts';
import { ALEX, ANA, BRIAN, DEE, OLIVE } from '../../support/builders/team.ts';
import { ARRIVED, aTask, aTicketStory, aTicketWorld, creation, theChannels } from './ticket-story.ts';

const at = (text: string) => InstantInput.parse(text);
const LATER = '2026-06-02T11:00:00-05:00';

describe('a ticket that is made', () => {
  test('is told to every recipient of its channel, with all that the agent gave', () => {
    const { messages, timeline, current } = aTicketStory();
    expect(messages.map(({ key, to }) => [key, to])).toEqual(
      ['accounting@northside.example', 'olive@northside.example'].map((address) => [
        `TICKET#OPENED#${address}`,
        { address, channel: 'email' },
      ]),
    );
    expect(messages[0]?.content).toEqual({
      kind: 'ticket_opened',
      ticketId: current().id,
      number: '5512',
      category: 'billing',
      summary: 'Call back about the invoice',
      issue: 'Charged twice',
      tried: 'Looked at the invoice',
      why: 'Wants a refund above my limit',
      customer: { name: 'Maria Lopez', phone: '+13125550190', email: 'maria@example.com' },
      contactMethod: 'call',
      urgency: 'urgent',
      dueAt: at('2026-06-02T17:00:00-05:00'),
      escalatedBy: 'Alex Reed',
      via: 'channel',
    });
    expect(timeline).toEqual([{ kind: 'created', by: { id: ALEX.id, name: ALEX.name }, to: 'channel' }]);
  });

  test('is stored and read back as it is, in every status', () => {
    const story = aTicketStory();
    expect(Ticket.parse(story.current())).toEqual(story.current());
    story.claim(OLIVE);
    expect(Ticket.parse(story.current())).toEqual(story.current());
    story.resolve(OLIVE);
    expect(Ticket.parse(story.current())).toEqual(story.current());
  });

  test('is made once, however often the button is pressed', () => {
    const story = aTicketStory();
    const again = story.happens({ trigger: 'create', task: aTask(), ...creation() });
    expect(again).toEqual({ outcome: 'unchanged', why: 'already_so' });
  });

  test('of a category with the ladder sends no email, but is watched all the same', () => {
    const channels = theChannels();
    const complaint = { channel: 'service', ladder: true };
    const story = aTicketStory(
      { category: 'complaint' },
      { channels: { ...channels, categoryMap: { ...channels.categoryMap, complaint } } },
    );
    expect(story.messages).toEqual([]);
    expect(story.timeline).toMatchObject([{ kind: 'created', to: 'ladder' }]);
    expect(story.current()).toMatchObject({
      status: 'open',
      notices: [{ kind: 'half' }, { kind: 'due' }, { kind: 'breach' }],
    });
  });

  test('alerts the administrators when it falls to the default recipient', () => {
    const channels = theChannels({ defaultRecipient: 'boss@northside.example' });
    const bounced = new Set(['accounting@northside.example', 'olive@northside.example']);
    const { messages, timeline } = aTicketStory({}, { channels, bounced });
    expect(messages.map(({ content, to }) => [content.kind, recipientKey(to)])).toEqual([
      ['ticket_opened', 'boss@northside.example'],
      ['ticket_channel_alert', ANA.id],
    ]);
    expect(timeline).toMatchObject([{ to: 'default' }]);
  });

  test('says so to the administrators when it comes to them', () => {
    const bounced = new Set(['accounting@northside.example', 'olive@northside.example']);
    const { messages } = aTicketStory({}, { bounced });
    expect(messages).toMatchObject([{ to: { personId: ANA.id }, content: { via: 'administrators' } }]);
  });

  test.each([
    ['call', { email: 'maria@example.com' }],
    ['text', { email: 'maria@example.com' }],
    ['email', { phone: '+13125550190' }],
  ] as const)('is refused when the customer cannot be contacted by %s', (contactMethod, known) => {
    const event = { ...creation({ contactMethod }), customer: { name: 'Maria Lopez', ...known } };
    const decision = decideTicket(undefined, { trigger: 'create', task: aTask(), ...event }, aTicketWorld());
    expect(decision).toEqual({ outcome: 'refused', refusal: { kind: 'no_contact', contactMethod } });
  });
});

describe('claim', () => {
  test('makes one owner; everybody else is told whose it is and since when', () => {
    const story = aTicketStory();
    story.at(LATER);
    story.claim(OLIVE);
    story.at('2026-06-02T12:00:00-05:00');
    expect(story.current()).toMatchObject({ status: 'claimed', owner: { name: 'Olive Kent' }, claimedAt: at(LATER) });
    expect(story.claim(DEE)).toEqual({
      outcome: 'refused',
      refusal: { kind: 'taken', by: 'Olive Kent', at: at(LATER) },
    });
    expect(story.claim(OLIVE)).toEqual({ outcome: 'unchanged', why: 'already_so' });
    expect(story.timeline).toHaveLength(2);
  });

  test('of a resolved ticket is refused with who resolved it and when', () => {
    const story = aTicketStory();
    story.at(LATER);
    story.resolve(OLIVE);
    expect(story.claim(DEE)).toEqual({
      outcome: 'refused',
      refusal: { kind: 'resolved', by: 'Olive Kent', at: at(LATER) },
    });
  });
});

describe('resolve', () => {
  test('by the owner keeps the outcome and ends the watch', () => {
    const story = aTicketStory();
    story.claim(OLIVE);
    story.at(LATER);
    expect(story.resolve(OLIVE, 'Refunded $80').outcome).toBe('changed');
    expect(story.current()).toMatchObject({
      status: 'resolved',
      owner: { name: 'Olive Kent' },
      claimedAt: ARRIVED,
      outcome: { note: 'Refunded $80', by: { name: 'Olive Kent' }, at: at(LATER) },
    });
    story.at('2026-06-09T10:00:00-05:00');
    expect(story.wake()).toEqual({ outcome: 'unchanged', why: 'settled' });
  });

  test('of an open ticket makes who did it its owner', () => {
    const story = aTicketStory();
    story.resolve(DEE);
    expect(story.current()).toMatchObject({ status: 'resolved', owner: { name: 'Dee Park' }, claimedAt: ARRIVED });
  });

  test.each([
    ['the owner', OLIVE, true],
    ['an administrator', ANA, true],
    ['a dispatcher', DEE, false],
    ['a technician', BRIAN, false],
  ])('of a claimed ticket by %s: %s', (_, person, may) => {
    const story = aTicketStory();
    story.claim(OLIVE);
    const decision = story.resolve(person);
    if (may)
      expect(story.current()).toMatchObject({ owner: { name: 'Olive Kent' }, outcome: { by: { id: person.id } } });
    else expect(decision).toEqual({ outcome: 'refused', refusal: { kind: 'taken', by: 'Olive Kent', at: ARRIVED } });
  });

  test('twice with the same note is once; with another note it is refused', () => {
    const story = aTicketStory();
    story.resolve(OLIVE);
    expect(story.resolve(OLIVE)).toEqual({ outcome: 'unchanged', why: 'already_so' });
    expect(story.resolve(OLIVE, 'Something else')).toMatchObject({ refusal: { kind: 'resolved', by: 'Olive Kent' } });
  });
});

test('versions count the timeline without a hole', () => {
  const story = aTicketStory();
  for (const time of ['2026-06-02T13:30:00-05:00', '2026-06-02T17:00:00-05:00']) {
    story.at(time);
    story.wake();
    expect(story.current().version).toBe(story.timeline.length);
  }
  story.claim(OLIVE);
  story.resolve(OLIVE);
  expect(story.current().version).toBe(story.timeline.length);
  expect(story.timeline).toHaveLength(6);
});
