import { expect } from 'vitest';
import * as z from 'zod';
import { DEMO_JOB } from '../../local/seed/demo.ts';
import type { FaultBehaviour } from '../../local/tray/faults.ts';
import { type Answer, bodyOf, problemIn } from '../support/api-client.ts';
import { DEE, JOHN } from '../support/demo.ts';
import { journey, type Mail } from '../support/journey.ts';
import type { Callout } from '../support/start-callout.ts';
import { book, customerReads, inHours, jobIn, readJob, tap } from '../support/visits.ts';

/** John travels, and the provider's answer about what the customer is told of it gets lost. */
async function answerLost(app: Callout, mail: Mail, behaviour: FaultBehaviour) {
  const dee = await app.become(DEE);
  const visit = await book(app, dee, 2, [JOHN]);
  await mail.expect(customerReads('you are booked'));
  await app.fault({ channel: 'sms', behaviour, count: 1 });
  await tap(await app.become(JOHN), visit, 'TRAVELING');
  const message = async () => {
    const found = (await readJob(dee)).messages.find(({ facts }) => facts.includes('on_the_way'));
    if (!found) throw new Error('he is told of it');
    return found;
  };
  const resend = async () => dee.post(`/v1/jobs/${DEMO_JOB.id}/resend`, { key: (await message()).key });
  return { dee, visit, message, resend };
}

journey('a message that nobody can confirm says so, and staff send it again, once', async (app, mail) => {
  const { dee, message, resend } = await answerLost(app, mail, 'timeout_before');
  await app.advance(120);
  await mail.expect();
  // SNS tells nothing of a message without its id, so there is nothing to wait for.
  expect(await message()).toMatchObject({ status: 'unknown', unconfirmedAt: expect.any(String), mayBeResent: true });
  const answers = await Promise.all([resend(), resend(), resend()]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  await mail.expect(customerReads('is on the way'));
  await resend();
  await app.advance(600);
  await mail.expect();
  const { timeline, messages } = await readJob(dee);
  expect(timeline.filter(({ kind }) => kind === 'resent')).toMatchObject([
    { by: { name: 'Dee Park' }, fact: 'on_the_way' },
  ]);
  expect(messages.map(({ facts, status }) => [facts[0], status])).toEqual([
    ['booked', 'sent'],
    ['on_the_way', 'unknown'],
    ['on_the_way', 'sent'],
  ]);
});

journey('what is not so any more is not sent again, and the answer says why', async (app, mail) => {
  const { visit, dee, resend } = await answerLost(app, mail, 'timeout_before');
  await app.advance(120);
  await tap(await app.become(JOHN), visit, 'WORKING');
  expect(problemIn(await resend())).toMatchObject({ status: 409, detail: expect.stringContaining('not so any more') });
  const { messages } = await readJob(dee);
  const booked = messages.find(({ facts }) => facts.includes('booked'));
  const sent = await dee.post(`/v1/jobs/${DEMO_JOB.id}/resend`, { key: booked?.key });
  expect(problemIn(sent)).toMatchObject({ status: 409, detail: 'a message that is sent is not sent again' });
  const stranger = await dee.post(`/v1/jobs/${DEMO_JOB.id}/resend`, { key: 'NOTICE#nothing' });
  expect([stranger.status, stranger.body]).toMatchObject([422, { errors: [{ field: 'key' }] }]);
  const tech = await (await app.become(JOHN)).post(`/v1/jobs/${DEMO_JOB.id}/resend`, { key: booked?.key });
  expect(problemIn(tech)).toMatchObject({ status: 403 });
});

/** A job of a customer who has only a mailbox, booked while the provider of emails behaves so, once. */
async function bookByEmail(app: Callout, behaviour: FaultBehaviour) {
  const dee = await app.become(DEE);
  const { id: customerId } = made(await dee.post('/v1/customers', { name: 'Nils Berg', email: 'nils@example.com' }));
  const { id } = made(await dee.post('/v1/jobs', { customerId, summary: 'Boiler service' }));
  await app.fault({ channel: 'email', behaviour, count: 1 });
  const window = { start: await inHours(app, 2), end: await inHours(app, 3) };
  made(await dee.post(`/v1/jobs/${id}/appointments`, { ...window, technicianIds: [JOHN.id] }));
  const message = async () => {
    const [found] = jobIn(await dee.get(`/v1/jobs/${id}`)).messages;
    if (!found) throw new Error('he is told of it');
    return found;
  };
  return { message, resend: async () => dee.post(`/v1/jobs/${id}/resend`, { key: (await message()).key }) };
}
const made = (answer: Answer) => bodyOf(z.object({ id: z.string() }), answer, 201);
const nilsReads = { to: 'nils@example.com', class: 'customer', says: 'you are booked' } as const;

journey('an email whose answer got lost is settled by its delivery event', async (app, mail) => {
  const { message } = await bookByEmail(app, 'timeout_after');
  await app.advance(120);
  await mail.expect(nilsReads);
  expect(await message()).toMatchObject({ facts: ['booked'], status: 'sent', deliveredAt: expect.any(String) });
  await app.advance(1200);
  await mail.expect();
});

journey('an email of which no event comes is waited for a quarter of an hour', async (app, mail) => {
  const { message, resend } = await bookByEmail(app, 'timeout_before');
  await app.advance(600);
  expect(await message()).toMatchObject({ status: 'unknown', confirmBy: expect.any(String), mayBeResent: false });
  expect(problemIn(await resend())).toMatchObject({ status: 409, detail: expect.stringContaining('may still tell') });
  await app.advance(360);
  expect(await message()).toMatchObject({ status: 'unknown', unconfirmedAt: expect.any(String), mayBeResent: true });
  expect((await resend()).status).toBe(200);
  await mail.expect(nilsReads);
});
