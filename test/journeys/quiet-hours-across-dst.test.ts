import { expect } from 'vitest';
import { DEMO_CUSTOMER } from '../../local/seed/demo.ts';
import { changeRule, jobAt, placeAt } from '../support/customers.ts';
import { ANA, DEE, JOHN } from '../support/demo.ts';
import { journey, journeyFrom } from '../support/journey.ts';
import { appointmentIn, customerReads, tap } from '../support/visits.ts';

// A Saturday, 21:30 in Chicago and 20:30 in Denver, before the night in which both put their clocks back an hour.
journeyFrom('2026-11-01T02:30:00.000Z');

journey(
  'each place sleeps by its own clock, also in the night in which it is put back; and its times are said',
  async (app, mail) => {
    const ana = await app.become(ANA);
    await changeRule(ana, 'Survey', { enabled: false });
    const dee = await app.become(DEE);
    const john = await app.become(JOHN);
    const [home, cabin] = await placeAt(dee, { address: '7 Pine Rd, Denver', zone: 'America/Denver' });
    const visit = async (locationId: string | undefined, start: string, end: string) => {
      const { id } = await jobAt(dee, locationId);
      const body = { start, end, technicianIds: [JOHN.id] };
      return appointmentIn(await dee.post(`/v1/jobs/${id}/appointments`, body));
    };
    expect([home?.zone, cabin?.zone]).toEqual([undefined, 'America/Denver']);

    // In Denver it is not quiet yet: she hears of the booking there at once, in its time.
    const there = await visit(cabin?.id, '2026-11-01T17:00:00Z', '2026-11-01T19:00:00Z');
    await mail.expect(customerReads('you are booked for Sun, Nov 1, 10:00 AM to 12:00 PM'));
    // In Chicago it is: the work that ends tonight is reported in the morning.
    const here = await visit(home?.id, '2026-11-01T03:00:00Z', '2026-11-01T04:00:00Z');
    await tap(john, here, 'WORKING');
    await tap(john, here, 'COMPLETE');
    // At 21:10 in Denver the visit there is moved by an hour.
    await app.advance(40 * 60);
    const moved = { start: '2026-11-01T18:00:00Z', end: '2026-11-01T20:00:00Z' };
    expect((await dee.post(`/v1/appointments/${there.id}/move`, moved)).status).toBe(200);
    const until = async (instant: string) => app.advance((Date.parse(instant) - (await app.now()).getTime()) / 1000);

    await until('2026-11-01T13:59:00Z');
    await mail.expect();
    // 08:00 in Chicago, an hour more after midnight than on other days.
    await until('2026-11-01T14:00:00Z');
    await mail.expect(customerReads('the work is complete'));
    await until('2026-11-01T14:59:00Z');
    await mail.expect();
    await until('2026-11-01T15:00:00Z');
    await mail.expect(customerReads('your appointment has a new time: Sun, Nov 1, 11:00 AM to 1:00 PM'));
    await until('2026-11-01T16:00:00Z');
    const [reminder] = await mail.expect(
      customerReads('a reminder of your appointment: Sun, Nov 1, 11:00 AM to 1:00 PM'),
    );
    expect(reminder?.to).toBe(DEMO_CUSTOMER.phone);
  },
);
