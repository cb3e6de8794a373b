import { expect } from 'vitest';
import * as z from 'zod';
import { PersonView } from '../../core/contracts/people.ts';
import { bodyOf, listIn, problemIn } from '../support/api-client.ts';
import { ALEX, ANA, DEE, JOHN } from '../support/demo.ts';
import { journey } from '../support/journey.ts';

const PHONE = '+13125550180';
const MAIL = 'nia@northside.example';
const NIA = {
  name: 'Nia Stone',
  roles: ['technician'],
  methods: [
    { kind: 'sms', address: '(312) 555-0180' },
    { kind: 'email', address: 'Nia@Northside.example' },
  ],
};

journey('somebody new is invited, signs in, and can be paged from then on', async (app, mail) => {
  const ana = await app.become(ANA);
  const nia = bodyOf(PersonView, await ana.post('/v1/people', NIA), 201);
  expect(nia).toMatchObject({ readiness: 'unverified', enabled: true });
  expect(nia.methods).toEqual([
    { kind: 'sms', address: PHONE, state: 'unverified' },
    { kind: 'email', address: MAIL, state: 'unverified' },
  ]);
  await mail.expect({ to: PHONE, class: 'staff', says: 'Sign in' }, { to: MAIL, class: 'staff', says: 'on-call team' });
  const signedIn = await app.login(PHONE);
  await mail.expect({ to: PHONE, class: 'code' });
  expect((await signedIn.get('/v1/me')).body).toMatchObject({ id: nia.id, name: 'Nia Stone' });
  const after = bodyOf(PersonView, await ana.get(`/v1/people/${nia.id}`), 200);
  expect(after.methods?.[0]).toMatchObject({ address: PHONE, state: 'verified' });
  expect(after.readiness).toBe('one_channel');
});

journey('a repeated request adds one person; the same key for another is refused', async (app, mail) => {
  const ana = await app.become(ANA);
  const key = { 'idempotency-key': 'nia' };
  const { id } = bodyOf(PersonView, await ana.post('/v1/people', NIA, key), 201);
  expect(bodyOf(PersonView, await ana.post('/v1/people', NIA, key), 200).id).toBe(id);
  expect(problemIn(await ana.post('/v1/people', { ...NIA, name: 'Mia' }, key))).toMatchObject({
    status: 422,
    fields: ['Idempotency-Key'],
  });
  expect(listIn(PersonView, await ana.get('/v1/people'))).toHaveLength(6);
  await mail.expect({ to: PHONE, class: 'staff' }, { to: MAIL, class: 'staff' });
});

journey('what is wrong with a person is named by field, and nobody is added', async (app, mail) => {
  const ana = await app.become(ANA);
  const [phone] = NIA.methods;
  const refused: [object, string[]][] = [
    [{ ...NIA, methods: [] }, ['methods']],
    [{ ...NIA, roles: [] }, ['roles']],
    [{ ...NIA, name: '  ' }, ['name']],
    [{ ...NIA, methods: [{ kind: 'sms', address: '12345' }] }, ['methods.0.address']],
    [{ ...NIA, methods: [{ kind: 'email', address: PHONE }] }, ['methods.0.address']],
    [{ ...NIA, methods: [phone, phone] }, ['methods.1.address']],
    [{ ...NIA, methods: Array.from({ length: 5 }, () => phone) }, ['methods']],
    [{ ...NIA, wage: 5 }, ['wage']],
  ];
  for (const [body, fields] of refused)
    expect(problemIn(await ana.post('/v1/people', body))).toMatchObject({ status: 422, fields });
  expect(listIn(PersonView, await ana.get('/v1/people'))).toHaveLength(5);
  await mail.expect();
});

journey('taking a role away ends the sessions of the person, and nobody locks himself out', async (app, mail) => {
  const ana = await app.become(ANA);
  const dee = await app.become(DEE);
  expect((await dee.get('/v1/me')).status).toBe(200);
  expect((await ana.send('PATCH', `/v1/people/${DEE.id}`, { roles: ['office'] })).status).toBe(200);
  expect((await dee.get('/v1/me')).status).toBe(401);
  expect((await (await app.become(DEE)).get('/v1/me')).body).toMatchObject({ roles: ['office'] });

  for (const change of [{ enabled: false }, { roles: ['technician'] }])
    expect(problemIn(await ana.send('PATCH', `/v1/people/${ANA.id}`, change)).status).toBe(422);
  expect((await ana.get('/v1/me')).status).toBe(200);
  await mail.take();
});

journey('the team’s phones are for those who run it: not for technicians, not for agents', async (app, mail) => {
  for (const person of [JOHN, ALEX]) {
    const api = await app.become(person);
    for (const path of ['/v1/people', `/v1/people/${ANA.id}`, '/v1/plans'])
      expect(problemIn(await api.get(path))).toMatchObject({ status: 403 });
    expect(problemIn(await api.post('/v1/people', NIA))).toMatchObject({ status: 403 });
  }
  const dee = await app.become(DEE);
  expect(listIn(PersonView, await dee.get('/v1/people'))).toHaveLength(5);
  expect(problemIn(await dee.post('/v1/people', NIA))).toMatchObject({ status: 403 });
  await mail.expect();
});

journey('a test goes out by each of my methods, once a minute', async (app, mail) => {
  const john = await app.become(JOHN);
  expect((await john.post('/v1/me/test-notification')).status).toBe(202);
  await mail.expect(
    { to: JOHN.phone, class: 'staff', says: 'this is a test' },
    { to: JOHN.email, class: 'staff', says: 'test' },
  );
  const again = await john.post('/v1/me/test-notification');
  expect(again.status).toBe(429);
  expect(z.string().parse(again.headers.get('retry-after'))).toMatch(/^\d+$/);
  await app.advance(60);
  expect((await john.post('/v1/me/test-notification')).status).toBe(202);
  await mail.expect({ to: JOHN.phone, class: 'staff' }, { to: JOHN.email, class: 'staff' });
});
