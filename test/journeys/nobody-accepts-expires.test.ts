import { expect } from 'vitest';
import { escalationIn } from '../support/api-client.ts';
import { BRIAN, DEE, escalateDemoJob, JOHN, noticeTo, pagesTo, readEscalation } from '../support/demo.ts';
import { journey } from '../support/journey.ts';

/** The last deadline is waited for a little longer than people are told. */
const GRACE_SECONDS = 20;

journey(
  'nobody accepts: everybody was paged once, the escalation expires, and the office is told',
  async (app, mail) => {
    const { number } = await escalateDemoJob(app);
    await mail.expect(...pagesTo(JOHN, number));
    await app.advance(5 * 60);
    await mail.expect(...pagesTo(BRIAN, number));
    await app.advance(5 * 60 + GRACE_SECONDS - 1);
    expect(await readEscalation(app, number)).toMatchObject({ status: 'pending' });
    await mail.expect();

    await app.advance(1);
    await mail.expect(noticeTo(DEE, `NOBODY accepted call ${number}`));
    expect(await readEscalation(app, number)).toMatchObject({ status: 'expired', reason: 'no_answer' });
    await app.advance(60 * 60);
    await mail.expect();
  },
);

journey('an expired escalation is still accepted late, and everybody who was told is told', async (app, mail) => {
  const { number } = await escalateDemoJob(app);
  await app.advance(60 * 60);
  await mail.expect(...pagesTo(JOHN, number), ...pagesTo(BRIAN, number), noticeTo(DEE, 'NOBODY'));

  const john = await app.become(JOHN);
  const late = escalationIn(await john.post(`/v1/escalations/${number}/accept`));
  expect(late).toMatchObject({ status: 'assigned', assignee: { id: JOHN.id } });
  expect(late.timeline.at(-1)).toMatchObject({ kind: 'accepted', late: true });
  await mail.expect(noticeTo(BRIAN, `John Smith accepted call ${number}`), noticeTo(DEE, 'John Smith accepted'));
});

journey('four hours after it expired an escalation can be accepted no more', async (app, mail) => {
  const { number } = await escalateDemoJob(app);
  await app.advance(4 * 60 * 60 + 11 * 60);
  await mail.expect(...pagesTo(JOHN, number), ...pagesTo(BRIAN, number), noticeTo(DEE, 'NOBODY'));
  const refused = await (await app.become(JOHN)).post(`/v1/escalations/${number}/accept`);
  expect(refused.status).toBe(409);
  expect(await readEscalation(app, number)).toMatchObject({ status: 'expired' });
});
