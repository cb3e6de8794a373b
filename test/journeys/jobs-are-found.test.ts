import { expect } from 'vitest';
import * as z from 'zod';
import { AgendaItem } from '../../core/contracts/appointments.ts';
import { JobView } from '../../core/contracts/jobs.ts';
import { listOf } from '../../core/contracts/list.ts';
import { DEMO_CUSTOMER, DEMO_JOB } from '../../local/seed/demo.ts';
import { type ApiClient, bodyOf } from '../support/api-client.ts';
import { ALEX, BRIAN, DEE, JOHN } from '../support/demo.ts';
import { journey } from '../support/journey.ts';
import { madeIn } from '../support/on-call.ts';
import { appointmentIn, book, customerReads, inHours, tap } from '../support/visits.ts';

const Jobs = listOf(JobView);
const Day = z.object({ date: z.string(), items: z.array(AgendaItem) });

const jobsBy = async (as: ApiClient, query: string) => bodyOf(Jobs, await as.get(`/v1/jobs?${query}`), 200).items;
const dayOf = async (as: ApiClient, date: string) =>
  bodyOf(Day, await as.get(`/v1/appointments?date=${date}`), 200).items;

journey('a job is found by its status, by its number and by its customer', async (app, mail) => {
  const dee = await app.become(DEE);
  const other = madeIn(await dee.post('/v1/customers', { name: 'June Park' }));
  const made = madeIn(await dee.post('/v1/jobs', { customerId: other, summary: 'Boiler service' }));
  await book(app, dee, 2, [JOHN]);
  await mail.expect(customerReads('you are booked'));

  const ids = async (query: string) => (await jobsBy(dee, query)).map(({ id }) => id);
  expect(await ids('status=scheduled')).toEqual([DEMO_JOB.id]);
  expect(await ids('status=unscheduled')).toEqual([made]);
  expect(await ids('status=offered')).toEqual([]);
  expect(await ids(`customerId=${other}`)).toEqual([made]);
  expect(await ids(`number=${DEMO_JOB.number}`)).toEqual([DEMO_JOB.id]);
  expect(await ids('number=999999')).toEqual([]);
  const [found] = await jobsBy(await app.become(ALEX), 'status=scheduled');
  expect(found).toMatchObject({ customer: { name: DEMO_CUSTOMER.name, phone: DEMO_CUSTOMER.phone } });

  const both = await dee.get(`/v1/jobs?status=scheduled&number=${DEMO_JOB.number}`);
  expect(both.status).toBe(422);
  expect(both.body).toMatchObject({
    errors: [{ field: 'status', message: 'does not go together with another filter' }],
  });
  expect((await dee.get('/v1/jobs?number=12')).body).toMatchObject({ errors: [{ field: 'number' }] });
});

journey('a call that makes a job lists it with its customer’s', async (app, mail) => {
  const alex = await app.become(ALEX);
  const call = { phone: DEMO_CUSTOMER.phone, summary: 'No hot water' };
  expect((await alex.post('/v1/escalations', { call })).status).toBe(201);
  expect((await jobsBy(alex, `customerId=${DEMO_CUSTOMER.id}`)).map(({ summary }) => summary)).toEqual([
    'No hot water',
    DEMO_JOB.summary,
  ]);
  await mail.take();
});

