import { expect } from 'vitest';
import { AccountView } from '../../core/contracts/account.ts';
import { bodyOf } from '../support/api-client.ts';
import { ANA, noticeTo } from '../support/demo.ts';
import { journey } from '../support/journey.ts';
import type { Callout } from '../support/start-callout.ts';
import { ACCOUNTING, BACKUP, escalateTask, readTicket, saveChannels, until } from '../support/tickets.ts';

/** Ana sets when the office is open. */
async function setCalendar(app: Callout, change: object): Promise<AccountView> {
  return bodyOf(AccountView, await (await app.become(ANA)).send('PATCH', '/v1/account', change), 200);
}

const NINE_HOURS = [{ from: '08:00', to: '17:00' }];

journey(
  'after hours on the last day of the week, with a holiday after the weekend, due times skip what is closed',
  async (app, mail) => {
    await saveChannels(app, {});
    // The clock starts on a Monday, at 17:00 there: this week ends on Monday, and Tuesday and Wednesday are its weekend.
    const calendar = await setCalendar(app, {
      zone: 'Africa/Johannesburg',
      businessHours: { '1': NINE_HOURS, '4': NINE_HOURS, '5': NINE_HOURS, '6': NINE_HOURS, '7': NINE_HOURS },
      holidays: ['2026-06-04'],
    });
    expect(calendar.holidays).toEqual(['2026-06-04']);
    await until(app, '2026-06-01T17:30:00+02:00');

    const urgent = await escalateTask(app, { category: 'billing', urgency: 'urgent', contactMethod: 'email' });
    expect(new Date(urgent.ticket.dueAt)).toEqual(new Date('2026-06-05T12:00:00+02:00'));
    expect(urgent.sentence).toBe('Someone will contact you by noon on Friday, June 5 by email');
    const standard = await escalateTask(app, { category: 'billing' });
    expect(new Date(standard.ticket.dueAt)).toEqual(new Date('2026-06-06T17:00:00+02:00'));
    expect(standard.sentence).toBe('Someone will contact you by 5 pm on Saturday, June 6 by phone');
    await mail.expect(
      { to: ACCOUNTING, class: 'staff', says: urgent.ticket.number },
      { to: ACCOUNTING, class: 'staff', says: standard.ticket.number },
    );
  },
);

journey(
  'an urgent ticket that nobody claims: the channel at half-time, backup and managers when it is due, then silence',
  async (app, mail) => {
    await saveChannels(app, { defaultRecipient: BACKUP });
    await setCalendar(app, { businessHours: { '1': [{ from: '08:00', to: '12:00' }] } });
    const { ticket } = await escalateTask(app, { category: 'billing', urgency: 'urgent' });
    expect(new Date(ticket.dueAt)).toEqual(new Date('2026-06-01T12:00:00-05:00'));
    await mail.expect({ to: ACCOUNTING, class: 'staff' });

    await until(app, '2026-06-01T10:59:00-05:00');
    await mail.expect();
    await until(app, '2026-06-01T11:00:00-05:00');
    await mail.expect({ to: ACCOUNTING, class: 'staff', says: `Ticket ${ticket.number} is still unclaimed` });
    await until(app, '2026-06-01T12:00:00-05:00');
    await mail.expect(
      { to: BACKUP, class: 'staff', says: `Ticket ${ticket.number} is due now` },
      noticeTo(ANA, `Ticket ${ticket.number} is overdue`),
    );
    await until(app, '2026-06-01T13:00:00-05:00');
    await mail.expect();
    const { timeline } = await readTicket(app, ticket.number);
    expect(timeline.map((entry) => ('notice' in entry ? entry.notice : entry.kind))).toEqual([
      'created',
      'half',
      'due',
      'breach',
    ]);
  },
);
