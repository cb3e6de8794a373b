import { expect } from 'vitest';
import * as z from 'zod';
import { NotificationRuleView } from '../../core/contracts/notification-rules.ts';
import { bodyOf } from '../support/api-client.ts';
import { ANA, BRIAN, DEE, JOHN } from '../support/demo.ts';
import { journey } from '../support/journey.ts';
import { madeIn } from '../support/on-call.ts';
import { book, customerReads, readJob, tap } from '../support/visits.ts';

journey(
  'three technicians travel, work and complete: the customer is told each of it once, and asked once',
  async (app, mail) => {
    const ana = await app.become(ANA);
    const methods = [{ kind: 'sms', address: '+13125550177', verified: true }];
    const nia = { id: madeIn(await ana.post('/v1/people', { name: 'Nia Moss', roles: ['technician'], methods })) };
    const Rules = z.object({ items: z.array(NotificationRuleView) });
    const { items } = bodyOf(Rules, await ana.get('/v1/notification-rules'), 200);
    const started = items.find(({ name }) => name === 'Started');
    if (!started) throw new Error('there is no rule for Started');
    const { id, system: _s, warnings: _w, version: _v, ...rule } = started;
    expect((await ana.send('PUT', `/v1/notification-rules/${id}`, { ...rule, enabled: true })).status).toBe(200);

    const visit = await book(app, await app.become(DEE), 2, [JOHN, BRIAN, nia]);
    await mail.expect(customerReads('you are booked for Mon, Jun 1, 12:00 PM to 2:00 PM'));
    const crew = await Promise.all([JOHN, BRIAN, nia].map((person) => app.become(person)));

    for (const [code, status, says] of [
      ['TRAVELING', 'en_route', 'John Smith is on the way, arriving between 12:00 PM and 2:00 PM'],
      ['WORKING', 'started', 'John Smith has started the work'],
      ['COMPLETE', 'complete', 'the work is complete. Thank you!'],
    ] as const) {
      for (const each of crew) await tap(each, visit, code);
      expect((await readJob(crew[0] ?? ana)).appointments[0]?.status).toBe(status);
      await mail.expect();
      await app.advance(120);
      await mail.expect(customerReads(says));
    }
    await app.advance(2 * 3600);
    await mail.expect(customerReads('how did we do with "No heat, furnace short-cycling"?'));
    for (const each of crew) await tap(each, visit, 'COMPLETE');
    await app.advance(3600);
    await mail.expect();

    const job = await readJob(ana);
    expect(job.status).toBe('complete');
    expect(job.messages.map(({ facts, status }) => [facts, status])).toEqual([
      [['booked'], 'sent'],
      [['on_the_way'], 'sent'],
      [['started'], 'sent'],
      [['complete'], 'sent'],
      [['survey'], 'sent'],
    ]);
  },
);

journey('all three tap at the same moment: one message', async (app, mail) => {
  const dee = await app.become(DEE);
  const visit = await book(app, dee, 2, [JOHN, BRIAN, ANA]);
  await mail.expect(customerReads('you are booked'));
  const crew = await Promise.all([JOHN, BRIAN, ANA].map((person) => app.become(person)));
  await Promise.all(crew.map((each) => tap(each, visit, 'TRAVELING')));
  await app.advance(180);
  await mail.expect(customerReads('is on the way'));
  expect((await readJob(dee)).appointments[0]?.assignments.map(({ phase }) => phase)).toEqual(
    Array(3).fill('en_route'),
  );
});

journey('a wrong tap is taken back inside the hold: nothing; the right one later still sends', async (app, mail) => {
  const dee = await app.become(DEE);
  const visit = await book(app, dee, 2, [JOHN]);
  await mail.expect(customerReads('you are booked'));
  const john = await app.become(JOHN);
  await tap(john, visit, 'TRAVELING');
  await app.advance(10);
  await tap(john, visit, 'PENDING');
  await app.advance(600);
  await mail.expect();
  const { timeline } = await readJob(dee);
  expect(timeline.find(({ kind }) => kind === 'withdrawn')).toMatchObject({
    messages: [{ fact: 'on_the_way', why: 'undone' }],
  });

  const eta = new Date((await app.now()).getTime() + 45 * 60_000).toISOString();
  await tap(john, visit, 'TRAVELING', { eta });
  await app.advance(120);
  await mail.expect(customerReads(/John Smith is on the way, arriving about 10:55 AM/));
  await tap(john, visit, 'PENDING');
  await tap(john, visit, 'TRAVELING');
  await app.advance(600);
  await mail.expect();
});

journey('an answer that got lost on the way is not sent twice', async (app, mail) => {
  const dee = await app.become(DEE);
  const visit = await book(app, dee, 2, [JOHN]);
  await mail.expect(customerReads('you are booked'));
  await app.fault({ channel: 'sms', behaviour: 'error_after', count: 1 });
  await tap(await app.become(JOHN), visit, 'TRAVELING');
  await app.advance(30 * 60);
  await mail.expect(customerReads('is on the way'));
  const { messages } = await readJob(dee);
  expect(messages.map(({ facts, status }) => [facts[0], status])).toEqual([
    ['booked', 'sent'],
    ['on_the_way', 'unknown'],
  ]);
});
