import { expect } from 'vitest';
import { CustomerPage } from '../../core/contracts/customer-page.ts';
import { DEMO_CUSTOMER } from '../../local/seed/demo.ts';
import { bodyOf, problemIn } from '../support/api-client.ts';
import { tokenIn } from '../support/customer-page.ts';
import { DEE, JOHN } from '../support/demo.ts';
import { journey } from '../support/journey.ts';
import { book, customerReads, readJob } from '../support/visits.ts';

const ALL = { service: true, reminder: true, survey: true };
const NONE = { service: false, reminder: false, survey: false };
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

journey(
  'a customer who wants no texts is told of the work by email; his mailbox ends that with one POST',
  async (app, mail) => {
    const dee = await app.become(DEE);
    const visit = await book(app, dee, 72, [JOHN]);
    const [booked] = await mail.expect(customerReads('you are booked'));
    const customer = app.api();
    const at = `/v1/c/${tokenIn(booked)}/preferences`;
    const chosen = bodyOf(CustomerPage, await customer.send('PUT', at, { sms: NONE }), 200);
    expect(chosen.preferences).toMatchObject({ sms: { ...NONE, stopped: false }, email: ALL });
    await customer.send('PUT', at, { sms: NONE });

    const move = async (hours: number) => {
      const start = new Date((await app.now()).getTime() + hours * 3_600_000);
      const end = new Date(start.getTime() + 3_600_000);
      await dee.post(`/v1/appointments/${visit.id}/move`, { start: start.toISOString(), end: end.toISOString() });
      await app.advance(120);
    };
    await move(80);
    const [email] = await mail.expect({ to: DEMO_CUSTOMER.email, class: 'customer', says: 'has a new time' });

    // What a mailbox does: no page, no cookie, no Origin, a form; and the server that opens the link first changes nothing.
    const link = `/c/${tokenIn(email)}/unsubscribe`;
    expect((await customer.get(link)).status).toBe(200);
    expect(bodyOf(CustomerPage, await customer.get(`/v1/c/${tokenIn(email)}`), 200).preferences.email).toMatchObject(
      ALL,
    );
    expect(problemIn(await customer.sendText('POST', link, 'List-Unsubscribe=No', FORM))).toMatchObject({
      status: 422,
    });
    for (let n = 0; n < 2; n++)
      expect((await customer.sendText('POST', link, 'List-Unsubscribe=One-Click', FORM)).status).toBe(200);
    const page = bodyOf(CustomerPage, await customer.get(`/v1/c/${tokenIn(email)}`), 200);
    expect(page.preferences.email).toMatchObject(NONE);
    await move(90);
    await mail.expect();
    expect((await readJob(dee)).customerNotTold).toMatchObject({ fact: 'moved', why: 'opted_out' });

    // He changes his mind on the page; and the old link ends it once more.
    await customer.send('PUT', at, { email: ALL });
    await move(100);
    await mail.expect({ to: DEMO_CUSTOMER.email, class: 'customer', says: 'has a new time' });
    const multipart = new FormData();
    multipart.set('List-Unsubscribe', 'One-Click');
    expect((await fetch(app.url + link, { method: 'POST', body: multipart })).status).toBe(200);
    expect(bodyOf(CustomerPage, await customer.get(`/v1/c/${tokenIn(email)}`), 200).preferences.email).toMatchObject(
      NONE,
    );
  },
);

journey('an unsubscribe without a link that is good is nothing', async (app) => {
  const answer = await app
    .api()
    .sendText('POST', `/c/${'x'.repeat(22)}/unsubscribe`, 'List-Unsubscribe=One-Click', FORM);
  expect(problemIn(answer)).toMatchObject({ status: 404 });
});
