import { expect } from 'vitest';
import { listCustomers } from '../../core/contracts/customers.ts';
import { type ApiClient, bodyOf, escalationIn } from '../support/api-client.ts';
import { ALEX, DEE, JOHN, pagesTo } from '../support/demo.ts';
import { journey } from '../support/journey.ts';

const found = async (as: ApiClient, typed: string) => {
  const { items } = bodyOf(
    listCustomers.answers[200],
    await as.get(`/v1/customers?search=${encodeURIComponent(typed)}`),
    200,
  );
  return items.map(({ name }) => name);
};

journey('a customer is found however he came, by name, phone and address', async (app, mail) => {
  const dee = await app.become(DEE);
  expect(await found(dee, 'lopez')).toEqual(['Maria Lopez']);
  expect(await found(dee, '(312) 555-0190')).toEqual(['Maria Lopez']);
  const made = await dee.post('/v1/customers', { name: 'Zoë Adler', address: '4 Elm St, Aurora' });
  expect(made.status).toBe(201);
  expect(await found(dee, 'zoe elm')).toEqual(['Zoë Adler']);

  // A caller whom nobody knew is a customer from then on.
  const alex = await app.become(ALEX);
  const call = { name: 'Nora Quist', phone: '312 555 0444', address: '8 Birch Ave', summary: 'No heat' };
  const { number } = escalationIn(await alex.post('/v1/escalations', { call }));
  await mail.expect(...pagesTo(JOHN, number));
  expect(await found(alex, 'quist')).toEqual(['Nora Quist']);
  expect(await found(alex, '0444')).toEqual(['Nora Quist']);
  expect(await found(alex, 'nobody at all')).toEqual([]);
  expect((await alex.get(`/v1/customers?search=${'x'.repeat(81)}`)).status).toBe(422);
  expect((await (await app.become(JOHN)).get('/v1/customers?search=quist')).status).toBe(403);
});
