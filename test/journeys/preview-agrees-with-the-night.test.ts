import { expect } from 'vitest';
import { type PreviewEntry, PreviewView } from '../../core/contracts/plans.ts';
import { DEMO_JOB } from '../../local/seed/demo.ts';
import { bodyOf, escalationIn, problemIn } from '../support/api-client.ts';
import { ALEX, ANA, BRIAN, DEE, JOHN } from '../support/demo.ts';
import { journey } from '../support/journey.ts';
import { addPlan, addSchedule } from '../support/on-call.ts';

const TEAM = [ANA, DEE, JOHN, BRIAN];
const lines = (pages: readonly [seconds: number, to: string][]) => pages.map((page) => page.join(' ')).sort();

/** The pages of a preview as the tray would show them. */
const previewed = (entries: readonly PreviewEntry[]) =>
  lines(
    entries
      .filter(({ kind }) => kind === 'page')
      .map(({ atSeconds, personId, channel }) => {
        const person = TEAM.find(({ id }) => id === personId);
        return [atSeconds, (channel === 'sms' ? person?.phone : person?.email) ?? '?'];
      }),
  );

journey('the preview of a plan and the night itself page the same people at the same seconds', async (app, mail) => {
  const ana = await app.become(ANA);
  const john = await app.become(JOHN);
  await john.send('PATCH', '/v1/me', {
    methodSequence: {
      urgent: [
        { kind: 'email', afterMinutes: 0 },
        { kind: 'sms', afterMinutes: 3 },
      ],
      standard: [{ kind: 'email', afterMinutes: 0 }],
    },
  });
  // Brian's day ends and Dee's begins in the middle of the second step.
  const scheduleId = await addSchedule(ana, { people: [BRIAN, DEE], start: '2026-05-31T15:08:00Z' });
  const steps = [
    { targets: [{ personId: JOHN.id }], minutes: 6 },
    { targets: [{ scheduleId }], minutes: 10 },
  ];
  const plan = await addPlan(ana, steps, ANA, 1);
  const start = await app.now();
  const script = [
    { afterSeconds: 200, personId: JOHN.id, does: 'pass' },
    { afterSeconds: 900, personId: BRIAN.id, does: 'nothing' },
    { afterSeconds: 1000, personId: DEE.id, does: 'accept' },
  ];
  const path = `/v1/plans/${plan.id}/preview`;
  const preview = bodyOf(PreviewView, await ana.post(path, { at: start.toISOString(), script }), 200);
  expect(preview.status).toBe('assigned');
  expect(preview.woken).toEqual([JOHN.id, BRIAN.id, DEE.id]);
  expect(preview.segments).toBeGreaterThan(0);
  expect(preview.price).toBeCloseTo(preview.segments * 0.0079, 5);

  const alex = await app.become(ALEX);
  const { number } = escalationIn(await alex.post('/v1/escalations', { jobId: DEMO_JOB.id, planId: plan.id }));
  await app.advance(200);
  await john.post(`/v1/escalations/${number}/pass`, { reason: 'ill' });
  await app.advance(800);
  const settled = await (await app.become(DEE)).post(`/v1/escalations/${number}/accept`);
  expect(escalationIn(settled)).toMatchObject({ status: 'assigned', assignee: { id: DEE.id } });

  const pages = (await mail.take()).filter((item) => item.class === 'page');
  const paged = lines(pages.map(({ at, to }) => [(Date.parse(at) - start.getTime()) / 1000, to]));
  expect(paged.length).toBeGreaterThan(4);
  expect(previewed(preview.entries)).toEqual(paged);
});

journey('a preview of nobody answering ends as the night does, and asks for people who exist', async (app, mail) => {
  const ana = await app.become(ANA);
  const plan = await addPlan(ana, [{ targets: [{ personId: JOHN.id }], minutes: 5 }], ANA);
  const at = (await app.now()).toISOString();
  const path = `/v1/plans/${plan.id}/preview`;
  const preview = bodyOf(PreviewView, await ana.post(path, { at }), 200);
  expect(preview).toMatchObject({ status: 'expired', woken: [JOHN.id] });
  expect(preview.entries.at(-1)).toMatchObject({ atSeconds: 5 * 60 + 20, kind: 'expired', reason: 'no_answer' });
  const stranger = [{ afterSeconds: 1, personId: 'per_7ZZZZZZZZZZZZZZZZZZZZZZZZZ', does: 'accept' }];
  expect(problemIn(await ana.post(path, { at, script: stranger }))).toMatchObject({
    status: 422,
    fields: ['script.0.personId'],
  });
  await mail.expect();
});

journey('a night that is over is played again with other step times, and the same answers', async (app, mail) => {
  const ana = await app.become(ANA);
  const alex = await app.become(ALEX);
  const { number } = escalationIn(await alex.post('/v1/escalations', { jobId: DEMO_JOB.id }));
  const path = `/v1/escalations/${number}/what-if`;
  expect(problemIn(await ana.post(path, { minutes: [2, 5] }))).toMatchObject({ status: 409 });
  await app.advance(5 * 60 + 60);
  await (await app.become(BRIAN)).post(`/v1/escalations/${number}/accept`);
  await mail.take();

  expect(problemIn(await ana.post(path, { minutes: [2] }))).toMatchObject({ status: 422, fields: ['minutes'] });
  // Brian accepted a minute after his page; with two minutes for John he would have done so after three.
  const replay = bodyOf(PreviewView, await ana.post(path, { minutes: [2, 5] }), 200);
  expect(replay.status).toBe('assigned');
  expect(replay.entries.at(-1)).toMatchObject({ atSeconds: 3 * 60, kind: 'accepted', personId: BRIAN.id });
  await mail.expect();
});
