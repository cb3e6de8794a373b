import { expect } from 'vitest';
import { AccountView } from '../../core/contracts/account.ts';
import { bodyOf, problemIn } from '../support/api-client.ts';
import { ANA, DEE } from '../support/demo.ts';
import { journey } from '../support/journey.ts';

journey('an account’s settings are changed one by one, and what can be set can be taken back', async (app, mail) => {
  const ana = await app.become(ANA);
  const change = async (body: object) => bodyOf(AccountView, await ana.send('PATCH', '/v1/account', body), 200);
  const link = 'https://example.com/review';
  expect(await change({ reviewLink: link })).toMatchObject({ reviewLink: link });
  // Days in any order and twice: each is a holiday once.
  const holidays = ['2026-12-25', '2026-11-26', '2026-12-25'];
  expect(await change({ holidays })).toMatchObject({ reviewLink: link, holidays: ['2026-11-26', '2026-12-25'] });
  expect(await change({ reviewLink: null })).not.toHaveProperty('reviewLink');
  const seen = { colour: '#12325c', officePhone: '+13125550150' };
  expect(await change({ colour: '#12325C', officePhone: '(312) 555-0150' })).toMatchObject(seen);
  expect(await change({ takesBookings: true })).toMatchObject({ ...seen, takesBookings: true });
  const bare = await change({ colour: null, officePhone: null });
  expect([Object.keys(bare).includes('colour'), Object.keys(bare).includes('officePhone')]).toEqual([false, false]);
  await mail.expect();
});

journey('a calendar that cannot be is refused by its field, and nothing of it is kept', async (app, mail) => {
  const ana = await app.become(ANA);
  const before = bodyOf(AccountView, await ana.get('/v1/account'), 200);
  for (const [body, field] of [
    [{ businessHours: {} }, 'businessHours'],
    [{ businessHours: { '1': [{ from: '17:00', to: '08:00' }] } }, 'businessHours.1.0.to'],
    [{ holidays: ['2026-02-30'] }, 'holidays.0'],
    [{ zone: 'Mars/Olympus' }, 'zone'],
    [{ quietHours: { from: '25:00', to: '08:00' } }, 'quietHours.from'],
    [{ reviewLink: 'http://example.com' }, 'reviewLink'],
  ] as const)
    expect(problemIn(await ana.send('PATCH', '/v1/account', { name: 'Another name', ...body }))).toMatchObject({
      status: 422,
      fields: [field],
    });
  expect((await (await app.become(DEE)).send('PATCH', '/v1/account', { name: 'Another name' })).status).toBe(403);
  expect(bodyOf(AccountView, await ana.get('/v1/account'), 200)).toEqual(before);
  await mail.expect();
});
