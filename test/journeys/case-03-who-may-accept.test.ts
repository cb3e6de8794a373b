import { expect } from 'vitest';
import { escalationIn, problemIn } from '../support/api-client.ts';
import { ALEX, BRIAN, DEE, escalateDemoJob, JOHN, noticeTo, pagesTo, readEscalation } from '../support/demo.ts';
import { journey } from '../support/journey.ts';
import { addPerson } from '../support/setting-up.ts';

journey('a technician whom the plan does not name, and the agent, may not accept', async (app, mail) => {
  const sam = await addPerson(app, 'Sam Stone', 1);
  const { number } = await escalateDemoJob(app);
  await mail.expect(...pagesTo(JOHN, number));
  for (const person of [sam, ALEX]) {
    const refused = problemIn(await (await app.become(person)).post(`/v1/escalations/${number}/accept`));
    expect([person.name, refused.status]).toEqual([person.name, 403]);
  }
  expect(await readEscalation(app, number)).toMatchObject({ status: 'pending' });
});

journey('somebody of a step that was not reached accepts early, and the timeline says so', async (app, mail) => {
  const { number } = await escalateDemoJob(app);
  await mail.expect(...pagesTo(JOHN, number));
  const accepted = escalationIn(await (await app.become(BRIAN)).post(`/v1/escalations/${number}/accept`));
  expect(accepted).toMatchObject({ status: 'assigned', assignee: { id: BRIAN.id } });
  expect(accepted.timeline.at(-1)).toMatchObject({ kind: 'accepted', early: true });
  await mail.expect(noticeTo(JOHN, `Brian Smith accepted call ${number}`));
});

journey('a dispatcher may accept whatever the plan says', async (app, mail) => {
  const { number } = await escalateDemoJob(app);
  await mail.expect(...pagesTo(JOHN, number));
  const accepted = escalationIn(await (await app.become(DEE)).post(`/v1/escalations/${number}/accept`));
  expect(accepted).toMatchObject({ status: 'assigned', assignee: { id: DEE.id } });
  await mail.expect(noticeTo(JOHN, `Dee Park accepted call ${number}`));
});
