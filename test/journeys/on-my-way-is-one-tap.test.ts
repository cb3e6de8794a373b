import { expect } from 'vitest';
import { ANA, DEE, escalateDemoJob, JOHN, pagesTo, readEscalation } from '../support/demo.ts';
import { journey } from '../support/journey.ts';
import type { Callout } from '../support/start-callout.ts';
import { book, customerReads, inHours, readJob, tap } from '../support/visits.ts';

/** John has accepted the call of the seeded job, in an account that does so much with it. */
async function accepted(app: Callout, acceptMode: 'create_appointment' | 'assign' | 'notify_only') {
  expect((await (await app.become(ANA)).send('PATCH', '/v1/account', { acceptMode })).status).toBe(200);
  const { number } = await escalateDemoJob(app);
  const john = await app.become(JOHN);
  expect((await john.post(`/v1/escalations/${number}/accept`)).status).toBe(200);
  return { number, john };
}

journey(
  'on my way on the call’s page is on my way to its appointment, and the customer is told once',
  async (app, mail) => {
    const { number, john } = await accepted(app, 'create_appointment');
    await mail.expect(...pagesTo(JOHN, number), customerReads('you are booked'));
    expect((await john.post(`/v1/escalations/${number}/on-my-way`, { etaMinutes: 30 })).status).toBe(200);
    await app.advance(1);
    const [visit] = (await readJob(john)).appointments;
    expect(visit).toMatchObject({ status: 'en_route', assignments: [{ code: 'TRAVELING' }] });
    expect(visit?.eta).toBe(new Date(Date.parse('2026-06-01T15:30:00.000Z')).toISOString());
    await app.advance(120);
    await mail.expect(customerReads('John Smith is on the way, arriving about 10:30 AM'));

    // Another time, and the same tap again: a quarter of an hour is told, nothing twice.
    await john.post(`/v1/escalations/${number}/on-my-way`, { etaMinutes: 60 });
    await john.post(`/v1/escalations/${number}/on-my-way`, { etaMinutes: 60 });
    await app.advance(120);
    await mail.expect(customerReads('11:0'));
    await tap(john, { id: visit?.id ?? '' }, 'WORKING');
    await john.post(`/v1/escalations/${number}/on-my-way`, { etaMinutes: 15 });
    await app.advance(120);
    expect((await readJob(john)).appointments[0]?.status).toBe('started');
  },
);

journey('where a booked appointment is his, on my way goes to that one', async (app, mail) => {
  const visit = await book(app, await app.become(DEE), 2, []);
  await mail.expect(customerReads('you are booked'));
  const { number, john } = await accepted(app, 'assign');
  await mail.expect(...pagesTo(JOHN, number));
  await john.post(`/v1/escalations/${number}/on-my-way`, { etaMinutes: 45 });
  await app.advance(120);
  expect((await readJob(john)).appointments).toMatchObject([{ id: visit.id, status: 'en_route' }]);
  await mail.expect(customerReads('John Smith is on the way, arriving about 10:45 AM'));
});

journey('setting out by the day’s page is on my way for the call: nobody is reminded', async (app, mail) => {
  const { number, john } = await accepted(app, 'create_appointment');
  await mail.expect(...pagesTo(JOHN, number), customerReads('you are booked'));
  const [visit] = (await readJob(john)).appointments;
  await tap(john, { id: visit?.id ?? '' }, 'TRAVELING', { eta: await inHours(app, 0.5) });
  expect(await readEscalation(app, number)).toMatchObject({ status: 'assigned', etaMinutes: 30 });
  await app.advance(2 * 3600);
  await mail.expect(customerReads('is on the way'));
  const taps = (await readJob(john)).timeline.filter(({ kind }) => kind === 'tapped' || kind === 'eta_given');
  expect(taps).toHaveLength(1);
});

journey('an account that only wants notices has its appointments left alone', async (app, mail) => {
  await book(app, await app.become(DEE), 2, [JOHN]);
  await mail.expect(customerReads('you are booked'));
  const { number, john } = await accepted(app, 'notify_only');
  await mail.expect(...pagesTo(JOHN, number));
  await john.post(`/v1/escalations/${number}/on-my-way`, { etaMinutes: 30 });
  await app.advance(120);
  expect((await readJob(john)).appointments).toMatchObject([{ status: 'scheduled' }]);
});
