import { expect } from 'vitest';
import { CoverRequestView } from '../../core/contracts/covers.ts';
import { bodyOf, listIn, problemIn } from '../support/api-client.ts';
import { ANA, BRIAN, DEE, JOHN, noticeTo } from '../support/demo.ts';
import { journey } from '../support/journey.ts';
import { addSchedule, onCallAt } from '../support/on-call.ts';

const EVENING = { start: '2026-06-01T22:00:00.000Z', end: '2026-06-02T02:00:00.000Z' };
const setup = { people: [JOHN, BRIAN], start: '2026-06-01T12:00:00Z' };

journey('of two who take a shift at once exactly one has it, and the other is told who', async (app, mail) => {
  const ana = await app.become(ANA);
  const scheduleId = await addSchedule(ana, setup);
  const john = await app.become(JOHN);
  const asked = await john.post('/v1/cover-requests', { scheduleId, ...EVENING, note: 'School play' });
  const { id } = bodyOf(CoverRequestView, asked, 201);
  await mail.expect(noticeTo(BRIAN, /John Smith asks for cover.*School play/s));

  const takers = [BRIAN, DEE];
  const apis = await Promise.all(takers.map((person) => app.become(person)));
  const answers = await Promise.all(apis.map((api) => api.post(`/v1/cover-requests/${id}/take`)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const winner = takers[answers.findIndex(({ status }) => status === 200)];
  const loser = answers.find(({ status }) => status === 409);
  if (!winner || !loser) throw new Error('one of the two should have it');
  expect(problemIn(loser)).toMatchObject({ type: 'already-taken', detail: `taken by ${winner.name}` });

  expect(await onCallAt(ana, scheduleId, '2026-06-01T21:59:59Z')).toEqual([JOHN.name]);
  expect(await onCallAt(ana, scheduleId, EVENING.start)).toEqual([winner.name]);
  expect(await onCallAt(ana, scheduleId, EVENING.end)).toEqual([JOHN.name]);
  await mail.expect(noticeTo(JOHN, `${winner.name} covers for you`));
  const [standing] = listIn(CoverRequestView, await john.get('/v1/cover-requests'));
  expect(standing).toMatchObject({ id, status: 'taken', takenBy: { id: winner.id } });
});

journey('a swap gives one stretch for the other', async (app, mail) => {
  const ana = await app.become(ANA);
  const scheduleId = await addSchedule(ana, setup);
  const inReturn = { start: '2026-06-02T22:00:00.000Z', end: '2026-06-03T02:00:00.000Z' };
  const john = await app.become(JOHN);
  const { id } = bodyOf(
    CoverRequestView,
    await john.post('/v1/cover-requests', { scheduleId, ...EVENING, inReturn }),
    201,
  );
  const take = `/v1/cover-requests/${id}/take`;
  expect(problemIn(await (await app.become(DEE)).post(take))).toMatchObject({ status: 409 });
  expect((await (await app.become(BRIAN)).post(take)).status).toBe(200);
  expect(await onCallAt(ana, scheduleId, EVENING.start)).toEqual([BRIAN.name]);
  expect(await onCallAt(ana, scheduleId, inReturn.start)).toEqual([JOHN.name]);
  await mail.take();
});

journey('a shift can be given away only by whose it is, and not after it is over', async (app, mail) => {
  const ana = await app.become(ANA);
  const scheduleId = await addSchedule(ana, setup);
  const [john, brian] = await Promise.all([JOHN, BRIAN].map((person) => app.become(person)));
  if (!john || !brian) throw new Error('two people were asked for');
  const ask = (body: object) => ({ scheduleId, ...EVENING, ...body });
  expect(problemIn(await brian.post('/v1/cover-requests', ask({})))).toMatchObject({ status: 422, fields: ['start'] });
  const backwards = ask({ start: EVENING.end, end: EVENING.start });
  expect(problemIn(await john.post('/v1/cover-requests', backwards))).toMatchObject({ status: 422, fields: ['end'] });
  const unknown = ask({ scheduleId: 'sch_7ZZZZZZZZZZZZZZZZZZZZZZZZZ' });
  expect(problemIn(await john.post('/v1/cover-requests', unknown)).fields).toEqual(['scheduleId']);
  const past = ask({ start: '2026-06-01T13:00:00Z', end: '2026-06-01T14:00:00Z' });
  expect(problemIn(await john.post('/v1/cover-requests', past)).fields).toEqual(['end']);
  const { id } = bodyOf(CoverRequestView, await john.post('/v1/cover-requests', ask({})), 201);
  expect(problemIn(await john.post(`/v1/cover-requests/${id}/take`))).toMatchObject({ status: 409 });
  await mail.take();
});
