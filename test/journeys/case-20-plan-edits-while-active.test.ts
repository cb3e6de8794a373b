import { expect } from 'vitest';
import { PlanView } from '../../core/contracts/plans.ts';
import { DEMO_JOB, DEMO_PEOPLE } from '../../local/seed/demo.ts';
import { type ApiClient, bodyOf, escalationIn, listIn } from '../support/api-client.ts';
import { ALEX, ANA, BRIAN, DEE, escalateDemoJob, JOHN, pagesTo } from '../support/demo.ts';
import { journey } from '../support/journey.ts';
import { planBody } from '../support/on-call.ts';

const defaultPlan = async (api: ApiClient) => {
  const [plan] = listIn(PlanView, await api.get('/v1/plans'));
  if (!plan) throw new Error('the account has no plan');
  return plan;
};

journey('a plan that is edited during the night is followed by new escalations only', async (app, mail) => {
  const { number } = await escalateDemoJob(app);
  await mail.expect(...pagesTo(JOHN, number));

  const ana = await app.become(ANA);
  const plan = await defaultPlan(ana);
  const steps = [{ targets: [{ personId: DEE.id }], minutes: 5 }];
  const saved = bodyOf(PlanView, await ana.send('PUT', `/v1/plans/${plan.id}`, planBody(steps, ANA)), 200);
  expect(saved).toMatchObject({ id: plan.id, version: plan.version + 1, steps });

  await app.advance(5 * 60);
  await mail.expect(...pagesTo(BRIAN, number));

  const alex = await app.become(ALEX);
  const call = { phone: '+13125550177', summary: 'Water in the cellar' };
  const second = escalationIn(await alex.post('/v1/escalations', { call }));
  await mail.expect(...pagesTo(DEE, second.number));
});

journey('a phone that is changed during the night is the one that is paged', async (app, mail) => {
  const { number } = await escalateDemoJob(app);
  await mail.expect(...pagesTo(JOHN, number));
  const ana = await app.become(ANA);
  const phone = '+13125550166';
  const changed = await ana.send('PATCH', `/v1/people/${BRIAN.id}`, {
    methods: [{ kind: 'sms', address: phone, verified: true }],
  });
  expect(changed.status).toBe(200);
  await mail.take();
  await app.advance(5 * 60);
  await mail.expect({ to: phone, class: 'page', says: number });
});

journey('somebody who is disabled during the night is not paged any more', async (app, mail) => {
  const { number } = await escalateDemoJob(app);
  await mail.expect(...pagesTo(JOHN, number));
  const ana = await app.become(ANA);
  expect((await ana.send('PATCH', `/v1/people/${BRIAN.id}`, { enabled: false })).status).toBe(200);
  await mail.take();
  await app.advance(5 * 60);
  // Nobody of the plan is left: the fallback.
  await mail.expect(...pagesTo(ANA, number));
  const { timeline } = escalationIn(await (await app.become(ALEX)).get(`/v1/escalations/${number}`));
  expect(timeline.at(-1)).toMatchObject({ kind: 'fallback_paged', skipped: [{ step: 1, reason: 'no_method' }] });
});

journey('the account chooses which plan a call follows, and only one that exists', async (app, mail) => {
  const ana = await app.become(ANA);
  const account = await ana.get('/v1/account');
  expect(account.body).toMatchObject({ id: DEMO_PEOPLE.ana.accountId, zone: 'America/Chicago' });
  const unknown = await ana.send('PATCH', '/v1/account', { defaultPlanId: 'pln_7ZZZZZZZZZZZZZZZZZZZZZZZZZ' });
  expect(unknown).toMatchObject({ status: 422, body: { errors: [{ field: 'defaultPlanId' }] } });
  const nowhere = await ana.send('PATCH', '/v1/account', { zone: 'America/Nowhere' });
  expect(nowhere).toMatchObject({ status: 422, body: { errors: [{ field: 'zone' }] } });
  const steps = [{ targets: [{ personId: DEE.id }], minutes: 5 }];
  const plan = bodyOf(PlanView, await ana.post('/v1/plans', planBody(steps, ANA)), 201);
  expect(await ana.send('PATCH', '/v1/account', { defaultPlanId: plan.id })).toMatchObject({
    status: 200,
    body: { defaultPlanId: plan.id, zone: 'America/Chicago' },
  });
  const alex = await app.become(ALEX);
  const { number } = escalationIn(await alex.post('/v1/escalations', { jobId: DEMO_JOB.id }));
  await mail.expect(...pagesTo(DEE, number));
});