journey('the day shows everybody’s appointments, nobody’s, and what reaches into it', async (app, mail) => {
  const dee = await app.become(DEE);
  const ahead = await book(app, dee, 2, [JOHN, BRIAN]);
  await mail.expect(customerReads('you are booked'));
  // 10:00 in Chicago: in 20 hours it is 6:00 of the next day, and this one takes all night before.
  const overnight = appointmentIn(
    await dee.post(`/v1/jobs/${DEMO_JOB.id}/appointments`, {
      start: await inHours(app, 13),
      end: await inHours(app, 20),
    }),
  );
  expect((await dayOf(dee, '2026-06-01')).map(({ id }) => id)).toEqual([ahead.id, overnight.id]);
  const [next] = await dayOf(dee, '2026-06-02');
  expect(next).toMatchObject({
    id: overnight.id,
    assignments: [],
    actions: ['move', 'staff'],
    customer: { name: DEMO_CUSTOMER.name },
    job: { number: DEMO_JOB.number },
  });
  expect(await dayOf(dee, '2026-06-03')).toEqual([]);

  const moved = { start: await inHours(app, 50), end: await inHours(app, 51) };
  await dee.post(`/v1/appointments/${overnight.id}/move`, moved);
  expect(await dayOf(dee, '2026-06-02')).toEqual([]);
  expect((await dayOf(dee, '2026-06-03')).map(({ id }) => id)).toEqual([overnight.id]);
  expect((await (await app.become(JOHN)).get('/v1/appointments')).status).toBe(403);
  await app.advance(120);
  await mail.expect(customerReads('your appointment has a new time'));
});

journey('a technician sees his coming days, and what the customer is about to be told', async (app, mail) => {
  const dee = await app.become(DEE);
  const today = await book(app, dee, 2, [JOHN]);
  const tomorrow = await book(app, dee, 26, [JOHN]);
  await mail.expect(customerReads('you are booked'));
  const john = await app.become(JOHN);
  const Mine = z.object({ items: z.array(AgendaItem) });
  const mine = async (query: string) => bodyOf(Mine, await john.get(`/v1/my/appointments${query}`), 200).items;
  expect((await mine('')).map(({ id }) => id)).toEqual([today.id]);
  expect((await mine('?days=7')).map(({ id }) => id)).toEqual([today.id, tomorrow.id]);
  expect((await john.get('/v1/my/appointments?days=15')).status).toBe(422);

  const dueAt = new Date((await app.now()).getTime() + 20_000).toISOString();
  expect((await tap(john, today, 'TRAVELING')).held).toEqual([{ fact: 'on_the_way', dueAt }]);
  expect((await mine(''))[0]?.held).toEqual([{ fact: 'on_the_way', dueAt }]);
  await app.advance(120);
  await mail.expect(customerReads('is on the way'));
  expect((await mine(''))[0]?.held).toEqual([]);
});

journey('what the table of the lifecycle lacks is 409 with its reason, and changes nothing', async (app, mail) => {
  const dee = await app.become(DEE);
  const job = `/v1/jobs/${DEMO_JOB.id}`;
  const refused = async (path: string, body: object, detail: string) => {
    const answer = await dee.post(path, body);
    expect([path, answer.status, answer.body]).toMatchObject([path, 409, { type: '/problems/wrong-status', detail }]);
  };
  for (const [what, words] of [
    ['pause', 'pause'],
    ['complete', 'complete'],
    ['reopen', 'reopen'],
    ['restore', 'restore'],
    ['accept-offer', 'accept offer'],
    ['decline', 'decline'],
  ])
    await refused(`${job}/${what}`, {}, `a job that is unscheduled does not take: ${words}`);

  const visit = await book(app, dee, 2, [JOHN]);
  await mail.expect(customerReads('you are booked'));
  const at = `/v1/appointments/${visit.id}`;
  for (const [code, trigger] of [
    ['COMPLETE', 'complete'],
    ['PAUSED', 'pause'],
  ])
    await refused(`${at}/status`, { code }, `an appointment that is scheduled does not take: ${trigger}`);
  await tap(await app.become(JOHN), visit, 'WORKING');
  const later = { start: await inHours(app, 5), end: await inHours(app, 6) };
  await refused(`${at}/move`, later, 'an appointment that is started does not take: move');
  const now = await jobsBy(dee, `number=${DEMO_JOB.number}`);
  expect(now).toMatchObject([{ status: 'in_progress', appointments: [{ status: 'started' }] }]);
});
