import { expect } from 'vitest';
import { ANA, BRIAN, DEE, escalateDemoJob, JOHN, noticeTo, pagesTo, readEscalation } from '../support/demo.ts';
import { journey } from '../support/journey.ts';
import type { Callout } from '../support/start-callout.ts';

async function emailFirst(app: Callout) {
  const sequence = [
    { kind: 'email', afterMinutes: 0 },
    { kind: 'sms', afterMinutes: 3 },
  ];
  const john = await app.become(JOHN);
  const answer = await john.send('PATCH', '/v1/me', { methodSequence: { urgent: sequence, standard: sequence } });
  expect(answer.status).toBe(200);
}

journey('an email that bounces is followed by a text at once, and the address is paged no more', async (app, mail) => {
  await emailFirst(app);
  await app.fault({ channel: 'email', behaviour: 'invalid_number', count: 1 });
  const { number } = await escalateDemoJob(app);
  await mail.expect({ to: JOHN.email, class: 'page', says: number });
  await app.advance(1);
  await mail.expect(
    { to: JOHN.phone, class: 'page', says: number },
    noticeTo(ANA, `John Smith is no longer paged at ${JOHN.email}: messages do not arrive there`),
  );
  const john = (await (await app.become(ANA)).get(`/v1/people/${JOHN.id}`)).body;
  expect(john).toMatchObject({ readiness: 'one_channel', methods: [{ state: 'verified' }, { state: 'bounced' }] });

  await app.advance(5 * 60 - 1);
  await mail.expect(...pagesTo(BRIAN, number));
  await app.advance(5 * 60 + 20);
  await mail.expect(noticeTo(DEE, 'NOBODY'));

  const next = await escalateDemoJob(app);
  await mail.expect({ to: JOHN.phone, class: 'page', says: next.number });
});

journey('a bounce that is told when the call is over suspends the address all the same', async (app, mail) => {
  await app.fault({ channel: 'email', behaviour: 'invalid_number', count: 1 });
  const { number } = await escalateDemoJob(app);
  await mail.expect(...pagesTo(JOHN, number));
  await (await app.become(JOHN)).post(`/v1/escalations/${number}/accept`);
  await app.advance(1);
  await mail.expect(noticeTo(ANA, `John Smith is no longer paged at ${JOHN.email}`));
  expect(await readEscalation(app, number)).toMatchObject({ status: 'assigned', assignee: { id: JOHN.id } });
});

journey('a receipt that comes twice is written down once', async (app, mail) => {
  await app.fault({ channel: 'sms', behaviour: 'receipt_twice', count: 1 });
  const { number } = await escalateDemoJob(app);
  await mail.expect(...pagesTo(JOHN, number));
  await app.advance(10);
  await mail.expect();
});
