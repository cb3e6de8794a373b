import { expect } from 'vitest';
import { DEMO_CUSTOMER, DEMO_JOB } from '../../local/seed/demo.ts';
import { problemIn } from '../support/api-client.ts';
import { customerIsMailed } from '../support/customers.ts';
import { DEE, JOHN } from '../support/demo.ts';
import { journey } from '../support/journey.ts';
import { book, customerReads, readJob, tap } from '../support/visits.ts';

journey('a message whose end nobody knows is sent again by hand, once, while it is still so', async (app, mail) => {
  const dee = await app.become(DEE);
  const send = (body: object) => dee.post(`/v1/jobs/${DEMO_JOB.id}/messages/resend`, body);
  await app.fault({ channel: 'sms', behaviour: 'timeout_before', count: 1 });
  const visit = await book(app, dee, 2, [JOHN]);
  await mail.expect();
  const [booked] = (await readJob(dee)).messages;
  expect(booked).toMatchObject({ status: 'unknown', contactId: DEMO_CUSTOMER.id });
  const key = booked?.key;
  const both = await Promise.all([send({ key }), send({ key })]);
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  await mail.expect(customerReads('you are booked'));
  // Whoever lost the answer asks once more; by another way it is another wish.
  expect((await send({ key })).status).toBe(200);
  expect((await send({ key, channel: 'sms' })).status).toBe(200);
  expect(problemIn(await send({ key, channel: 'email' }))).toMatchObject({
    ...{ status: 409, detail: 'the message is sent' },
  });
  const { timeline } = await readJob(dee);
  expect(timeline.filter(({ kind }) => kind === 'resent')).toMatchObject([
    { by: { name: 'Dee Park' }, facts: ['booked'] },
  ]);

  expect(problemIn(await send({ key: 'NOTICE#nothing' }))).toMatchObject({ status: 422, fields: ['key'] });
  await tap(await app.become(JOHN), visit, 'TRAVELING');
  await app.advance(60);
  await mail.expect(customerReads('is on the way'));
  // Nobody has sent this one again: it is not over.
  const sent = (await readJob(dee)).messages.find(({ facts }) => facts.includes('on_the_way'));
  expect(problemIn(await send({ key: sent?.key }))).toMatchObject({ status: 409, detail: 'the message is sent' });
});

journey('an opted-out number is not written to by hand either; another way may be chosen', async (app, mail) => {
  const dee = await app.become(DEE);
  const send = (body: object) => dee.post(`/v1/jobs/${DEMO_JOB.id}/messages/resend`, body);
  await app.fault({ channel: 'sms', behaviour: 'timeout_before', count: 1 });
  const visit = await book(app, dee, 2, [JOHN]);
  await mail.expect();
  await app.sms(DEMO_CUSTOMER.phone, 'STOP');
  const key = (await readJob(dee)).messages[0]?.key;
  expect(problemIn(await send({ key }))).toMatchObject({
    status: 409,
    detail: expect.stringContaining('does not want'),
  });
  expect((await send({ key, channel: 'email' })).status).toBe(200);
  await mail.expect(customerIsMailed('You are booked'));
  const start = { start: visit.end, end: new Date(Date.parse(visit.end) + 3_600_000).toISOString() };
  expect((await dee.post(`/v1/appointments/${visit.id}/move`, start)).status).toBe(200);
  await app.advance(90);
  await mail.expect(customerIsMailed('has a new time'));
});
