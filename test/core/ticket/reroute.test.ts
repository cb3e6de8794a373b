import { describe, expect, test } from 'vitest';
import { decideTicket } from '../../../core/ticket/decide-ticket.ts';
import type { Ticket } from '../../../core/ticket/ticket.ts';
import type { TicketWorld } from '../../../core/ticket/ticket-decision.ts';
import { recipientKey } from '../../../core/ticket/ticket-message.ts';
import { ANA, DEE } from '../../support/builders/team.ts';
import { aTicketStory, aTicketWorld, theChannels } from './ticket-story.ts';

const [ACCOUNTING, OLIVE, BACKUP] = [
  'accounting@northside.example',
  'olive@northside.example',
  'backup@northside.example',
];
const channels = theChannels({ defaultRecipient: BACKUP });

const bounce = (ticket: Ticket, bounced: string[], more: Partial<TicketWorld> = {}) =>
  decideTicket(ticket, { trigger: 'bounce' }, aTicketWorld({ channels, bounced: new Set(bounced), ...more }));
const fresh = () => aTicketStory({}, { channels }).current();

/** The ticket once everything in `bounced` has come back, and who was told by that. */
function rerouted(ticket: Ticket, bounced: string[], more: Partial<TicketWorld> = {}) {
  const decision = bounce(ticket, bounced, more);
  if (decision.outcome !== 'changed') throw new Error('nothing changed');
  return {
    ticket: decision.next,
    told: decision.messages.map(({ content, to }) => `${content.kind} to ${recipientKey(to)}`),
    timeline: decision.timeline,
  };
}

describe('a ticket whose email bounces', () => {
  test('stays where it is while somebody of its channel is left', () => {
    expect(bounce(fresh(), [ACCOUNTING])).toEqual({ outcome: 'unchanged', why: 'already_so' });
  });

  test('goes to the default recipient when nobody is, with an alert, and then to the administrators', () => {
    const first = rerouted(fresh(), [ACCOUNTING, OLIVE]);
    expect(first.told).toEqual([`ticket_opened to ${BACKUP}`, `ticket_channel_alert to ${ANA.id}`]);
    expect(first.timeline).toEqual([{ kind: 'rerouted', to: 'default' }]);
    const second = rerouted(first.ticket, [ACCOUNTING, OLIVE, BACKUP]);
    expect(second.told).toEqual([`ticket_opened to ${ANA.id}`]);
    expect(second.ticket.toldTo).toBe('administrators');
  });

  test('goes straight to the administrators where there is no default recipient', () => {
    expect(rerouted(fresh(), [ACCOUNTING, OLIVE], { channels: theChannels() }).told).toEqual([
      `ticket_opened to ${ANA.id}`,
    ]);
  });

  test('is told to nobody twice, however often the bounce is heard', () => {
    const { ticket } = rerouted(fresh(), [ACCOUNTING, OLIVE]);
    expect(bounce(ticket, [ACCOUNTING, OLIVE])).toEqual({ outcome: 'unchanged', why: 'already_so' });
  });

  test('is told to nobody else when somebody has claimed it', () => {
    const story = aTicketStory({}, { channels });
    story.claim(DEE);
    expect(bounce(story.current(), [ACCOUNTING, OLIVE])).toEqual({ outcome: 'unchanged', why: 'settled' });
  });

  test('of a category that started the ladder stays with the people on call', () => {
    const categoryMap = { ...channels.categoryMap, billing: { channel: 'accounting', ladder: true } };
    const story = aTicketStory({}, { channels: { ...channels, categoryMap } });
    expect(story.current().toldTo).toBe('ladder');
    expect(bounce(story.current(), [ACCOUNTING, OLIVE, BACKUP]).outcome).toBe('unchanged');
  });
});
