import { expect } from 'vitest';
import { DEMO_JOB } from '../../local/seed/demo.ts';
import { escalationIn } from '../support/api-client.ts';
import { ALEX, escalateDemoJob, JOHN, noticeTo, pagesTo, readEscalation } from '../support/demo.ts';
import { journey } from '../support/journey.ts';
import type { Callout } from '../support/start-callout.ts';

async function anotherCall(app: Callout, phone = '+13125550191') {
  const call = { phone, summary: 'Water in the basement' };
  return escalationIn(await (await app.become(ALEX)).post('/v1/escalations', { call }));
}

const codeIn = (text = '') => /Reply 1 (\d{4})/.exec(text)?.[1] ?? '';

journey('a second escalation of one job is the first one, with its note', async (app, mail) => {
  const { number } = await escalateDemoJob(app);
  await mail.expect(...pagesTo(JOHN, number));
  const alex = await app.become(ALEX);
  const answer = await alex.post('/v1/escalations', { jobId: DEMO_JOB.id, note: 'Gas smell' });
  expect(answer).toMatchObject({ status: 200, body: { number, deduplicated: true } });
  expect((await readEscalation(app, number)).timeline.at(-1)).toMatchObject({ kind: 'noted', note: 'Gas smell' });
});

journey('two calls within two minutes: neither waits, and the later text names the earlier call', async (app, mail) => {
  const first = await escalateDemoJob(app);
  const [one] = await mail.expect(...pagesTo(JOHN, first.number));
  expect(one?.text).not.toContain('Also waiting');
  await app.advance(119);
  const second = await anotherCall(app);
  const [two] = await mail.expect(...pagesTo(JOHN, second.number));
  expect(two?.text).toContain(`Also waiting: ${first.number}.`);

  await app.sms(JOHN.phone, '1');
  await mail.expect(noticeTo(JOHN, 'Which one?'));
  await app.sms(JOHN.phone, `1 ${codeIn(two?.text)}`);
  await mail.expect(noticeTo(JOHN, `You have call ${second.number}`));
  expect(await readEscalation(app, first.number), 'accepts stay per job').toMatchObject({ status: 'pending' });
  await app.sms(JOHN.phone, '1');
  await mail.expect(noticeTo(JOHN, `You have call ${first.number}`));
});

journey('a call that is settled, or older than two minutes, is not named', async (app, mail) => {
  const first = await escalateDemoJob(app);
  await mail.expect(...pagesTo(JOHN, first.number));
  await app.advance(121);
  const second = await anotherCall(app);
  const [two] = await mail.expect(...pagesTo(JOHN, second.number));
  expect(two?.text).not.toContain('Also waiting');
  await (await app.become(JOHN)).post(`/v1/escalations/${second.number}/accept`);
  const third = await anotherCall(app, '+13125550192');
  const [three] = await mail.expect(...pagesTo(JOHN, third.number));
  expect(three?.text).not.toContain('Also waiting');
});
