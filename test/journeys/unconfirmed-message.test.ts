import { expect } from 'vitest';
import * as z from 'zod';
import type { FaultBehaviour } from '../../local/tray/faults.ts';
import { type Answer, bodyOf, problemIn } from '../support/api-client.ts';
import { DEE, JOHN } from '../support/demo.ts';
import { journey } from '../support/journey.ts';
import type { Callout } from '../support/start-callout.ts';
import { inHours, jobIn } from '../support/visits.ts';

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
  return { message, resend: async () => dee.post(`/v1/jobs/${id}/messages/resend`, { key: (await message()).key }) };
}
const made = (answer: Answer) => bodyOf(z.object({ id: z.string() }), answer, 201);
const nilsReads = { to: 'nils@example.com', class: 'customer', says: 'You are booked' } as const;

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
  expect(await message()).toMatchObject({ status: 'unknown', confirmBy: expect.any(String) });
  expect(problemIn(await resend()).status).toBe(409);
  await app.advance(360);
  expect(await message()).toMatchObject({ status: 'unknown', unconfirmedAt: expect.any(String) });
  expect((await resend()).status).toBe(200);
  await mail.expect(nilsReads);
});
