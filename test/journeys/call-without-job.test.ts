import { expect } from 'vitest';
import { CustomerView } from '../../core/contracts/customers.ts';
import { JobView } from '../../core/contracts/jobs.ts';
import { DEMO_CUSTOMER } from '../../local/seed/demo.ts';
import { escalationIn, listIn } from '../support/api-client.ts';
import { ALEX, JOHN, pagesTo } from '../support/demo.ts';
import { journey } from '../support/journey.ts';

journey('a call from a known phone finds its customer and makes the job', async (app, mail) => {
  const alex = await app.become(ALEX);
  const call = { phone: '(312) 555-0190', summary: 'Water heater leaking' };
  const escalation = escalationIn(await alex.post('/v1/escalations', { call }));
  expect(escalation.call).toMatchObject({
    customerName: DEMO_CUSTOMER.name,
    phone: DEMO_CUSTOMER.phone,
    address: DEMO_CUSTOMER.address,
    summary: call.summary,
  });
  await mail.expect(...pagesTo(JOHN, escalation.number));
  expect(listIn(CustomerView, await alex.get('/v1/customers')).map(({ name }) => name)).toEqual([DEMO_CUSTOMER.name]);
  const job = listIn(JobView, await alex.get('/v1/jobs')).find(({ id }) => id === escalation.jobId);
  expect(job).toMatchObject({ customerId: DEMO_CUSTOMER.id, summary: call.summary, status: 'unscheduled' });
});

journey('a call from an unknown phone makes the customer, who is found at the next call', async (app, mail) => {
  const alex = await app.become(ALEX);
  const call = { name: 'Sam Young', phone: '312 555 0177', address: '9 N Main St', summary: 'No cooling' };
  const first = escalationIn(await alex.post('/v1/escalations', { call }));
  const second = escalationIn(await alex.post('/v1/escalations', { call: { ...call, summary: 'Breaker trips' } }));
  expect(second.number).not.toBe(first.number);
  await mail.expect(...pagesTo(JOHN, first.number), ...pagesTo(JOHN, second.number));

  const customers = listIn(CustomerView, await alex.get('/v1/customers'));
  const sam = customers.find(({ name }) => name === 'Sam Young');
  expect(customers).toHaveLength(2);
  expect(sam).toMatchObject({ phone: '+13125550177', address: '9 N Main St' });
  const jobs = listIn(JobView, await alex.get('/v1/jobs')).filter(({ customerId }) => customerId === sam?.id);
  expect(jobs.map(({ summary }) => summary).sort()).toEqual(['Breaker trips', 'No cooling']);
});

journey('five calls at once from one unknown phone make one customer and five jobs', async (app, mail) => {
  const alex = await app.become(ALEX);
  const answers = await Promise.all(
    Array.from({ length: 5 }, (_, n) =>
      alex.post('/v1/escalations', { call: { phone: '3125550178', summary: `Call ${n}` } }),
    ),
  );
  const numbers = answers.map((answer) => escalationIn(answer).number);
  expect(new Set(numbers).size).toBe(5);
  await mail.expect(...numbers.flatMap((number) => pagesTo(JOHN, number)));
  expect(listIn(CustomerView, await alex.get('/v1/customers'))).toHaveLength(2);
});
