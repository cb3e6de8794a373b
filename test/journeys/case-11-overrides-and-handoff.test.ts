import { expect } from 'vitest';
import { DEMO_JOB } from '../../local/seed/demo.ts';
import { escalationIn } from '../support/api-client.ts';
import { ALEX, ANA, BRIAN, DEE, JOHN, noticeTo, pagesTo } from '../support/demo.ts';
import { journey } from '../support/journey.ts';
import { addPlan, addSchedule, madeIn, onCallAt } from '../support/on-call.ts';

/** John's day ends and Brian's begins ten minutes after the clock of every journey starts. */
const HANDOFF = '2026-06-01T15:10:00Z';
/** His next turn begins a day after the handoff. */
const REMINDED = noticeTo(JOHN, 'in 24 hours');
const setup = { people: [JOHN, BRIAN], start: '2026-05-31T15:10:00Z' };

journey('whoever comes on call inside a step is paged then, and who went off may still accept', async (app, mail) => {
  const ana = await app.become(ANA);
  const scheduleId = await addSchedule(ana, setup);
  const plan = await addPlan(ana, [{ targets: [{ scheduleId }], minutes: 12 }], ANA);
  const alex = await app.become(ALEX);
  const { number } = escalationIn(await alex.post('/v1/escalations', { jobId: DEMO_JOB.id, planId: plan.id }));
  await mail.expect(...pagesTo(JOHN, number));

  await app.advance(10 * 60 - 1);
  await mail.expect();
  await app.advance(1);
  expect((await app.now()).toISOString()).toBe(new Date(HANDOFF).toISOString());
  await mail.expect(...pagesTo(BRIAN, number), REMINDED);

  // Five minutes at least for the one who came: the step of twelve has three more.
  await app.advance(4 * 60);
  const john = await app.become(JOHN);
  const accepted = escalationIn(await john.post(`/v1/escalations/${number}/accept`));
  expect(accepted).toMatchObject({ status: 'assigned', assignee: { id: JOHN.id } });
  await mail.expect(noticeTo(BRIAN, number));
});

journey('an escalation that somebody has does not move at a handoff', async (app, mail) => {
  const ana = await app.become(ANA);
  const scheduleId = await addSchedule(ana, setup);
  const plan = await addPlan(ana, [{ targets: [{ scheduleId }], minutes: 12 }], ANA);
  const alex = await app.become(ALEX);
  const { number } = escalationIn(
    await alex.post('/v1/escalations', { jobId: DEMO_JOB.id, planId: plan.id, urgency: 'standard' }),
  );
  await mail.expect(...pagesTo(JOHN, number));
  await (await app.become(JOHN)).post(`/v1/escalations/${number}/accept`);
  await app.advance(30 * 60);
  await mail.expect(REMINDED);
  expect(escalationIn(await alex.get(`/v1/escalations/${number}`)).assignee?.id).toBe(JOHN.id);
});

journey('an override counts from the next step on, in a running escalation too', async (app, mail) => {
  const ana = await app.become(ANA);
  const scheduleId = await addSchedule(ana, { ...setup, people: [BRIAN] });
  const steps = [
    { targets: [{ personId: JOHN.id }], minutes: 5 },
    { targets: [{ scheduleId }], minutes: 5 },
  ];
  const plan = await addPlan(ana, steps, ANA);
  const alex = await app.become(ALEX);
  const { number } = escalationIn(await alex.post('/v1/escalations', { jobId: DEMO_JOB.id, planId: plan.id }));
  await mail.expect(...pagesTo(JOHN, number));

  const dee = await app.become(DEE);
  const override = {
    kind: 'replace',
    in: DEE.id,
    out: BRIAN.id,
    start: '2026-06-01T15:00:00Z',
    end: '2026-06-01T16:00:00Z',
  };
  madeIn(await dee.post(`/v1/schedules/${scheduleId}/overrides`, override));
  await app.advance(4 * 60);
  await mail.take();
  await app.advance(60);
  await mail.expect(...pagesTo(DEE, number));
});

journey('a temporary schedule counts before overrides, overrides before the rotation', async (app, mail) => {
  const ana = await app.become(ANA);
  const scheduleId = await addSchedule(ana, setup);
  const at = '2026-06-01T15:00:00Z';
  const span = { start: '2026-06-01T12:00:00Z', end: '2026-06-01T18:00:00Z' };
  const path = `/v1/schedules/${scheduleId}`;
  expect(await onCallAt(ana, scheduleId, at)).toEqual([JOHN.name]);

  const added = madeIn(await ana.post(`${path}/overrides`, { kind: 'add', in: DEE.id, ...span }));
  expect(await onCallAt(ana, scheduleId, at)).toEqual([JOHN.name, DEE.name]);
  const shifts = [{ personId: ANA.id, ...span }];
  const temporary = madeIn(await ana.post(`${path}/temporary`, { ...span, shifts }));
  expect(await onCallAt(ana, scheduleId, at)).toEqual([ANA.name]);

  expect((await ana.send('DELETE', `${path}/temporary/${temporary}`)).status).toBe(204);
  expect((await ana.send('DELETE', `${path}/overrides/${added}`)).status).toBe(204);
  expect(await onCallAt(ana, scheduleId, at)).toEqual([JOHN.name]);
  // Half-open: at the very end of the span nobody of it is on call any more.
  expect(await onCallAt(ana, scheduleId, HANDOFF)).toEqual([BRIAN.name]);
  await mail.take();
});
