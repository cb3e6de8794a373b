import { expect } from 'vitest';
import { escalationIn } from '../support/api-client.ts';
import { BRIAN, escalateDemoJob, JOHN, noticeTo, notOnTheWay, pagesTo, readEscalation } from '../support/demo.ts';
import { journey } from '../support/journey.ts';

journey(
  'the first person does not answer, the second is paged and accepts, and nobody is paged again',
  async (app, mail) => {
    const started = await app.now();
    const { number, coverage } = await escalateDemoJob(app);
    expect(coverage).toBe('ok');
    const first = await mail.expect(...pagesTo(JOHN, number));
    for (const page of first) expect(new Date(page.at)).toEqual(started);

    await app.advance(5 * 60 - 1);
    await mail.expect();
    await app.advance(1);
    await mail.expect(...pagesTo(BRIAN, number));

    const brian = await app.login(BRIAN.phone);
    await mail.expect({ to: BRIAN.phone, class: 'code' });
    const accepted = escalationIn(await brian.post(`/v1/escalations/${number}/accept`));
    expect(accepted).toMatchObject({ status: 'assigned', assignee: { id: BRIAN.id, name: BRIAN.name } });
    await mail.expect(noticeTo(JOHN, `Brian Smith accepted call ${number}`));

    await app.advance(60 * 60);
    await mail.expect(...notOnTheWay(BRIAN, number));
    const { timeline, status } = await readEscalation(app, number);
    expect(status).toBe('assigned');
    expect(timeline.map(({ seq, kind }) => [seq, kind]).slice(0, 4)).toEqual([
      [1, 'created'],
      [2, 'step_started'],
      [3, 'step_started'],
      [4, 'accepted'],
    ]);
  },
);
