import { expect } from 'vitest';
import { DEMO_JOB } from '../../local/seed/demo.ts';
import { escalationIn } from '../support/api-client.ts';
import { BRIAN, DEE, escalateDemoJob, JOHN, noticeTo, notOnTheWay, pagesTo, readEscalation } from '../support/demo.ts';
import { journey, type Mail } from '../support/journey.ts';
import { addPlan, escalateBy } from '../support/setting-up.ts';
import type { Callout } from '../support/start-callout.ts';

/** John accepts the first page at once; answers with his browser. */
async function johnAccepts(app: Callout, mail: Mail, number: string) {
  await mail.expect(...pagesTo(JOHN, number));
  const john = await app.become(JOHN);
  expect(escalationIn(await john.post(`/v1/escalations/${number}/accept`)).status).toBe('assigned');
  return john;
}

journey('who does not set out is nudged after 15 minutes, and the office is told after 30', async (app, mail) => {
  const { number } = await escalateDemoJob(app);
  await johnAccepts(app, mail, number);
  await app.advance(15 * 60 - 1);
  await mail.expect();
  await app.advance(60);
  const [nudge, told] = notOnTheWay(JOHN, number);
  if (!nudge || !told) throw new Error('there is a nudge and a word to the office');
  await mail.expect(nudge);
  await app.advance(15 * 60);
  await mail.expect(told);
  // The plan does not re-open, so that is all.
  await app.advance(60 * 60);
  await mail.expect();
  expect(await readEscalation(app, number)).toMatchObject({ status: 'assigned', assignee: { id: JOHN.id } });
});

journey('where the plan says so it is opened again after 45 minutes, and he is asked last', async (app, mail) => {
  const planId = await addPlan(app, [[JOHN], [BRIAN]], { reopens: true });
  const { number } = await escalateBy(app, planId, { jobId: DEMO_JOB.id });
  await johnAccepts(app, mail, number);
  await app.advance(31 * 60);
  await mail.expect(...notOnTheWay(JOHN, number));
  await app.advance(15 * 60);
  await mail.expect(noticeTo(DEE, 'not on the way after 45 minutes'), ...pagesTo(BRIAN, number));
  expect(await readEscalation(app, number)).toMatchObject({ status: 'pending' });
  await app.advance(5 * 60 + 20);
  await mail.expect(...pagesTo(JOHN, number));
});

journey('"on my way" silences the watchdog', async (app, mail) => {
  const { number } = await escalateDemoJob(app);
  const john = await johnAccepts(app, mail, number);
  await app.advance(5 * 60);
  const onTheWay = escalationIn(await john.post(`/v1/escalations/${number}/on-my-way`, { etaMinutes: 20 }));
  expect(onTheWay).toMatchObject({ status: 'assigned', etaMinutes: 20 });
  await app.advance(2 * 60 * 60);
  await mail.expect();
});

journey('a release opens it again at once, and whoever gave it back is asked last', async (app, mail) => {
  const { number } = await escalateDemoJob(app);
  const john = await johnAccepts(app, mail, number);
  const released = escalationIn(await john.post(`/v1/escalations/${number}/release`, { reason: 'The van broke down' }));
  expect(released.status).toBe('pending');
  await mail.expect(noticeTo(DEE, 'The van broke down'), ...pagesTo(BRIAN, number));
  // Brian's is the plan's last step, which is waited for a little longer.
  await app.advance(5 * 60 + 20);
  await mail.expect(...pagesTo(JOHN, number));
  await app.advance(5 * 60 + 20);
  await mail.expect(noticeTo(DEE, 'NOBODY'));
});
