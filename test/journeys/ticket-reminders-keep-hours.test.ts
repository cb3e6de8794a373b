import { expect } from 'vitest';
import { ANA } from '../support/demo.ts';
import { journey, journeyFrom } from '../support/journey.ts';
import { ACCOUNTING, BACKUP, escalateTask, readTicket, saveChannels, until } from '../support/tickets.ts';

/** Half an hour before midnight: the office is open around midnight only, so that two business days are a day long. */
journeyFrom('2026-06-01T23:30:00Z');

journey(
  'a standard ticket is reminded of once at half-time and once when it is due, and not a word while the office is closed',
  async (app, mail) => {
    await saveChannels(app, { defaultRecipient: BACKUP });
    const open = (from: string, to: string) => [{ from, to }];
    const ana = await app.become(ANA);
    const set = await ana.send('PATCH', '/v1/account', {
      zone: 'UTC',
      businessHours: { '1': open('23:00', '24:00'), '2': open('00:00', '01:00'), '3': open('00:00', '01:00') },
    });
    expect(set.status).toBe(200);
    const { ticket } = await escalateTask(app, { category: 'billing' });
    expect(ticket.dueAt).toBe('2026-06-03T01:00:00.000Z');
    await mail.expect({ to: ACCOUNTING, class: 'staff', says: `Ticket ${ticket.number}` });

    // 150 open minutes: half of them are over a quarter of an hour before Tuesday ends.
    await until(app, '2026-06-02T00:44:00Z');
    await mail.expect();
    await until(app, '2026-06-02T00:46:00Z');
    await mail.expect({ to: ACCOUNTING, class: 'staff', says: `Ticket ${ticket.number} is still unclaimed` });
    // Closed for 23 hours.
    await until(app, '2026-06-03T00:59:00Z');
    await mail.expect();
    await until(app, '2026-06-03T01:01:00Z');
    await mail.expect({ to: BACKUP, class: 'staff', says: `Ticket ${ticket.number} is due now` });
    await until(app, '2026-06-03T02:00:00Z');
    await mail.expect();
    const { timeline } = await readTicket(app, ticket.number);
    expect(timeline.map((entry) => ('notice' in entry ? entry.notice : entry.kind))).toEqual([
      'created',
      'half',
      'due',
    ]);
  },
);
