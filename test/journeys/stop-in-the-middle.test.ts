import { expect } from 'vitest';
import { DEMO_CUSTOMER } from '../../local/seed/demo.ts';
import { addressOf, customerIsMailed } from '../support/customers.ts';
import { ANA, DEE, JOHN, noticeTo } from '../support/demo.ts';
import { journey } from '../support/journey.ts';
import { madeIn } from '../support/on-call.ts';
import { book, customerReads, readJob, tap } from '../support/visits.ts';

const EVERYTHING = ['service', 'reminder', 'survey'];

journey(
  'a STOP in the middle of a visit: nobody answers it, the rest comes by email, START brings SMS back',
  async (app, mail) => {
    const dee = await app.become(DEE);
    const visit = await book(app, dee, 2, [JOHN]);
    await mail.expect(customerReads('you are booked'));
    const john = await app.become(JOHN);
    await tap(john, visit, 'TRAVELING');
    // It waits for twenty seconds; in between she has had enough.
    await app.sms(DEMO_CUSTOMER.phone, ' Stop. ');
    await mail.expect();
    await app.advance(60);
    await mail.expect(customerIsMailed('John Smith is on the way'));
    expect(await addressOf(dee, DEMO_CUSTOMER.phone)).toMatchObject({
      ...{ optedOut: EVERYTHING, onlyStartHelps: true },
      history: [{ wants: 'out', source: 'sms_stop', wording: 'Stop.', categories: EVERYTHING }],
    });

    await app.sms(DEMO_CUSTOMER.phone, 'START');
    await mail.expect();
    await tap(john, visit, 'WORKING');
    await tap(john, visit, 'COMPLETE');
    await app.advance(120);
    await mail.expect(customerReads('the work is complete'));
    await app.advance(2 * 3600);
    await mail.expect(customerReads('how did we do'));
    const { history, optedOut } = await addressOf(dee, DEMO_CUSTOMER.phone);
    expect([optedOut, history.map(({ source }) => source)]).toEqual([[], ['sms_stop', 'sms_start']]);
  },
);

journey('the number of somebody of the team who is a customer, too, is lost as both', async (app, mail) => {
  const dee = await app.become(DEE);
  madeIn(await dee.post('/v1/customers', { name: 'John at home', phone: JOHN.phone }));
  await app.sms(JOHN.phone, 'UNSUBSCRIBE');
  await mail.expect(noticeTo(ANA, /John Smith is no longer paged at/));
  const { items } = (await dee.get('/v1/customers')).body as { items: { id: string; name: string }[] };
  const id = items.find(({ name }) => name === 'John at home')?.id;
  expect((await dee.get(`/v1/customers/${id}/consents`)).body).toMatchObject({
    items: [{ address: JOHN.phone, optedOut: EVERYTHING }],
  });
});

journey(
  'an opt-out that only the carrier knows is learned from the message it blocks, which then goes by email',
  async (app, mail) => {
    const dee = await app.become(DEE);
    await app.fault({ channel: 'sms', behaviour: 'opted_out', count: 1 });
    await book(app, dee, 2, [JOHN]);
    await mail.expect(customerReads('you are booked'));
    await app.advance(2);
    await mail.expect(customerIsMailed('You are booked'));
    expect(await addressOf(dee, DEMO_CUSTOMER.phone)).toMatchObject({
      ...{ optedOut: EVERYTHING, history: [{ source: 'carrier', wording: 'opted_out' }] },
    });
    const job = await readJob(dee);
    expect(job.messages.map(({ status, channel, why }) => [status, channel, why])).toEqual([
      ['failed', 'sms', 'opted_out'],
      ['sent', 'email', undefined],
    ]);
    expect(job.customerNotTold).toBeUndefined();
  },
);

journey('what the team hears is written down; a STOP is not for the team to take back', async (app, mail) => {
  const dee = await app.become(DEE);
  const at = `/v1/customers/${DEMO_CUSTOMER.id}/consents`;
  const say = (body: object) => dee.post(at, { wording: 'Told Dee on the phone', ...body });
  expect((await say({ address: '312-555-0190', wants: 'out', categories: ['survey'] })).status).toBe(201);
  expect(await addressOf(dee, DEMO_CUSTOMER.phone)).toMatchObject({
    ...{ optedOut: ['survey'], onlyStartHelps: false, history: [{ source: 'staff', by: { name: 'Dee Park' } }] },
  });
  expect((await say({ address: DEMO_CUSTOMER.phone, wants: 'in' })).status).toBe(201);
  await app.sms(DEMO_CUSTOMER.phone, 'STOP');
  const refused = await say({ address: DEMO_CUSTOMER.phone, wants: 'in' });
  expect([refused.status, refused.body]).toMatchObject([409, { detail: expect.stringContaining('START') }]);
  for (const [body, field] of [
    [{ address: '+13125550123', wants: 'out' }, 'address'],
    [{ address: DEMO_CUSTOMER.email, wants: 'maybe' }, 'wants'],
    [{ address: DEMO_CUSTOMER.email, wants: 'out', categories: [] }, 'categories'],
    [{ address: DEMO_CUSTOMER.email, wants: 'out', wording: ' ' }, 'wording'],
  ] as const)
    expect((await say(body)).body).toMatchObject({ status: 422, errors: [{ field }] });
  expect((await addressOf(dee, DEMO_CUSTOMER.phone)).optedOut).toEqual(EVERYTHING);
  await mail.expect();
});
