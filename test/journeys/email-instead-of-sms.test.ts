import { expect } from 'vitest';
import { DEMO_CUSTOMER } from '../../local/seed/demo.ts';
import { addressOf, customerIsMailed } from '../support/customers.ts';
import { ANA, DEE, JOHN } from '../support/demo.ts';
import { journey } from '../support/journey.ts';
import { book, customerReads, readJob, tap } from '../support/visits.ts';

const MARIA = `/v1/customers/${DEMO_CUSTOMER.id}`;

journey(
  'whoever wants no SMS is told of the service by email; with nothing left, the job says so',
  async (app, mail) => {
    const dee = await app.become(DEE);
    await app.sms(DEMO_CUSTOMER.phone, 'STOP');
    const visit = await book(app, dee, 2, [JOHN]);
    await mail.expect(customerIsMailed('You are booked'));

    // The mailbox is gone: she can be told by nothing any more.
    await app.fault({ channel: 'email', behaviour: 'invalid_number', count: 1 });
    const john = await app.become(JOHN);
    await tap(john, visit, 'TRAVELING');
    await app.advance(60);
    await mail.expect(customerIsMailed('is on the way'));
    await app.advance(2);
    expect(await addressOf(dee, DEMO_CUSTOMER.email)).toMatchObject({ suspended: { why: 'bounced' }, optedOut: [] });
    const job = await readJob(dee);
    expect(job.customerNotTold).toMatchObject({ fact: 'on_the_way', why: 'opted_out' });
    expect(job.timeline.findLast(({ kind }) => kind === 'not_told')).toMatchObject({
      messages: [{ fact: 'on_the_way', why: 'opted_out' }],
    });

    // Dee asks her, and the address is right after all.
    const said = { address: DEMO_CUSTOMER.email, wants: 'in', wording: 'Maria says her mailbox was full' };
    expect((await dee.post(`${MARIA}/consents`, said)).status).toBe(201);
    const next = await book(app, dee, 5, [JOHN]);
    await tap(john, next, 'TRAVELING');
    await app.advance(60);
    await mail.expect(customerIsMailed('is on the way'));
    expect((await addressOf(dee, DEMO_CUSTOMER.email)).suspended).toBeUndefined();
  },
);

journey(
  'a text to a number that does not exist is followed by an email at once, and the number is left alone',
  async (app, mail) => {
    const dee = await app.become(DEE);
    await app.fault({ channel: 'sms', behaviour: 'invalid_number', count: 1 });
    const visit = await book(app, dee, 2, [JOHN]);
    await mail.expect(customerIsMailed('You are booked'));
    expect(await addressOf(dee, DEMO_CUSTOMER.phone)).toMatchObject({ suspended: { why: 'invalid_number' } });
    await tap(await app.become(JOHN), visit, 'TRAVELING');
    await app.advance(60);
    await mail.expect(customerIsMailed('is on the way'));
  },
);

journey('a customer with another number by then is told there', async (app, mail) => {
  const dee = await app.become(DEE);
  const visit = await book(app, dee, 2, [JOHN]);
  await mail.expect(customerReads('you are booked'));
  await app.sms(DEMO_CUSTOMER.phone, 'STOP');
  await tap(await app.become(JOHN), visit, 'TRAVELING');
  expect((await dee.send('PATCH', MARIA, { phone: '+13125550195' })).status).toBe(200);
  await app.advance(60);
  await mail.expect({ to: '+13125550195', class: 'customer', says: 'is on the way' });
});

journey(
  'a text that the provider could not pay for goes by email, once, and says nothing of the phone',
  async (app, mail) => {
    const ana = await app.become(ANA);
    await app.fault({ channel: 'sms', behaviour: 'spend_limit', count: 1 });
    await book(app, ana, 2, [JOHN]);
    await mail.expect(customerReads('you are booked'));
    await app.advance(10);
    await mail.expect(customerIsMailed('You are booked'));
    expect(
      (await addressOf(ana, DEMO_CUSTOMER.phone)).suspended,
      'a spent quota says nothing of the phone',
    ).toBeUndefined();
    await app.advance(3600);
    await mail.expect();
  },
);
