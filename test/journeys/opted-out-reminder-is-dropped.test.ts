import { expect } from 'vitest';
import { DEMO_CUSTOMER } from '../../local/seed/demo.ts';
import { customerIsMailed } from '../support/customers.ts';
import { DEE, JOHN } from '../support/demo.ts';
import { journey } from '../support/journey.ts';
import { book, customerReads, readJob, tap } from '../support/visits.ts';

const HOUR = 3600;

journey('whoever stopped SMS gets no reminder and no survey, by no way; the job says why', async (app, mail) => {
  const dee = await app.become(DEE);
  const visit = await book(app, dee, 3, [JOHN]);
  await mail.expect(customerReads('you are booked'));
  await app.sms(DEMO_CUSTOMER.phone, 'STOP');
  await app.advance(2 * HOUR);
  await mail.expect();
  const job = await readJob(dee);
  expect(job.messages.map(({ facts, status, why }) => [facts[0], status, why])).toEqual([
    ['booked', 'sent', undefined],
    ['reminder', 'suppressed', 'opted_out'],
  ]);
  expect(job.customerNotTold, 'a reminder is no service').toBeUndefined();

  const john = await app.become(JOHN);
  await tap(john, visit, 'WORKING');
  await tap(john, visit, 'COMPLETE');
  await app.advance(3 * HOUR);
  await mail.expect(customerIsMailed('The work is complete'));
  const { timeline } = await readJob(dee);
  expect(timeline.filter(({ kind }) => kind === 'not_told')).toMatchObject([
    { messages: [{ fact: 'survey', why: 'opted_out' }] },
  ]);
});

journey('whoever wants no reminders gets the rest as before', async (app, mail) => {
  const dee = await app.become(DEE);
  const body = { address: DEMO_CUSTOMER.phone, wants: 'out', categories: ['reminder'], wording: 'No reminders please' };
  expect((await dee.post(`/v1/customers/${DEMO_CUSTOMER.id}/consents`, body)).status).toBe(201);
  const visit = await book(app, dee, 3, [JOHN]);
  await mail.expect(customerReads('you are booked'));
  await app.advance(2 * HOUR);
  await mail.expect();
  await tap(await app.become(JOHN), visit, 'TRAVELING');
  await app.advance(60);
  await mail.expect(customerReads('is on the way'));
});
