import { expect } from 'vitest';
import { DEMO_JOB } from '../../local/seed/demo.ts';
import { escalationIn } from '../support/api-client.ts';
import { ALEX, ANA, BRIAN, DEE, JOHN, noticeTo, pagesTo, readEscalation } from '../support/demo.ts';
import { journey } from '../support/journey.ts';
import { appointmentIn, book, customerReads, inHours, onJob, readJob, tap } from '../support/visits.ts';

const HOUR = 3600;

journey('a new date voids the old reminders, and is reminded of itself', async (app, mail) => {
  const dee = await app.become(DEE);
  const visit = await book(app, dee, 48, [JOHN]);
  await mail.expect(customerReads('you are booked for Wed, Jun 3, 10:00 AM'));
  const start = await inHours(app, 52);
  const moved = await dee.post(`/v1/appointments/${visit.id}/move`, { start, end: await inHours(app, 54) });
  expect(appointmentIn(moved)).toMatchObject({ id: visit.id, status: 'scheduled', start });
  await app.advance(120);
  await mail.expect(customerReads('your appointment has a new time: Wed, Jun 3, 2:00 PM to 4:00 PM'));
  // A day before the old date there is nothing; a day before the new one the reminder.
  await app.advance(25 * HOUR);
  await mail.expect();
  await app.advance(3 * HOUR);
  await mail.expect(customerReads('a reminder of your appointment: Wed, Jun 3, 2:00 PM'));
  await app.advance(20 * HOUR);
  await mail.expect();
  await app.advance(2 * HOUR);
  await mail.expect(customerReads('a reminder of your appointment'));
});

journey('a job is cancelled while a message waits: only the cancellation is said, once', async (app, mail) => {
  const dee = await app.become(DEE);
  const visit = await book(app, dee, 2, [JOHN, BRIAN]);
  await book(app, dee, 6, [JOHN]);
  await mail.expect(customerReads('you are booked'));
  await tap(await app.become(JOHN), visit, 'TRAVELING');
  const job = await onJob(dee, 'cancel', { reason: 'Customer called off' });
  expect(job).toMatchObject({ status: 'cancelled', reason: 'Customer called off' });
  expect(job.appointments.map(({ status }) => status)).toEqual(['cancelled', 'cancelled']);
  await onJob(dee, 'cancel', { reason: 'again' });
  await mail.expect(noticeTo(JOHN, /Job 100001, Maria Lopez: cancelled/), noticeTo(BRIAN, /cancelled/));
  await app.advance(10 * HOUR);
  await mail.expect(customerReads('your appointment of Mon, Jun 1, 12:00 PM to 2:00 PM is called off'));
});

journey('a message whose sending is being tried is given up when the job is cancelled', async (app, mail) => {
  const dee = await app.become(DEE);
  const visit = await book(app, dee, 2, []);
  await mail.expect(customerReads('you are booked'));
  await app.fault({ channel: 'sms', behaviour: 'throttle', count: 4 });
  await tap(dee, visit, 'TRAVELING');
  await app.advance(65);
  await mail.expect();
  await onJob(dee, 'cancel');
  await app.advance(HOUR);
  await mail.expect(customerReads('is called off'));
});

journey(
  'a cancelled job comes back: what lies ahead is on again, what has passed needs a new date',
  async (app, mail) => {
    const dee = await app.become(DEE);
    await book(app, dee, 1, [JOHN]);
    await book(app, dee, 30, [JOHN]);
    await mail.expect(customerReads('you are booked'));
    await onJob(dee, 'cancel', { reason: 'Misunderstanding' });
    await app.advance(4 * HOUR);
    await mail.expect(noticeTo(JOHN, 'cancelled'), customerReads('called off'));
    const job = await onJob(dee, 'restore');
    expect(job.status).toBe('scheduled');
    expect(job.appointments.map(({ status }) => status)).toEqual(['needs_reschedule', 'scheduled']);
    await app.advance(120);
    await mail.expect(
      noticeTo(JOHN, 'back on, Tue, Jun 2'),
      customerReads('your appointment is back on: Tue, Jun 2, 4:00 PM to 6:00 PM'),
    );
    await app.advance(24 * HOUR);
    await mail.expect(customerReads('a reminder'), customerReads('a reminder'));
  },
);

