import { ANA, BRIAN, DEE, JOHN, noticeTo } from '../support/demo.ts';
import { journey } from '../support/journey.ts';
import { addSchedule, madeIn } from '../support/on-call.ts';

journey('whoever comes on call is reminded a day and an hour before, each once', async (app, mail) => {
  const ana = await app.become(ANA);
  // Brian comes on in ninety minutes, John again a day later.
  await addSchedule(ana, { people: [JOHN, BRIAN], start: '2026-05-31T16:30:00Z' });
  await app.advance(30 * 60 - 1);
  await mail.expect();
  await app.advance(61);
  await mail.expect(noticeTo(BRIAN, /in an hour.*Jun 1, 11:30/s));
  await app.advance(60 * 60);
  await mail.expect(noticeTo(JOHN, /in 24 hours.*Jun 2, 11:30/s));
  await app.advance(10 * 60);
  await mail.expect();
});

journey('whoever’s times are changed is told, the one who changed them is not', async (app, mail) => {
  const ana = await app.become(ANA);
  const scheduleId = await addSchedule(ana, { people: [JOHN, BRIAN], start: '2026-05-31T22:00:00Z' });
  const dee = await app.become(DEE);
  const evening = { start: '2026-06-02T00:00:00Z', end: '2026-06-02T04:00:00Z' };
  const path = `/v1/schedules/${scheduleId}/overrides`;
  madeIn(await dee.post(path, { kind: 'replace', out: BRIAN.id, in: JOHN.id, ...evening }));
  await mail.expect(noticeTo(JOHN, 'have changed'), noticeTo(BRIAN, 'have changed'));
  madeIn(await dee.post(path, { kind: 'add', in: DEE.id, ...evening }));
  await mail.expect();
});

journey('managers are told of a night without anybody while something can be done', async (app, mail) => {
  const ana = await app.become(ANA);
  const off = { start: '2026-06-04T08:00:00-05:00', end: '2026-06-05T08:00:00-05:00' };
  await addSchedule(ana, {
    people: [JOHN],
    start: '2026-05-31T08:00:00-05:00',
    zone: 'America/Los_Angeles',
    overrides: [{ kind: 'remove', out: JOHN.id, ...off }],
  });
  // Nine in the morning in Los Angeles.
  await app.advance(3600 + 60);
  await mail.expect(noticeTo(ANA, /Nobody is on call.*Jun 4/s));
  await app.advance(10 * 60);
  await mail.expect();
});
