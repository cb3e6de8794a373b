import { expect } from 'vitest';
import { DrillsView } from '../../core/contracts/drills.ts';
import { bodyOf, problemIn } from '../support/api-client.ts';
import { ANA, BRIAN, DEE, escalateDemoJob, JOHN, noticeTo, pagesTo, readEscalation } from '../support/demo.ts';
import { drillCode, drillsOf, drillsTo } from '../support/drills.ts';
import { journey } from '../support/journey.ts';
import type { Callout } from '../support/start-callout.ts';

const HOUR = 3600;
const testOne = async (app: Callout, person: { id: string }) =>
  expect((await (await app.become(ANA)).post('/v1/drills', { personId: person.id })).status).toBe(200);

journey('a drill is acknowledged by SMS and by link, and shows how long that took', async (app, mail) => {
  await testOne(app, JOHN);
  const [text, letter] = await mail.expect(...drillsTo(JOHN));
  await app.advance(180);
  await app.sms(JOHN.phone, `1 ${drillCode(text)}`);
  await mail.expect(noticeTo(JOHN, 'This phone reaches you'));

  // The link is a pointer: opening it says nothing yet.
  const code = drillCode(letter);
  const john = await app.become(JOHN);
  expect((await john.get(`/drills/${code}`)).status).toBe(200);
  expect((await drillsOf(app, JOHN)).map(({ state }) => state)).toEqual(['answered', 'waiting']);
  await app.advance(120);
  const tapped = await john.post('/v1/drills/acknowledge', { code });
  expect(tapped.body).toMatchObject({ kind: 'email', seconds: 300 });

  // Tapped twice, and replied twice.
  expect((await john.post('/v1/drills/acknowledge', { code })).body).toEqual(tapped.body);
  await app.sms(JOHN.phone, `1 ${drillCode(text)}`);
  await mail.expect(noticeTo(JOHN, 'This phone reaches you'));
  expect(await drillsOf(app, JOHN)).toMatchObject([
    { kind: 'sms', state: 'answered', isRed: false, answered: { seconds: 180 } },
    { kind: 'email', state: 'answered', isRed: false, answered: { seconds: 300 } },
  ]);
  const brian = await app.become(BRIAN);
  expect(problemIn(await brian.post('/v1/drills/acknowledge', { code })).status).toBe(404);
  await app.advance(5 * HOUR);
});

journey('whoever stays silent is on the red list, and managers are told once', async (app, mail) => {
  await testOne(app, BRIAN);
  const [text, letter] = await mail.expect(...drillsTo(BRIAN));
  await app.sms(BRIAN.phone, `2 ${drillCode(text)}`);
  await mail.expect(noticeTo(BRIAN, `Reply 1 ${drillCode(text)}`));
  await app.sms(BRIAN.phone, '1');
  await mail.expect(noticeTo(BRIAN, 'This phone reaches you'));
  await app.advance(4 * HOUR);
  const [told] = await mail.expect(noticeTo(ANA, /did not reach Brian Smith: email to brian@.* \(no answer\)/s));
  expect(told?.text).not.toContain(BRIAN.phone);
  await app.advance(HOUR);

  const ana = await app.become(ANA);
  const { items } = bodyOf(DrillsView, await ana.get('/v1/drills'), 200);
  expect(items[0]).toMatchObject({ personId: BRIAN.id, isRed: true });
  expect(items[0]?.methods).toMatchObject([
    { kind: 'sms', state: 'answered', isRed: false },
    { kind: 'email', state: 'failed', isRed: true, failed: { why: 'no_answer' } },
  ]);
  const brian = await app.become(BRIAN);
  const late = problemIn(await brian.post('/v1/drills/acknowledge', { code: drillCode(letter) }));
  expect(late).toMatchObject({ status: 409, detail: expect.stringContaining('missed') });
});

journey('a drill that certainly did not arrive, or was answered by STOP, has failed at once', async (app, mail) => {
  await app.fault({ channel: 'email', behaviour: 'invalid_number', count: 1 });
  await testOne(app, BRIAN);
  await mail.expect(...drillsTo(BRIAN));
  await app.advance(1);
  await mail.expect(noticeTo(ANA, `Brian Smith is no longer paged at ${BRIAN.email}`));
  expect((await drillsOf(app, BRIAN)).map(({ state }) => state)).toEqual(['waiting']);
  await app.sms(BRIAN.phone, 'Stop');
  await mail.expect(noticeTo(ANA, `Brian Smith is no longer paged at ${BRIAN.phone}`));
  await app.advance(5 * HOUR);
});

journey('nobody is tested at night, and twice is once', async (app, mail) => {
  const ana = await app.become(ANA);
  await Promise.all([1, 2, 3].map(() => ana.post('/v1/drills', { personId: JOHN.id })));
  await mail.expect(...drillsTo(JOHN));
  await app.advance(12 * HOUR);
  await mail.expect(noticeTo(ANA, 'did not reach John Smith'));
  // Ten in the evening in Chicago.
  const again = await app.become(ANA);
  expect(problemIn(await again.post('/v1/drills'))).toMatchObject({ status: 409, type: 'wrong-status' });
  for (const person of [DEE, JOHN]) expect((await (await app.become(person)).post('/v1/drills')).status).toBe(403);
});

journey('a bare digit accepts no call while a test waits beside it', async (app, mail) => {
  await testOne(app, JOHN);
  const [text] = await mail.expect(...drillsTo(JOHN));
  const { number } = await escalateDemoJob(app);
  await mail.expect(...pagesTo(JOHN, number));
  await app.sms(JOHN.phone, '1');
  await mail.expect(noticeTo(JOHN, 'Which one?'));
  await app.sms(JOHN.phone, `1 ${drillCode(text)}`);
  await mail.expect(noticeTo(JOHN, 'This phone reaches you'));
  expect(await readEscalation(app, number)).toMatchObject({ status: 'pending' });
  await app.sms(JOHN.phone, '1');
  await mail.expect(noticeTo(JOHN, `You have call ${number}`));
});
