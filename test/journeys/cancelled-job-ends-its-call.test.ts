import { expect } from 'vitest';
import { DEMO_JOB } from '../../local/seed/demo.ts';
import { escalationIn, problemIn } from '../support/api-client.ts';
import { ALEX, BRIAN, DEE, escalateDemoJob, JOHN, noticeTo, pagesTo, readEscalation } from '../support/demo.ts';
import { journey } from '../support/journey.ts';
import { customerReads, onJob, readJob } from '../support/visits.ts';

journey('a job that is cancelled takes the call along that somebody has accepted: he is told', async (app, mail) => {
  const { number } = await escalateDemoJob(app);
  await mail.expect(...pagesTo(JOHN, number));
  const john = await app.become(JOHN);
  await john.post(`/v1/escalations/${number}/accept`);
  await mail.expect();
  const dee = await app.become(DEE);
  await onJob(dee, 'cancel', { reason: 'Wrong number' });
  expect(await readEscalation(app, number)).toMatchObject({ status: 'cancelled', reason: 'JOB_CANCELLED' });
  await mail.expect(noticeTo(JOHN, `Call ${number} is off: Dee Park cancelled the job: Wrong number`));
  const refused = problemIn(await john.post(`/v1/escalations/${number}/accept`));
  expect(refused).toMatchObject({ status: 409, detail: expect.stringContaining('the job was cancelled') });
  // No watchdog, no second word of it; the customer is told of the job, once.
  await app.advance(3600);
  await mail.expect(customerReads('is called off'));
  const { timeline } = await readJob(dee);
  expect(timeline.filter(({ kind }) => kind === 'call_ended')).toMatchObject([{ number }]);
  // Restored, the job can have another call.
  await onJob(dee, 'restore');
  const again = escalationIn(await (await app.become(ALEX)).post('/v1/escalations', { jobId: DEMO_JOB.id }));
  expect(again.number).not.toBe(number);
  await mail.expect(...pagesTo(JOHN, again.number));
});

journey('a call that nobody accepted is not accepted late once its job is cancelled', async (app, mail) => {
  const { number } = await escalateDemoJob(app);
  await app.advance(11 * 60);
  await mail.expect(...pagesTo(JOHN, number), ...pagesTo(BRIAN, number), noticeTo(DEE, 'NOBODY accepted'));
  await onJob(await app.become(DEE), 'cancel', { reason: 'Wrong number' });
  const refused = problemIn(await (await app.become(JOHN)).post(`/v1/escalations/${number}/accept`));
  expect(refused).toMatchObject({ status: 409, type: 'wrong-status', detail: 'the job was cancelled' });
  await app.advance(600);
  await mail.expect(customerReads('is called off'));
});
