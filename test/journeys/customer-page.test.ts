import { expect } from 'vitest';
import { CustomerPage } from '../../core/contracts/customer-page.ts';
import { TaskView } from '../../core/contracts/tasks.ts';
import { bodyOf, listIn, problemIn } from '../support/api-client.ts';
import { tokenIn } from '../support/customer-page.ts';
import { BRIAN, DEE, JOHN } from '../support/demo.ts';
import { journey } from '../support/journey.ts';
import { appointmentIn, book, customerReads, inHours, readJob } from '../support/visits.ts';

const HOUR = 3600;

journey('a customer confirms on the page that his message leads to, and the team sees it', async (app, mail) => {
  const dee = await app.become(DEE);
  const visit = await book(app, dee, 48, [JOHN]);
  const [booked] = await mail.expect(customerReads('you are booked'));
  const token = tokenIn(booked);
  const customer = app.api();
  const page = bodyOf(CustomerPage, await customer.get(`/v1/c/${token}`), 200);
  expect(page).toMatchObject({
    contractor: { name: 'Northside Heating & Air', zone: 'America/Chicago', language: 'en' },
    job: { number: '100001', status: 'scheduled' },
    appointment: { id: visit.id, status: 'scheduled' },
    crew: [{ name: 'John Smith' }],
    may: ['confirm', 'ask_reschedule'],
  });
  const read = { appointmentId: visit.id, start: visit.start };
  const confirmed = bodyOf(CustomerPage, await customer.post(`/v1/c/${token}/confirm`, read), 200);
  expect(confirmed.appointment?.confirmedAt).toBeDefined();
  expect(confirmed.may).toEqual(['ask_reschedule']);
  await customer.post(`/v1/c/${token}/confirm`, read);
  const job = await readJob(dee);
  expect(job.appointments[0]?.confirmedAt).toBe(confirmed.appointment?.confirmedAt);
  expect(job.timeline.filter(({ kind }) => kind === 'confirmed')).toHaveLength(1);

  // The office moves it: what was confirmed was another time, and cannot be confirmed any more.
  const start = await inHours(app, 52);
  const moved = appointmentIn(
    await dee.post(`/v1/appointments/${visit.id}/move`, { start, end: await inHours(app, 54) }),
  );
  expect(moved.confirmedAt).toBeUndefined();
  expect(problemIn(await customer.post(`/v1/c/${token}/confirm`, read))).toMatchObject({
    status: 409,
    detail: 'the appointment has another time now',
  });
  await app.advance(120);
  const [again] = await mail.expect(customerReads('has a new time'));
  // Each message has a link of its own; the earlier one still works.
  expect(tokenIn(again)).not.toBe(token);
  expect(bodyOf(CustomerPage, await customer.get(`/v1/c/${token}`), 200).appointment?.start).toBe(start);
});

journey('a wish for another time is one task for the office, however often it is said', async (app, mail) => {
  const dee = await app.become(DEE);
  const visit = await book(app, dee, 48, [JOHN]);
  const [booked] = await mail.expect(customerReads('you are booked'));
  const customer = app.api();
  const ask = { appointmentId: visit.id, start: visit.start, wish: 'Thursday morning' };
  for (let n = 0; n < 3; n++) {
    const page = bodyOf(CustomerPage, await customer.post(`/v1/c/${tokenIn(booked)}/reschedule`, ask), 200);
    expect(page).toMatchObject({
      appointment: { status: 'scheduled', reschedule: { wish: 'Thursday morning' } },
      may: [],
    });
  }
  const tasks = listIn(TaskView, await dee.get('/v1/tasks'));
  expect(tasks.map(({ summary }) => summary)).toEqual([
    'The customer of job 100001 asks for another time: Thursday morning',
  ]);
  expect((await readJob(dee)).appointments).toMatchObject([{ reschedule: { wish: 'Thursday morning' } }]);
});

journey('robots that open every link, and post nothing, change nothing', async (app, mail) => {
  const dee = await app.become(DEE);
  await book(app, dee, 48, [JOHN]);
  const [booked] = await mail.expect(customerReads('you are booked'));
  const token = tokenIn(booked);
  const before = await readJob(dee);
  const pages = [`/c/${token}`, `/c/${token}/unsubscribe`];
  const api = ['', '/confirm', '/reschedule', '/survey', '/unsubscribe'].map((end) => `/v1/c/${token}${end}`);
  for (const path of [...pages, ...api])
    for (const method of ['GET', 'HEAD', 'OPTIONS']) {
      const { status, headers } = await fetch(app.url + path, { method });
      expect(status).toBeLessThan(500);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      if (status === 200) expect(headers.get('x-robots-tag')).toBe('noindex');
    }
  expect(await readJob(dee)).toEqual(before);
});

journey('a token shows and changes its own job only, and one that never was opens nothing', async (app, mail) => {
  const dee = await app.become(DEE);
  await book(app, dee, 2, [JOHN]);
  const [booked] = await mail.expect(customerReads('you are booked'));
  const token = tokenIn(booked);
  const stranger = app.api();
  const never = await stranger.get(`/v1/c/${'x'.repeat(22)}`);
  expect(never.status).toBe(404);
  expect((await stranger.get('/v1/c/short')).text).toBe(never.text);
  const other = { appointmentId: 'apt_00000000000000000000000009', start: '2026-06-01T15:00:00Z' };
  for (const of of [token, 'x'.repeat(22)])
    for (const what of ['confirm', 'reschedule'])
      expect((await stranger.post(`/v1/c/${of}/${what}`, other)).text).toBe(never.text);
  // A technician of the team who does not come to this customer.
  expect((await stranger.get(`/v1/c/${token}/photos/${BRIAN.id}`)).text).toBe(never.text);
});

journey('whoever presses more often than a household does is slowed down', async (app, mail) => {
  const dee = await app.become(DEE);
  const visit = await book(app, dee, 48, [JOHN]);
  const [booked] = await mail.expect(customerReads('you are booked'));
  const read = { appointmentId: visit.id, start: visit.start };
  const press = async () => (await app.api().post(`/v1/c/${tokenIn(booked)}/confirm`, read)).status;
  const statuses: number[] = [];
  for (let n = 0; n < 31; n++) statuses.push(await press());
  expect(statuses).toEqual([...Array.from({ length: 30 }, () => 200), 429]);
  await app.advance(HOUR);
  expect(await press()).toBe(200);
});
