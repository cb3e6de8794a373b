import { expect } from 'vitest';
import { escalationIn, problemIn } from '../support/api-client.ts';
import { BRIAN, DEE, escalateDemoJob, JOHN, noticeTo, pagesTo, readEscalation } from '../support/demo.ts';
import { journey, type Mail } from '../support/journey.ts';
import type { Callout } from '../support/start-callout.ts';

/** The demo's plan runs out unanswered; answers with the number. */
async function expire(app: Callout, mail: Mail): Promise<string> {
  const { number } = await escalateDemoJob(app);
  await app.advance(11 * 60);
  await mail.expect(
    ...pagesTo(JOHN, number),
    ...pagesTo(BRIAN, number),
    noticeTo(DEE, `NOBODY accepted call ${number}`),
  );
  return number;
}

journey('an expired escalation is accepted late, and the office is told', async (app, mail) => {
  const number = await expire(app, mail);
  const late = escalationIn(await (await app.become(JOHN)).post(`/v1/escalations/${number}/accept`));
  expect(late).toMatchObject({ status: 'assigned', assignee: { id: JOHN.id } });
  expect(late.timeline.at(-1)).toMatchObject({ kind: 'accepted', late: true });
  await mail.expect(noticeTo(BRIAN, `John Smith accepted call ${number}`), noticeTo(DEE, 'John Smith accepted'));
});

journey('a newer escalation that has the job is named to whoever accepts the older one', async (app, mail) => {
  const older = await expire(app, mail);
  const newer = (await escalateDemoJob(app)).number;
  expect(newer).not.toBe(older);
  await mail.expect(...pagesTo(JOHN, newer));
  const refused = problemIn(await (await app.become(BRIAN)).post(`/v1/escalations/${older}/accept`));
  expect(refused).toMatchObject({ status: 409, type: 'wrong-status' });
  expect(refused.detail).toContain(newer);
  expect(await readEscalation(app, older)).toMatchObject({ status: 'expired' });
  expect(await readEscalation(app, newer)).toMatchObject({ status: 'pending' });
});

journey('of two who accept late at once one wins, and the other is told who', async (app, mail) => {
  const number = await expire(app, mail);
  const [john, brian] = await Promise.all([app.become(JOHN), app.become(BRIAN)]);
  const answers = await Promise.all([john, brian].map((api) => api.post(`/v1/escalations/${number}/accept`)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const { assignee } = await readEscalation(app, number);
  const [winner, loser] = assignee?.id === JOHN.id ? [JOHN, BRIAN] : [BRIAN, JOHN];
  const lost = answers.find(({ status }) => status === 409);
  if (!lost) throw new Error('somebody has to lose');
  expect(problemIn(lost)).toMatchObject({ type: 'already-taken' });
  await mail.expect(noticeTo(loser, `${winner.name} accepted`), noticeTo(DEE, `${winner.name} accepted`));
});

journey('a cancelled escalation is never accepted', async (app, mail) => {
  const { number } = await escalateDemoJob(app);
  await mail.expect(...pagesTo(JOHN, number));
  await (await app.become(DEE)).post(`/v1/escalations/${number}/stop`, { reason: 'Duplicate call' });
  await mail.expect(noticeTo(JOHN, 'Duplicate call'));
  const refused = problemIn(await (await app.become(JOHN)).post(`/v1/escalations/${number}/accept`));
  expect(refused).toMatchObject({ status: 409, type: 'wrong-status' });
});