journey('a cancellation taken back before the customer has heard of it: not a word', async (app, mail) => {
  const dee = await app.become(DEE);
  await book(app, dee, 30, [JOHN]);
  await mail.expect(customerReads('you are booked'));
  await onJob(dee, 'cancel', { reason: 'Wrong job' });
  await app.advance(30);
  await onJob(dee, 'restore');
  await app.advance(HOUR);
  // The technician is told at once, so that he does not set out, and so he is told that he should.
  await mail.expect(noticeTo(JOHN, 'cancelled'), noticeTo(JOHN, 'back on'));
  const { timeline } = await readJob(dee);
  expect(timeline).toMatchObject(
    expect.arrayContaining([
      expect.objectContaining({ kind: 'withdrawn', messages: [expect.objectContaining({ why: 'undone' })] }),
    ]),
  );
  expect(timeline.at(-1)).toMatchObject({ kind: 'not_told', messages: [{ fact: 'restored', why: 'not_heard' }] });
});

journey('what happens in quiet hours waits for the morning, or is not said when it is stale', async (app, mail) => {
  await app.advance(12 * HOUR);
  const dee = await app.become(DEE);
  const visit = await book(app, dee, 1, [JOHN]);
  const john = await app.become(JOHN);
  await mail.expect();
  // It is 22:00: the booking for 23:00 would be read at 08:00, so nobody says it; the technician's coming is said.
  expect((await readJob(dee)).timeline.find(({ kind }) => kind === 'not_told')).toMatchObject({
    messages: [{ fact: 'booked', why: 'stale' }],
  });
  await tap(john, visit, 'TRAVELING');
  await app.advance(120);
  await mail.expect(customerReads('is on the way'));
  await tap(john, visit, 'WORKING');
  await tap(john, visit, 'COMPLETE');
  await app.advance(9 * HOUR);
  await mail.expect();
  await app.advance(HOUR);
  await mail.expect(customerReads('the work is complete'), customerReads('how did we do'));
});

journey('cancelling a job ends its escalation; the customer hears of the job alone', async (app, mail) => {
  const dee = await app.become(DEE);
  const alex = await app.become(ALEX);
  const { number } = escalationIn(await alex.post('/v1/escalations', { jobId: DEMO_JOB.id }));
  await mail.expect(...pagesTo(JOHN, number));
  await onJob(dee, 'cancel', { reason: 'Wrong number' });
  expect(await readEscalation(app, number)).toMatchObject({ status: 'cancelled', reason: 'JOB_CANCELLED' });
  await app.advance(HOUR);
  const told = await mail.take();
  expect(told.filter((item) => item.class === 'page')).toEqual([]);
  expect(told.filter((item) => item.class === 'customer')).toHaveLength(1);
});

journey('a technician sees and taps what is his, and nothing else', async (app, mail) => {
  const visit = await book(app, await app.become(DEE), 2, [JOHN]);
  await mail.expect(customerReads('you are booked'));
  const [john, brian] = [await app.become(JOHN), await app.become(BRIAN)];
  expect((await john.get('/v1/my/appointments')).body).toMatchObject({
    items: [{ id: visit.id, job: { number: DEMO_JOB.number }, customer: { name: 'Maria Lopez' } }],
  });
  expect((await brian.get('/v1/my/appointments')).body).toEqual({ items: [] });
  expect((await brian.get(`/v1/jobs/${DEMO_JOB.id}`)).status).toBe(404);
  expect((await brian.post(`/v1/appointments/${visit.id}/status`, { code: 'TRAVELING' })).status).toBe(403);
  expect((await john.post(`/v1/appointments/${visit.id}/move`, {})).status).toBe(403);
  expect((await (await app.become(ANA)).get('/v1/jobs')).body).toMatchObject({
    items: [{ id: DEMO_JOB.id, appointments: [{ id: visit.id, status: 'scheduled' }] }],
  });
});

journey(
  'an accepted call books its technician where the account wants it, and the customer hears it',
  async (app, mail) => {
    const ana = await app.become(ANA);
    expect((await ana.send('PATCH', '/v1/account', { acceptMode: 'create_appointment' })).status).toBe(200);
    const alex = await app.become(ALEX);
    const { number } = escalationIn(await alex.post('/v1/escalations', { jobId: DEMO_JOB.id }));
    await mail.expect(...pagesTo(JOHN, number));
    const john = await app.become(JOHN);
    expect((await john.post(`/v1/escalations/${number}/accept`)).status).toBe(200);
    await mail.expect(customerReads('you are booked for Mon, Jun 1, 10:00 AM to 12:00 PM'));
    const job = await readJob(ana);
    expect(job.status).toBe('scheduled');
    expect(job.appointments).toMatchObject([{ status: 'scheduled', assignments: [{ personId: JOHN.id }] }]);
  },
);
