import { expect } from 'vitest';
import { escalationIn, problemIn } from '../support/api-client.ts';
import { ANA, BRIAN, DEE, escalateDemoJob, JOHN, noticeTo, pagesTo, readEscalation } from '../support/demo.ts';
import { journey } from '../support/journey.ts';

journey('of two who accept at once one wins, and the other is told who', async (app, mail) => {
  const { number } = await escalateDemoJob(app);
  await app.advance(5 * 60);
  await mail.expect(...pagesTo(JOHN, number), ...pagesTo(BRIAN, number));
  const racers = await Promise.all([JOHN, BRIAN].map(async (person) => ({ person, api: await app.become(person) })));
  const results = await Promise.all(
    racers.map(async ({ person, api }) => ({ person, answer: await api.post(`/v1/escalations/${number}/accept`) })),
  );
  expect(results.map(({ answer }) => answer.status).sort()).toEqual([200, 409]);
  const winner = results.find(({ answer }) => answer.status === 200)?.person ?? JOHN;
  const loser = winner.id === JOHN.id ? BRIAN : JOHN;
  const lost = results.find(({ person }) => person.id === loser.id);
  if (!lost) throw new Error('somebody has to lose');
  expect(problemIn(lost.answer)).toMatchObject({
    type: 'already-taken',
    // Chicago time, five minutes after ten.
    detail: `accepted by ${winner.name} at 10:05`,
  });
  await mail.expect(noticeTo(loser, `${winner.name} accepted call ${number}`));
  expect(await readEscalation(app, number)).toMatchObject({ assignee: { id: winner.id } });
});

journey(
  'of eight who accept at once one person wins, whose second tap is answered like the first',
  async (app, mail) => {
    const { number } = await escalateDemoJob(app);
    await mail.expect(...pagesTo(JOHN, number));
    const racers = await Promise.all(
      [ANA, DEE, JOHN, BRIAN].map(async (person) => ({ person, api: await app.become(person) })),
    );
    const results = await Promise.all(
      [...racers, ...racers].map(async ({ person, api }) => ({
        person,
        answer: await api.post(`/v1/escalations/${number}/accept`),
      })),
    );
    const won = results.filter(({ answer }) => answer.status === 200);
    expect(new Set(won.map(({ person }) => person.id)).size).toBe(1);
    expect(won).toHaveLength(2);
    const winner = won[0]?.person ?? JOHN;
    for (const { answer } of won) expect(escalationIn(answer).assignee).toEqual({ id: winner.id, name: winner.name });
    for (const { answer } of results.filter(({ person }) => person.id !== winner.id))
      expect(problemIn(answer)).toMatchObject({ type: 'already-taken', detail: `accepted by ${winner.name} at 10:00` });

    await mail.expect(...(winner.id === JOHN.id ? [] : [noticeTo(JOHN, `${winner.name} accepted call ${number}`)]));
    const { timeline } = await readEscalation(app, number);
    expect(timeline.filter(({ kind }) => kind === 'accepted')).toHaveLength(1);
  },
);
