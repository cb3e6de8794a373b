import { expect } from 'vitest';
import { escalationIn, problemIn } from '../support/api-client.ts';
import { ALEX, BRIAN, DEE, escalateDemoJob, JOHN, noticeTo, pagesTo, readEscalation } from '../support/demo.ts';
import { journey } from '../support/journey.ts';

journey('a paged technician stops the plan with a reason, and nobody else is woken', async (app, mail) => {
  const { number } = await escalateDemoJob(app);
  await mail.expect(...pagesTo(JOHN, number));
  const john = await app.become(JOHN);
  const stop = `/v1/escalations/${number}/stop`;
  expect(problemIn(await john.post(stop, {}))).toMatchObject({ status: 422, fields: ['reason'] });
  expect(problemIn(await john.post(stop, { reason: '   ' }))).toMatchObject({ status: 422, fields: ['reason'] });

  const reason = 'Customer called back: the heat is on again';
  expect(escalationIn(await john.post(stop, { reason }))).toMatchObject({ status: 'cancelled', reason });
  await mail.expect(noticeTo(DEE, reason));
  expect(await readEscalation(app, number)).toMatchObject({ status: 'cancelled', reason });

  await app.advance(60 * 60);
  await mail.expect();
  const late = problemIn(await john.post(`/v1/escalations/${number}/accept`));
  expect(late).toMatchObject({ status: 409, type: 'wrong-status' });
  expect(late.detail).toContain(reason);
});

journey('a dispatcher stops a plan that is under way, and everybody who was paged is told', async (app, mail) => {
  const { number } = await escalateDemoJob(app);
  await app.advance(5 * 60);
  await mail.expect(...pagesTo(JOHN, number), ...pagesTo(BRIAN, number));
  const dee = await app.become(DEE);
  expect((await dee.post(`/v1/escalations/${number}/stop`, { reason: 'Duplicate call' })).status).toBe(200);
  await mail.expect(noticeTo(JOHN, 'Duplicate call'), noticeTo(BRIAN, 'Duplicate call'));
});

journey('a technician who was not paged may not stop a plan', async (app, mail) => {
  const { number } = await escalateDemoJob(app);
  await mail.expect(...pagesTo(JOHN, number));
  const refused = await (await app.become(BRIAN)).post(`/v1/escalations/${number}/stop`, { reason: 'No' });
  expect(problemIn(refused)).toMatchObject({ status: 403, type: 'forbidden' });
  expect(await readEscalation(app, number)).toMatchObject({ status: 'pending' });
});

journey(
  'the agent who started a plan withdraws it, and whoever was paged and the office are told',
  async (app, mail) => {
    const { number } = await escalateDemoJob(app);
    await mail.expect(...pagesTo(JOHN, number));
    const reason = 'The customer was calling for another company';
    const alex = await app.become(ALEX);
    expect(escalationIn(await alex.post(`/v1/escalations/${number}/stop`, { reason }))).toMatchObject({
      status: 'cancelled',
      reason,
    });
    await mail.expect(noticeTo(JOHN, reason), noticeTo(DEE, reason));
  },
);
