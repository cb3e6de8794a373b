import { expect } from 'vitest';
import { TaskView } from '../../core/contracts/tasks.ts';
import { DEMO_CUSTOMER, DEMO_JOB } from '../../local/seed/demo.ts';
import { escalationIn, listIn, problemIn } from '../support/api-client.ts';
import { ALEX, ANA, BRIAN, DEE, escalateDemoJob, JOHN, noticeTo, pagesTo, readEscalation } from '../support/demo.ts';
import { journey } from '../support/journey.ts';
import { settle } from '../support/setting-up.ts';
import type { Callout } from '../support/start-callout.ts';

/** What there is for agents to do. */
const tasks = async (app: Callout) => listIn(TaskView, await (await app.become(ALEX)).get('/v1/tasks?status=claimed'));

journey('a pass brings the next person at once, and whoever passed is not asked again', async (app, mail) => {
  const { number } = await escalateDemoJob(app);
  await mail.expect(...pagesTo(JOHN, number));
  const john = await app.become(JOHN);
  const passed = escalationIn(await john.post(`/v1/escalations/${number}/pass`, { reason: 'At another job' }));
  expect(passed.status).toBe('pending');
  await mail.expect(...pagesTo(BRIAN, number));
  const brian = await app.become(BRIAN);
  await brian.post(`/v1/escalations/${number}/pass`);
  // Nobody is left: the plan's fallback.
  await mail.expect(...pagesTo(ANA, number));
  await app.advance(5 * 60 + 20);
  await mail.expect(noticeTo(DEE, 'NOBODY'));
  expect(await readEscalation(app, number)).toMatchObject({ status: 'expired', reason: 'no_answer' });
});

journey(
  'a stop leaves a task to call the customer, with an owner and a due time, for agents to see',
  async (app, mail) => {
    const { number } = await escalateDemoJob(app);
    await mail.expect(...pagesTo(JOHN, number));
    expect(await tasks(app)).toEqual([]);
    const now = await app.now();
    await (await app.become(JOHN)).post(`/v1/escalations/${number}/stop`, { reason: 'No parts until Monday' });
    await mail.expect(noticeTo(DEE, 'No parts until Monday'));
    expect(await tasks(app)).toMatchObject([
      {
        customerId: DEMO_CUSTOMER.id,
        jobId: DEMO_JOB.id,
        owner: { id: ALEX.id, name: ALEX.name },
        dueAt: new Date(now.getTime() + 30 * 60_000).toISOString(),
        summary: 'Call Maria Lopez: No heat, furnace short-cycling',
      },
    ]);
  },
);

journey('a plan that nobody answered leaves that task as well, once', async (app, mail) => {
  const { number } = await escalateDemoJob(app);
  await app.advance(60 * 60);
  await mail.expect(...pagesTo(JOHN, number), ...pagesTo(BRIAN, number), noticeTo(DEE, 'NOBODY'));
  expect(await tasks(app)).toHaveLength(1);
  const john = problemIn(await (await app.become(JOHN)).get('/v1/tasks'));
  expect(john.status).toBe(403);
});

journey('the agent who started it withdraws it', async (app, mail) => {
  const { number } = await escalateDemoJob(app);
  await mail.expect(...pagesTo(JOHN, number));
  const alex = await app.become(ALEX);
  const stopped = await alex.post(`/v1/escalations/${number}/stop`, { reason: 'The heat is back on' });
  expect(escalationIn(stopped)).toMatchObject({ status: 'cancelled', reason: 'The heat is back on' });
  await mail.expect(noticeTo(JOHN, 'The heat is back on'), noticeTo(DEE, 'The heat is back on'));
});

journey('where the account does not let technicians stop a plan, a paged one may not', async (app, mail) => {
  await settle(app, { technicianMayStop: false });
  const { number } = await escalateDemoJob(app);
  await mail.expect(...pagesTo(JOHN, number));
  const refused = await (await app.become(JOHN)).post(`/v1/escalations/${number}/stop`, { reason: 'No' });
  expect(problemIn(refused)).toMatchObject({ status: 403, type: 'forbidden' });
  expect(await readEscalation(app, number)).toMatchObject({ status: 'pending' });
});
