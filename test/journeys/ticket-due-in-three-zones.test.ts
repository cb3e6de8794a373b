import { expect } from 'vitest';
import { AccountView } from '../../core/contracts/account.ts';
import { bodyOf } from '../support/api-client.ts';
import { ANA } from '../support/demo.ts';
import { journey, journeyFrom } from '../support/journey.ts';
import { ACCOUNTING, escalateTask, saveChannels, until } from '../support/tickets.ts';

/** The last Friday of October: in the zones of the north or west the clocks change before the next business day. */
journeyFrom('2026-10-30T17:29:30+13:00');

/** Each half an hour after closing there, in the order in which it comes round the world. */
const ZONES = [
  { zone: 'Pacific/Auckland', friday: '+13:00', after: '+13:00' },
  { zone: 'Europe/Berlin', friday: '+01:00', after: '+01:00' },
  { zone: 'America/Chicago', friday: '-05:00', after: '-06:00' },
] as const;

journey(
  'on Friday at 17:30, with Monday a holiday: urgent is due on Tuesday at noon, standard when Wednesday ends, wherever one is',
  async (app, mail) => {
    await saveChannels(app, {});
    for (const { zone, friday, after } of ZONES) {
      const ana = await app.become(ANA);
      const set = await ana.send('PATCH', '/v1/account', { zone, holidays: ['2026-11-02'] });
      expect(bodyOf(AccountView, set, 200)).toMatchObject({ zone, holidays: ['2026-11-02'] });
      await until(app, `2026-10-30T17:30:00${friday}`);

      const urgent = await escalateTask(app, { category: 'billing', urgency: 'urgent' });
      expect(new Date(urgent.ticket.dueAt)).toEqual(new Date(`2026-11-03T12:00:00${after}`));
      expect(urgent.sentence).toBe('Someone will contact you by noon on Tuesday, November 3 by phone');
      const standard = await escalateTask(app, { category: 'billing' });
      expect(new Date(standard.ticket.dueAt)).toEqual(new Date(`2026-11-04T17:00:00${after}`));
      expect(standard.sentence).toBe('Someone will contact you by 5 pm on Wednesday, November 4 by phone');
      await mail.expect(
        { to: ACCOUNTING, class: 'staff', says: urgent.ticket.number },
        { to: ACCOUNTING, class: 'staff', says: standard.ticket.number },
      );
    }
  },
);
