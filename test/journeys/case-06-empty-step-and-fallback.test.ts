import { expect } from 'vitest';
import { DEMO_JOB } from '../../local/seed/demo.ts';
import { ANA, BRIAN, DEE, escalateDemoJob, JOHN, noticeTo, pagesTo, readEscalation } from '../support/demo.ts';
import { journey } from '../support/journey.ts';
import { addPerson, addPlan, disable, escalateBy } from '../support/setting-up.ts';

journey('a step without anybody takes no time, and the timeline says why', async (app, mail) => {
  await disable(app, JOHN);
  const { number, coverage, timeline } = await escalateDemoJob(app);
  expect(coverage).toBe('weak');
  await mail.expect(...pagesTo(BRIAN, number));
  expect(timeline.find(({ kind }) => kind === 'step_started')).toMatchObject({
    step: 1,
    skipped: [{ step: 0, reason: 'no_method' }],
  });
});

journey('with nobody on call the agent is told at once, and the fallback is paged', async (app, mail) => {
  await disable(app, JOHN);
  await disable(app, BRIAN);
  const { number, coverage, status } = await escalateDemoJob(app);
  expect({ coverage, status }).toEqual({ coverage: 'none', status: 'pending' });
  await mail.expect(...pagesTo(ANA, number));
  await app.advance(5 * 60 + 20);
  await mail.expect(noticeTo(DEE, `NOBODY accepted call ${number}`));
  expect(await readEscalation(app, number)).toMatchObject({ status: 'expired', reason: 'no_answer' });
});

journey('with nobody at all it is over at once, and the office is told while the customer waits', async (app, mail) => {
  const nia = await addPerson(app, 'Nia Fall', 1);
  const planId = await addPlan(app, [[JOHN], [BRIAN]], { fallback: nia });
  for (const person of [JOHN, BRIAN, nia]) await disable(app, person);
  const { number, coverage, status, reason } = await escalateBy(app, planId, { jobId: DEMO_JOB.id });
  expect({ coverage, status, reason }).toEqual({ coverage: 'none', status: 'expired', reason: 'no_coverage' });
  await mail.expect(noticeTo(DEE, `NOBODY can be reached for call ${number}`));
});
