import { expect } from 'vitest';
import { escalationIn, problemIn } from '../support/api-client.ts';
import { BRIAN, DEE, escalateDemoJob, JOHN, noticeTo, pagesTo, readEscalation } from '../support/demo.ts';
import { journey } from '../support/journey.ts';
import { addPerson } from '../support/setting-up.ts';

journey('a dispatcher pages everybody of the step once more', async (app, mail) => {
  const { number } = await escalateDemoJob(app);
  await mail.expect(...pagesTo(JOHN, number));
  await app.advance(60);
  const dee = await app.become(DEE);
  const { timeline } = escalationIn(await dee.post(`/v1/escalations/${number}/page-now`));
  await mail.expect(...pagesTo(JOHN, number));
  expect(timeline.at(-1)).toMatchObject({
    kind: 'paged_now',
    by: { id: DEE.id },
    pages: [{ channel: 'sms' }, { channel: 'email' }],
  });
  // The step's time stays what it was.
  await app.advance(4 * 60);
  await mail.expect(...pagesTo(BRIAN, number));
});

journey('a dispatcher adds a person, who may accept', async (app, mail) => {
  const sam = await addPerson(app, 'Sam Stone', 1);
  const { number } = await escalateDemoJob(app);
  await mail.expect(...pagesTo(JOHN, number));
  await (await app.become(DEE)).post(`/v1/escalations/${number}/page-now`, { personId: sam.id });
  await mail.expect(...pagesTo(sam, number));
  const accepted = escalationIn(await (await app.become(sam)).post(`/v1/escalations/${number}/accept`));
  expect(accepted.assignee).toEqual({ id: sam.id, name: 'Sam Stone' });
  await mail.expect(noticeTo(JOHN, `Sam Stone accepted call ${number}`));
});

journey('a dispatcher goes to a step at once', async (app, mail) => {
  const { number } = await escalateDemoJob(app);
  await mail.expect(...pagesTo(JOHN, number));
  const dee = await app.become(DEE);
  await dee.post(`/v1/escalations/${number}/jump`, { step: 1 });
  await mail.expect(...pagesTo(BRIAN, number));
  const beyond = problemIn(await dee.post(`/v1/escalations/${number}/jump`, { step: 2 }));
  expect(beyond).toMatchObject({ status: 422, fields: ['step'] });
});

journey('a dispatcher gives the job to somebody, and both are told', async (app, mail) => {
  const { number } = await escalateDemoJob(app);
  await mail.expect(...pagesTo(JOHN, number));
  const dee = await app.become(DEE);
  const given = await dee.post(`/v1/escalations/${number}/reassign`, { personId: BRIAN.id });
  expect(escalationIn(given)).toMatchObject({ status: 'assigned', assignee: { id: BRIAN.id } });
  await mail.expect(
    noticeTo(BRIAN, `Dee Park gave you call ${number}`),
    noticeTo(JOHN, `Brian Smith accepted call ${number}`),
  );
  const again = await dee.post(`/v1/escalations/${number}/reassign`, { personId: JOHN.id, fromPersonId: BRIAN.id });
  expect(escalationIn(again).assignee?.id).toBe(JOHN.id);
  await mail.expect(
    noticeTo(JOHN, `Dee Park gave you call ${number}`),
    noticeTo(BRIAN, `John Smith accepted call ${number}`),
  );
  const stale = await dee.post(`/v1/escalations/${number}/reassign`, { personId: DEE.id, fromPersonId: BRIAN.id });
  expect(problemIn(stale)).toMatchObject({ status: 409, type: 'already-taken' });
});

journey('a dispatcher holds the ladder up, thirty minutes in all', async (app, mail) => {
  const { number } = await escalateDemoJob(app);
  await mail.expect(...pagesTo(JOHN, number));
  const dee = await app.become(DEE);
  const pause = (minutes: number) => dee.post(`/v1/escalations/${number}/pause`, { minutes });
  expect((await pause(20)).status).toBe(200);
  expect(problemIn(await pause(11))).toMatchObject({ status: 409, type: 'wrong-status' });
  expect((await pause(10)).status).toBe(200);
  await app.advance(35 * 60 - 1);
  await mail.expect();
  await app.advance(1);
  await mail.expect(...pagesTo(BRIAN, number));
});

journey('nobody else may do any of it', async (app, mail) => {
  const { number } = await escalateDemoJob(app);
  await mail.expect(...pagesTo(JOHN, number));
  const john = await app.become(JOHN);
  const wishes = { 'page-now': {}, jump: { step: 1 }, reassign: { personId: JOHN.id }, pause: { minutes: 5 } };
  for (const [action, body] of Object.entries(wishes)) {
    const refused = problemIn(await john.post(`/v1/escalations/${number}/${action}`, body));
    expect([action, refused.status]).toEqual([action, 403]);
  }
  expect((await readEscalation(app, number)).timeline).toHaveLength(2);
});
