import { expect } from 'vitest';
import { DEMO_JOB } from '../../local/seed/demo.ts';
import { escalationIn, problemIn } from '../support/api-client.ts';
import { ALEX, ANA, BRIAN, DEE, JOHN, readEscalation } from '../support/demo.ts';
import { journey } from '../support/journey.ts';
import { addPlan, planBody } from '../support/on-call.ts';

const to = ({ id }: { id: string }) => ({ personId: id });

journey('sixty pages are the most: after them everybody is still told, by email alone', async (app, mail) => {
  const ana = await app.become(ANA);
  const everybody = { targets: [JOHN, BRIAN, DEE, ANA].map(to), minutes: 2 };
  const plan = await addPlan(ana, [everybody], ANA, 9);
  const alex = await app.become(ALEX);
  const { number } = escalationIn(await alex.post('/v1/escalations', { jobId: DEMO_JOB.id, planId: plan.id }));
  await app.advance(10 * 2 * 60 + 20);

  const pages = (await mail.take()).filter((item) => item.class === 'page');
  // Seven rounds of eight, then two people by both methods: sixty. From then on one email each.
  expect(pages.slice(60).every(({ channel }) => channel === 'email')).toBe(true);
  expect(pages.filter(({ channel }) => channel === 'sms')).toHaveLength(30);
  for (const person of [JOHN, BRIAN, DEE, ANA])
    expect(pages.filter((page) => page.to === person.email)).toHaveLength(10);
  expect((await readEscalation(app, number)).status).toBe('expired');
});

journey('a plan outside the limits is refused by its field, and nothing of it is saved', async (app) => {
  const ana = await app.become(ANA);
  const step = (minutes: number) => ({ targets: [to(JOHN)], minutes });
  const times = (count: number) => Array.from({ length: count }, () => step(5));
  const refused = async (body: unknown) => problemIn(await ana.post('/v1/plans', body));

  expect(await refused(planBody(times(21), ANA))).toMatchObject({ status: 422, fields: ['steps'] });
  expect(await refused(planBody([], ANA))).toMatchObject({ status: 422, fields: ['steps'] });
  expect(await refused(planBody([step(0)], ANA))).toMatchObject({ status: 422, fields: ['steps.0.minutes'] });
  expect(await refused(planBody([step(1441)], ANA))).toMatchObject({ status: 422, fields: ['steps.0.minutes'] });
  expect(await refused(planBody([step(5)], ANA, 10))).toMatchObject({ status: 422, fields: ['loops'] });
  expect(await refused(planBody([{ targets: [], minutes: 5 }], ANA))).toMatchObject({ fields: ['steps.0.targets'] });
  const many = { targets: Array.from({ length: 21 }, () => to(JOHN)), minutes: 5 };
  expect(await refused(planBody([many], ANA))).toMatchObject({ status: 422, fields: ['steps.0.targets'] });
  // A day, and then one more step.
  const long = planBody([step(1440), { targets: [to(BRIAN)], minutes: 1 }, step(1)], ANA);
  expect(await refused(long)).toMatchObject({ status: 422, fields: ['steps'] });

  const plans = await ana.get('/v1/plans');
  expect(plans.body).toMatchObject({ items: [{ name: 'After hours' }] });
});
