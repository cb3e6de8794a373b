import { expect } from 'vitest';
import { BRIAN, DEE, escalateDemoJob, JOHN, noticeTo, pagesTo, readEscalation } from '../support/demo.ts';
import { journey } from '../support/journey.ts';
import type { Callout } from '../support/start-callout.ts';

/** John wants a text first, and an email only after three minutes. */
async function textFirst(app: Callout) {
  const sequence = [
    { kind: 'sms', afterMinutes: 0 },
    { kind: 'email', afterMinutes: 3 },
  ];
  const john = await app.become(JOHN);
  await john.send('PATCH', '/v1/me', { methodSequence: { urgent: sequence, standard: sequence } });
  return john;
}

journey('a page that waits for its provider is not handed over once the call is taken', async (app, mail) => {
  const john = await textFirst(app);
  await app.fault({ channel: 'sms', behaviour: 'throttle', count: 1 });
  const { number } = await escalateDemoJob(app);
  await mail.expect();
  expect((await john.post(`/v1/escalations/${number}/accept`)).status).toBe(200);
  await app.advance(60);
  await mail.expect();
});

journey('a page that waits for its provider is handed over a second later', async (app, mail) => {
  await textFirst(app);
  await app.fault({ channel: 'sms', behaviour: 'throttle', count: 1 });
  const { number } = await escalateDemoJob(app);
  await mail.expect();
  await app.advance(2);
  await mail.expect({ to: JOHN.phone, class: 'page', says: number });
});

journey('a page with an unknown outcome is sent once more, and never a third time', async (app, mail) => {
  await app.fault({ channel: 'sms', behaviour: 'timeout_after', count: 2 });
  const { number } = await escalateDemoJob(app);
  await mail.expect(...pagesTo(JOHN, number));
  // What is given back is taken by the minute rule.
  await app.advance(60);
  await mail.expect({ to: JOHN.phone, class: 'page', says: number });
  await app.advance(3 * 60);
  await mail.expect();
  expect((await readEscalation(app, number)).status).toBe('pending');
});

journey('a login code with an unknown outcome is not sent twice', async (app, mail) => {
  await app.fault({ channel: 'email', behaviour: 'timeout_after', count: 1 });
  await app.api().post('/v1/login', { identifier: JOHN.email });
  await mail.expect({ to: JOHN.email, class: 'code' });
  await app.advance(5 * 60);
  await mail.expect();
});

journey('a notice to the office that a provider is too busy for goes out later', async (app, mail) => {
  const { number } = await escalateDemoJob(app);
  await mail.expect(...pagesTo(JOHN, number));
  await app.advance(5 * 60);
  await mail.expect(...pagesTo(BRIAN, number));
  await app.fault({ channel: 'sms', behaviour: 'throttle', count: 6 });
  await app.advance(5 * 60 + 20);
  await mail.expect();
  await app.advance(3 * 60);
  await mail.expect(noticeTo(DEE, 'NOBODY'));
});
