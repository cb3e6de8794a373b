import { expect } from 'vitest';
import { DEMO_JOB } from '../../local/seed/demo.ts';
import { escalationIn, problemIn } from '../support/api-client.ts';
import { ALEX, JOHN, pagesTo } from '../support/demo.ts';
import { journey } from '../support/journey.ts';

const SEQUENCE = {
  urgent: [
    { kind: 'sms', afterMinutes: 0 },
    { kind: 'email', afterMinutes: 3 },
  ],
  standard: [{ kind: 'email', afterMinutes: 1 }],
};

journey('a person is paged by the methods he prefers, each at its own minute', async (app, mail) => {
  const john = await app.become(JOHN);
  const changed = await john.send('PATCH', '/v1/me', { methodSequence: SEQUENCE });
  expect(changed).toMatchObject({ status: 200, body: { methodSequence: SEQUENCE } });

  const alex = await app.become(ALEX);
  const { number } = escalationIn(await alex.post('/v1/escalations', { jobId: DEMO_JOB.id, urgency: 'urgent' }));
  await mail.expect({ to: JOHN.phone, class: 'page', says: number });
  await app.advance(3 * 60 - 1);
  await mail.expect();
  await app.advance(1);
  await mail.expect({ to: JOHN.email, class: 'page', says: number });
});

journey('a standard escalation takes the standard sequence', async (app, mail) => {
  await (await app.become(JOHN)).send('PATCH', '/v1/me', { methodSequence: SEQUENCE });
  const alex = await app.become(ALEX);
  const { number } = escalationIn(await alex.post('/v1/escalations', { jobId: DEMO_JOB.id, urgency: 'standard' }));
  await mail.expect();
  await app.advance(60);
  await mail.expect({ to: JOHN.email, class: 'page', says: number });
});

journey('a method that could never be reached before the step is over is refused by its field', async (app, mail) => {
  const john = await app.become(JOHN);
  const late = { ...SEQUENCE, urgent: [...SEQUENCE.urgent, { kind: 'sms', afterMinutes: 5 }] };
  expect(problemIn(await john.send('PATCH', '/v1/me', { methodSequence: late }))).toMatchObject({
    status: 422,
    fields: ['methodSequence.urgent.2.afterMinutes'],
  });
  const alex = await app.become(ALEX);
  const { number } = escalationIn(await alex.post('/v1/escalations', { jobId: DEMO_JOB.id, urgency: 'urgent' }));
  await mail.expect(...pagesTo(JOHN, number));
});
