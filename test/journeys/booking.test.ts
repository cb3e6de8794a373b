import { expect } from 'vitest';
import { Contractor } from '../../core/contracts/customer-page.ts';
import { CustomerView } from '../../core/contracts/customers.ts';
import { JobDetail, JobView } from '../../core/contracts/jobs.ts';
import { TaskView } from '../../core/contracts/tasks.ts';
import { DEMO_CUSTOMER } from '../../local/seed/demo.ts';
import { type ApiClient, bodyOf, listIn, problemIn } from '../support/api-client.ts';
import { tokenIn } from '../support/customer-page.ts';
import { ANA, DEE } from '../support/demo.ts';
import { journey } from '../support/journey.ts';

const PHONE = '+13125550177';
const REQUEST = {
  ...{ name: 'June Park', phone: '(312) 555-0177', address: '951 N Damen Ave, Chicago' },
  ...{ summary: 'Smell of gas at the boiler', wish: 'any morning' },
};
const AT = '/v1/book/northside';
const offered = async (desk: ApiClient) =>
  listIn(JobView, await desk.get('/v1/jobs')).filter(({ status }) => status === 'offered');

journey('a stranger asks for work, the office accepts, and he is told; nothing is sent before', async (app, mail) => {
  const stranger = app.api();
  expect(bodyOf(Contractor, await stranger.get(AT), 200)).toMatchObject({ name: 'Northside Heating & Air' });
  const key = { 'idempotency-key': 'one-click-too-many' };
  for (let n = 0; n < 3; n++) {
    const answer = await stranger.post(AT, REQUEST, key);
    expect([answer.status, answer.text]).toEqual([202, '']);
  }
  const dee = await app.become(DEE);
  const [job, ...more] = await offered(dee);
  expect(more).toEqual([]);
  const tasks = listIn(TaskView, await dee.get('/v1/tasks'));
  expect(tasks).toMatchObject([
    { jobId: job?.id, summary: `June Park asks for work (job ${job?.number}), any morning: ${REQUEST.summary}` },
  ]);
  const customer = bodyOf(CustomerView, await dee.get(`/v1/customers/${job?.customerId}`), 200);
  expect(customer).toMatchObject({ name: 'June Park', phone: PHONE, address: REQUEST.address });
  await app.advance(600);
  await mail.expect();

  const accepted = bodyOf(JobDetail, await dee.post(`/v1/jobs/${job?.id}/accept-offer`), 200);
  expect(accepted).toMatchObject({ status: 'unscheduled', request: { name: 'June Park', wish: 'any morning' } });
  await app.advance(120);
  const says = 'we have your request "Smell of gas at the boiler" and will call you';
  const [told] = await mail.expect({ to: PHONE, class: 'customer', says });
  expect((await stranger.get(`/v1/c/${tokenIn(told)}`)).body).toMatchObject({
    job: { status: 'unscheduled' },
    may: [],
  });
});

journey('what the office declines is told to whoever asked, without its reason', async (app, mail) => {
  const dee = await app.become(DEE);
  await app.api().post(AT, REQUEST);
  const [job] = await offered(dee);
  expect((await dee.post(`/v1/jobs/${job?.id}/decline`, { reason: 'Owes us money' })).status).toBe(200);
  await dee.post(`/v1/jobs/${job?.id}/decline`, { reason: 'again' });
  await app.advance(120);
  const [told] = await mail.expect({ to: PHONE, class: 'customer', says: 'we cannot take your request' });
  expect(told?.text).not.toContain('money');
});

journey('a phone that is known is that customer, who keeps his name; and nobody can tell', async (app, mail) => {
  const stranger = app.api();
  const known = await stranger.post(AT, { ...REQUEST, phone: DEMO_CUSTOMER.phone, email: 'evil@example.com' });
  const unknown = await stranger.post(AT, REQUEST);
  const seen = ({ status, text, headers }: typeof known) => [status, text, [...headers.keys()].sort()];
  expect(seen(known)).toEqual(seen(unknown));
  const dee = await app.become(DEE);
  const jobs = await offered(dee);
  expect(jobs).toHaveLength(2);
  const his = jobs.find(({ customerId }) => customerId === DEMO_CUSTOMER.id);
  const maria = bodyOf(CustomerView, await dee.get(`/v1/customers/${DEMO_CUSTOMER.id}`), 200);
  expect(maria).toMatchObject({ name: 'Maria Lopez', email: DEMO_CUSTOMER.email, address: DEMO_CUSTOMER.address });
  expect((await dee.get(`/v1/jobs/${his?.id}`)).body).toMatchObject({ request: { name: 'June Park' } });
  await mail.expect();
});

journey('two who ask at once from a new phone are one customer with two jobs', async (app) => {
  const both = await Promise.all([1, 2].map(() => app.api().post(AT, REQUEST)));
  expect(both.map(({ status }) => status)).toEqual([202, 202]);
  const dee = await app.become(DEE);
  const jobs = await offered(dee);
  expect(jobs).toHaveLength(2);
  expect(new Set(jobs.map(({ customerId }) => customerId)).size).toBe(1);
});

journey('an account that takes no requests is as unknown as one that is none', async (app) => {
  const ana = await app.become(ANA);
  const stranger = app.api();
  expect((await ana.send('PATCH', '/v1/account', { takesBookings: false })).status).toBe(200);
  for (const ask of [(at: string) => stranger.get(at), (at: string) => stranger.post(at, REQUEST)]) {
    const [off, none] = [await ask(AT), await ask('/v1/book/nobody-at-all')];
    expect([off.status, off.text]).toEqual([404, none.text]);
  }
  expect(await offered(ana)).toEqual([]);
});

journey('what is wrong is named; a program that fills in the hidden field is answered and forgotten', async (app) => {
  const stranger = app.api();
  const { phone: _phone, ...rest } = REQUEST;
  for (const [body, fields] of [
    [{ ...rest, phone: '12' }, ['phone']],
    [{ ...REQUEST, name: ' \u202e ' }, ['name']],
    [rest, ['phone']],
    [{ ...REQUEST, status: 'complete' }, ['status']],
  ] as const)
    expect(problemIn(await stranger.post(AT, body))).toMatchObject({ status: 422, fields });
  expect((await stranger.post(AT, { ...REQUEST, website: 'https://spam.example' })).status).toBe(202);
  expect(await offered(await app.become(DEE))).toEqual([]);
});

journey('a network address that asks again and again is told to wait an hour', async (app) => {
  const ask = async () => (await app.api().post(AT, REQUEST)).status;
  const statuses: number[] = [];
  for (let n = 0; n < 12; n++) statuses.push(await ask());
  expect(statuses).toEqual([...Array.from({ length: 10 }, () => 202), 429, 429]);
  await app.advance(3600);
  expect(await ask()).toBe(202);
});
