import { expect } from 'vitest';
import { DEMO_JOB } from '../../local/seed/demo.ts';
import { escalationIn, problemIn } from '../support/api-client.ts';
import { tokenIn } from '../support/customer-page.ts';
import { BRIAN, DEE, escalateDemoJob, JOHN, noticeTo, notOnTheWay, pagesTo, readEscalation } from '../support/demo.ts';
import { journey, type Mail } from '../support/journey.ts';
import { addPlan, escalateBy } from '../support/setting-up.ts';
import type { Callout } from '../support/start-callout.ts';
import { book, customerReads, readJob, tap } from '../support/visits.ts';

/** John has accepted and has an appointment on the job in an hour. */
async function johnHasIt(app: Callout, mail: Mail, number: string) {
  await mail.expect(...pagesTo(JOHN, number));
  const john = await app.become(JOHN);
  expect((await john.post(`/v1/escalations/${number}/accept`)).status).toBe(200);
  const visit = await book(app, await app.become(DEE), 1, [JOHN]);
  await mail.expect(customerReads('you are booked'));
  return { john, visit };
}

journey(
  'a technician who is on the job cannot give it back; the office can give it to somebody else',
  async (app, mail) => {
    const { number } = await escalateDemoJob(app);
    const { john, visit } = await johnHasIt(app, mail, number);
    await tap(john, visit, 'TRAVELING');
    const refused = problemIn(await john.post(`/v1/escalations/${number}/release`, { reason: 'Changed my mind' }));
    expect(refused).toMatchObject({ status: 409, detail: expect.stringContaining('on the job already') });
    expect(escalationIn(await john.get(`/v1/escalations/${number}`)).actions).not.toContain('release');
    await app.advance(60);
    await mail.expect(customerReads('is on the way'));

    const dee = await app.become(DEE);
    await dee.post(`/v1/escalations/${number}/reassign`, { personId: BRIAN.id });
    await mail.expect(noticeTo(BRIAN, 'Dee Park gave you'), noticeTo(JOHN, 'Brian Smith'));
    // Brian is not on it: he may give it back.
    const released = await (await app.become(BRIAN)).post(`/v1/escalations/${number}/release`, { reason: 'Flat tyre' });
    expect(escalationIn(released).status).toBe('pending');
    await mail.expect(noticeTo(DEE, 'Flat tyre'), ...pagesTo(JOHN, number));
  },
);

journey('TRAVELING on the appointment silences the watchdog as "on my way" does', async (app, mail) => {
  const planId = await addPlan(app, [[JOHN], [BRIAN]], { reopens: true });
  const { number } = await escalateBy(app, planId, { jobId: DEMO_JOB.id });
  const { john, visit } = await johnHasIt(app, mail, number);
  await app.advance(5 * 60);
  await tap(john, visit, 'TRAVELING');
  await app.advance(60);
  await mail.expect(customerReads('is on the way'));
  await tap(john, visit, 'WORKING');
  await app.advance(2 * 60 * 60);
  await mail.expect();
  const { status, timeline } = await readEscalation(app, number);
  expect(status).toBe('assigned');
  expect(timeline.map(({ kind }) => kind)).toEqual(['created', 'step_started', 'accepted', 'en_route']);
});

journey('a tap that is taken back does not silence it', async (app, mail) => {
  const { number } = await escalateDemoJob(app);
  const { john, visit } = await johnHasIt(app, mail, number);
  await tap(john, visit, 'TRAVELING');
  await app.advance(10);
  await tap(john, visit, 'PENDING');
  // The stream tells the call.
  await app.advance(1);
  const { timeline } = await readEscalation(app, number);
  expect(timeline.map(({ kind }) => kind).slice(-2)).toEqual(['en_route', 'turned_back']);
  await app.advance(31 * 60);
  await mail.expect(...notOnTheWay(JOHN, number));
});

journey(
  'where a technician starts is kept with the start, for the office and not for the customer',
  async (app, mail) => {
    const dee = await app.become(DEE);
    const visit = await book(app, dee, 1, [JOHN]);
    const [booked] = await mail.expect(customerReads('you are booked'));
    const john = await app.become(JOHN);
    const position = { latitude: 41.88, longitude: -87.63, accuracy: 12 };
    // A phone that sends it with another tap, too, has it kept with the start alone.
    await tap(john, visit, 'TRAVELING', { position });
    await tap(john, visit, 'WORKING', { position });
    await app.advance(60);
    const { appointments, timeline } = await readJob(dee);
    expect(appointments[0]?.assignments).toMatchObject([{ begun: { position } }]);
    const taps = timeline.filter(({ kind }) => kind === 'tapped');
    expect(taps).toMatchObject([{ code: 'TRAVELING' }, { code: 'WORKING', position }]);
    expect(taps[0]).not.toHaveProperty('position');
    expect(JSON.stringify((await app.api().get(`/v1/c/${tokenIn(booked)}`)).body)).not.toContain('latitude');
  },
);
