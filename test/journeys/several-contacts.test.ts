import { expect } from 'vitest';
import { DEMO_CUSTOMER } from '../../local/seed/demo.ts';
import { addContact, changeRule, detailOf, jobAt, placeAt } from '../support/customers.ts';
import { ANA, DEE, JOHN } from '../support/demo.ts';
import { type Expected, journey } from '../support/journey.ts';
import { book, customerReads, inHours, tap } from '../support/visits.ts';

const EVERYBODY = { audience: ['property_manager', 'tenant', 'primary', 'bill_to'] };
const reads = (to: string, says: string): Expected => ({ to, class: 'customer', says });

journey(
  'a rule for all of them tells each contact once, whoever taps; two with one phone are one',
  async (app, mail) => {
    const ana = await app.become(ANA);
    await changeRule(ana, 'On the way', EVERYBODY);
    const dee = await app.become(DEE);
    await addContact(dee, { kind: 'bill_to', name: 'Bill', email: 'bill@example.com' });
    await addContact(dee, { kind: 'tenant', name: 'Tom Fox', phone: '3125550181' });
    await addContact(dee, { kind: 'property_manager', name: 'Maria again', phone: DEMO_CUSTOMER.phone });
    const visit = await book(app, dee, 2, [JOHN, ANA]);
    await mail.expect(customerReads('you are booked'));
    for (const each of [await app.become(JOHN), ana]) await tap(each, visit, 'TRAVELING');
    await app.advance(120);
    await mail.expect(
      customerReads('is on the way'),
      reads('bill@example.com', 'is on the way'),
      reads('+13125550181', 'is on the way'),
    );
  },
);

journey(
  'a job at one location tells the contacts of that location, and the customer’s where it has none',
  async (app, mail) => {
    const ana = await app.become(ANA);
    await changeRule(ana, 'Booked', EVERYBODY);
    const dee = await app.become(DEE);
    const [home, cabin] = await placeAt(dee, { address: '7 Pine Rd' });
    await addContact(dee, { kind: 'primary', name: 'Caretaker', phone: '3125550182', locationId: cabin?.id });
    await addContact(dee, { kind: 'tenant', name: 'Tenant at home', phone: '3125550183', locationId: home?.id });
    await addContact(dee, { kind: 'bill_to', name: 'Bill', phone: '3125550184' });
    const bookAt = async (locationId: string | undefined) => {
      const job = await jobAt(dee, locationId);
      const body = { start: await inHours(app, 5), end: await inHours(app, 6), technicianIds: [JOHN.id] };
      expect((await dee.post(`/v1/jobs/${job.id}/appointments`, body)).status).toBe(201);
      return job.id;
    };
    const job = await bookAt(cabin?.id);
    await mail.expect(reads('+13125550182', 'you are booked'), reads('+13125550184', 'you are booked'));
    await bookAt(home?.id);
    await mail.expect(
      ...[customerReads('you are booked'), reads('+13125550183', 'booked'), reads('+13125550184', 'booked')],
    );
    const { place, messages } = await detailOf(dee, job);
    expect(place).toMatchObject({ address: '7 Pine Rd' });
    expect(new Set(messages.map(({ contactId }) => contactId)).size).toBe(2);
  },
);

journey('only the primary contact’s silence marks the job', async (app, mail) => {
  const ana = await app.become(ANA);
  await changeRule(ana, 'On the way', EVERYBODY);
  const dee = await app.become(DEE);
  await addContact(dee, { kind: 'tenant', name: 'Tom Fox', phone: '3125550181' });
  await app.sms('+13125550181', 'STOP');
  const visit = await book(app, dee, 2, [JOHN]);
  await mail.expect(customerReads('you are booked'));
  await tap(await app.become(JOHN), visit, 'TRAVELING');
  await app.advance(120);
  await mail.expect(customerReads('is on the way'));
  const job = await detailOf(dee, visit.jobId);
  expect(job.customerNotTold).toBeUndefined();
  expect(job.timeline.filter(({ kind }) => kind === 'not_told')).toMatchObject([{ messages: [{ why: 'opted_out' }] }]);
});
