import { expect } from 'vitest';
import { CustomerView } from '../../core/contracts/customers.ts';
import { JobDetail } from '../../core/contracts/jobs.ts';
import { DEMO_CUSTOMER } from '../../local/seed/demo.ts';
import { type Answer, bodyOf, escalationIn, problemIn } from '../support/api-client.ts';
import { ALEX, BRIAN, DEE, JOHN, pagesTo } from '../support/demo.ts';
import { journey } from '../support/journey.ts';
import { madeIn } from '../support/on-call.ts';

const customerIn = (answer: Answer, ...statuses: number[]) => bodyOf(CustomerView, answer, ...statuses);

journey(
  'a customer is kept with his places and his people, and two who edit him do not undo each other',
  async (app) => {
    const dee = await app.become(DEE);
    const flat = { name: 'Oak Court', phone: '312 555 0180', email: 'Desk@Oak.example', address: '5 Oak Ct, Chicago' };
    const { id, version } = customerIn(await dee.post('/v1/customers', { ...flat, language: 'es' }), 201);
    const at = `/v1/customers/${id}`;
    expect((await dee.get(at)).body).toMatchObject({
      ...{ phone: '+13125550180', email: 'desk@oak.example', address: flat.address, language: 'es' },
      locations: [{ address: flat.address }],
      contacts: [{ kind: 'primary', name: 'Oak Court', phone: '+13125550180' }],
    });

    const cabin = { address: '7 Pine Rd, Denver', zone: 'us/mountain', accessNote: 'Gate 12' };
    const key = { 'idempotency-key': 'cabin' };
    customerIn(await dee.post(`${at}/locations`, cabin, key), 201);
    const placed = customerIn(await dee.post(`${at}/locations`, cabin, key), 200);
    expect(placed.locations.map(({ address, zone }) => [address, zone])).toEqual([
      [flat.address, undefined],
      [cabin.address, 'America/Denver'],
    ]);
    const locationId = placed.locations[1]?.id;
    const tenant = { kind: 'tenant', name: 'Tom Fox', phone: '312 555 0181', locationId };
    const contact = customerIn(await dee.post(`${at}/contacts`, tenant), 201).contacts[1];
    expect(contact).toMatchObject({ ...tenant, phone: '+13125550181' });
    const onPatch = customerIn(
      await dee.send('PATCH', `${at}/contacts/${contact?.id}`, { email: 't@fox.example' }),
      200,
    );
    expect(onPatch.contacts[1]).toMatchObject({ phone: '+13125550181', email: 't@fox.example' });

    const stale = await dee.send('PATCH', at, { name: 'Oak Courts', version });
    expect(problemIn(stale)).toMatchObject({ status: 409, type: 'conflict' });
    const names = ['Oak Court East', 'Oak Court West'];
    const both = await Promise.all(names.map((name) => dee.send('PATCH', at, { name })));
    expect(both.map(({ status }) => status)).toEqual([200, 200]);

    const kept = problemIn(await dee.send('DELETE', `${at}/locations/${locationId}`));
    expect(kept).toMatchObject({ status: 409, detail: 'belongs to it still: Tom Fox' });
    const job = madeIn(await dee.post('/v1/jobs', { customerId: id, locationId, summary: 'No hot water' }));
    customerIn(await dee.send('DELETE', `${at}/contacts/${contact?.id}`), 200);
    expect(customerIn(await dee.send('DELETE', `${at}/locations/${locationId}`), 200).locations).toHaveLength(1);
    // The job knows its place still; a new one cannot be there.
    expect(bodyOf(JobDetail, await dee.get(`/v1/jobs/${job}`), 200).place).toEqual({
      ...cabin,
      zone: 'America/Denver',
    });
    const again = await dee.post('/v1/jobs', { customerId: id, locationId, summary: 'x' });
    expect(problemIn(again)).toMatchObject({ status: 422, fields: ['locationId'] });
  },
);

journey('a call is found under whoever has its phone now', async (app, mail) => {
  const alex = await app.become(ALEX);
  const dee = await app.become(DEE);
  const phone = '+13125550182';
  const moved = await dee.send('PATCH', `/v1/customers/${DEMO_CUSTOMER.id}`, { phone });
  expect(customerIn(moved, 200)).toMatchObject({ phone, email: DEMO_CUSTOMER.email, address: DEMO_CUSTOMER.address });
  const found = escalationIn(await alex.post('/v1/escalations', { call: { phone, summary: 'No heat' } }));
  expect(found.call).toMatchObject({ customerName: 'Maria Lopez', phone, address: DEMO_CUSTOMER.address });
  const other = await alex.post('/v1/escalations', { call: { phone: DEMO_CUSTOMER.phone, summary: 'No heat' } });
  expect(escalationIn(other).call.customerName).toBe('Unknown caller');
  await mail.expect(...pagesTo(JOHN, found.number), ...pagesTo(JOHN, escalationIn(other).number));
});

journey('what is wrong with a customer is said by its field, and nothing is written', async (app) => {
  const dee = await app.become(DEE);
  const at = `/v1/customers/${DEMO_CUSTOMER.id}`;
  const before = (await dee.get(at)).body;
  for (const [method, path, body, field] of [
    ['POST', '/v1/customers', { name: 'x', phone: '12' }, 'phone'],
    ['POST', '/v1/customers', { name: 'x', language: 'fr' }, 'language'],
    ['PATCH', at, { email: 'nowhere' }, 'email'],
    ['PATCH', at, { phone: '000' }, 'phone'],
    ['PATCH', at, { name: null }, 'name'],
    ['POST', `${at}/locations`, { address: ' ' }, 'address'],
    ['POST', `${at}/locations`, { address: 'x', zone: '+05:00' }, 'zone'],
    ['POST', `${at}/contacts`, { kind: 'uncle', name: 'x', phone: '3125550183' }, 'kind'],
    ['POST', `${at}/contacts`, { kind: 'tenant', name: 'x' }, 'phone'],
    ['POST', `${at}/contacts`, { kind: 'tenant', name: 'x', email: 'x' }, 'email'],
    ['POST', `${at}/contacts`, { kind: 'tenant', name: 'x', phone: '3125550183', locationId: 'loc_1' }, 'locationId'],
  ] as const)
    expect([body, problemIn(await dee.send(method, path, body))]).toEqual([
      body,
      { status: 422, type: 'invalid', fields: [field] },
    ]);
  expect((await dee.get(at)).body).toEqual(before);
  const nobody = `loc_${'0'.repeat(25)}9`;
  expect((await dee.send('PATCH', `${at}/locations/${nobody}`, { address: 'x' })).status).toBe(404);
  expect((await (await app.become(BRIAN)).send('PATCH', at, { name: 'x' })).status).toBe(403);
});
