import { expect } from 'vitest';
import { escalationIn } from '../support/api-client.ts';
import { BRIAN, DEE, escalateDemoJob, JOHN, noticeTo, pagesTo, readEscalation } from '../support/demo.ts';
import { journey } from '../support/journey.ts';

journey('within the grace of the last deadline an accept still counts as in time', async (app, mail) => {
  const { number } = await escalateDemoJob(app);
  await app.advance(5 * 60);
  await mail.expect(...pagesTo(JOHN, number), ...pagesTo(BRIAN, number));
  const told = (await readEscalation(app, number)).stepEndsAt;
  await app.advance(5 * 60 + 19);
  // People are told of ten minutes; the twenty seconds are nobody's to plan with.
  expect(told).toBe(new Date((await app.now()).getTime() - 19_000).toISOString());
  const accepted = escalationIn(await (await app.become(BRIAN)).post(`/v1/escalations/${number}/accept`));
  expect(accepted).toMatchObject({ status: 'assigned', assignee: { id: BRIAN.id } });
  expect(accepted.timeline.at(-1)).toMatchObject({ kind: 'accepted', late: false });
  await mail.expect(noticeTo(JOHN, `Brian Smith accepted call ${number}`));
  await app.advance(60);
  expect(await readEscalation(app, number)).toMatchObject({ status: 'assigned' });
});

journey(
  'an accept asks for no step: whoever was asked first may accept while the next is being asked',
  async (app, mail) => {
    const { number } = await escalateDemoJob(app);
    await app.advance(5 * 60 + 1);
    await mail.expect(...pagesTo(JOHN, number), ...pagesTo(BRIAN, number));
    const john = await app.become(JOHN);
    expect(escalationIn(await john.post(`/v1/escalations/${number}/accept`)).assignee?.id).toBe(JOHN.id);
    await mail.expect(noticeTo(BRIAN, `John Smith accepted call ${number}`));
  },
);

journey('accept and timer at the same moment: one of them wins, and nobody is paged for nothing', async (app, mail) => {
  const { number } = await escalateDemoJob(app);
  await mail.expect(...pagesTo(JOHN, number));
  await app.advance(5 * 60 - 1);
  const john = await app.become(JOHN);
  await Promise.all([app.advance(1), john.post(`/v1/escalations/${number}/accept`)]);
  await app.advance(0);
  expect(await readEscalation(app, number)).toMatchObject({ status: 'assigned', assignee: { id: JOHN.id } });
  const { timeline } = await readEscalation(app, number);
  const brianWasAsked = timeline.filter(({ kind }) => kind === 'step_started').length === 2;
  const sent = await mail.take();
  const pages = sent.filter((item) => item.class === 'page').map(({ to }) => to);
  // The timer first: Brian was asked, perhaps before the accept was read, and is told. The accept first: nothing.
  if (!brianWasAsked) expect(sent).toEqual([]);
  else expect(sent.filter((item) => item.class === 'staff').map(({ to }) => to)).toEqual([BRIAN.phone]);
  expect(pages.filter((to) => to !== BRIAN.phone && to !== BRIAN.email)).toEqual([]);
  expect(sent.some(({ to }) => to === DEE.phone)).toBe(false);
});
