import { expect } from 'vitest';
import { CustomerPage } from '../../core/contracts/customer-page.ts';
import { SurveyReport } from '../../core/contracts/survey-report.ts';
import { TaskView } from '../../core/contracts/tasks.ts';
import { DEMO_CUSTOMER, DEMO_JOB } from '../../local/seed/demo.ts';
import { type ApiClient, bodyOf, listIn, problemIn } from '../support/api-client.ts';
import { tokenIn } from '../support/customer-page.ts';
import { ALEX, ANA, DEE, JOHN } from '../support/demo.ts';
import { journey, type Mail } from '../support/journey.ts';
import type { Callout } from '../support/start-callout.ts';
import { book, customerReads, onJob, readJob, tap } from '../support/visits.ts';

const HOUR = 3600;

/** John comes at once and finishes; answers with the token of the booking. */
async function work(app: Callout, mail: Mail): Promise<string> {
  const visit = await book(app, await app.become(DEE), 1, [JOHN]);
  const [booked] = await mail.expect(customerReads('you are booked'));
  const john = await app.become(JOHN);
  await tap(john, visit, 'WORKING');
  await tap(john, visit, 'COMPLETE');
  return tokenIn(booked);
}
const rate = (as: ApiClient, token: string, body: object) => as.post(`/v1/c/${token}/survey`, body);
const tasksOf = async (as: ApiClient) =>
  (await listIn(TaskView, await as.get('/v1/tasks'))).map(({ summary }) => summary);
const scores = async (app: Callout) => {
  const now = (await app.now()).getTime();
  const [from, to] = [now - 7 * 24 * HOUR * 1000, now + HOUR * 1000].map((ms) => new Date(ms).toISOString());
  return bodyOf(SurveyReport, await (await app.become(ANA)).get(`/v1/reports/survey?from=${from}&to=${to}`), 200);
};

journey('a low rating is on the job, in the report, and one task for the office', async (app, mail) => {
  const dee = await app.become(DEE);
  await work(app, mail);
  await app.advance(180);
  await mail.expect(customerReads('the work is complete'));
  await app.advance(2 * HOUR);
  const [asked] = await mail.expect(customerReads(/how did we do.*Please tell us: http\S+\/c\//));
  expect(await scores(app)).toMatchObject({ total: { asked: 1, answered: 0, responseRate: 0 } });

  const token = tokenIn(asked);
  const customer = app.api();
  expect(problemIn(await rate(customer, token, { rating: 6 }))).toMatchObject({ status: 422, fields: ['rating'] });
  const said = { rating: 2, comment: 'Cold again' };
  const page = bodyOf(CustomerPage, await rate(customer, token, said), 200);
  expect(page).toMatchObject({ survey: said, may: ['answer_survey'] });
  await rate(customer, token, said);
  await rate(customer, token, { rating: 1, comment: 'Colder' });
  expect(await tasksOf(dee)).toEqual(['Job 100001 was rated 2 of 5: Cold again']);
  const job = await readJob(dee);
  expect(job.survey).toMatchObject({ rating: 1, comment: 'Colder' });
  expect(job.timeline.filter(({ kind }) => kind === 'survey_answered')).toHaveLength(2);
  expect(await scores(app)).toMatchObject({
    total: { asked: 1, answered: 1, responseRate: 1, average: 1 },
    technicians: [{ personId: JOHN.id, answered: 1, average: 1 }],
    comments: [{ jobId: DEMO_JOB.id, comment: 'Colder' }],
  });
  const john = await app.become(JOHN);
  expect((await john.get('/v1/reports/survey')).status).toBe(403);
});

journey('whoever has said it on the page is not asked by message', async (app, mail) => {
  const token = await work(app, mail);
  expect((await rate(app.api(), token, { rating: 5 })).status).toBe(200);
  await app.advance(3 * HOUR);
  await mail.expect(customerReads('the work is complete'));
  const job = await readJob(await app.become(DEE));
  expect(job.timeline.find(({ kind }) => kind === 'withdrawn')).toMatchObject({
    messages: [{ fact: 'survey', why: 'superseded' }],
  });
});

journey('nobody is asked how it was while his complaint is open', async (app, mail) => {
  const alex = await app.become(ALEX);
  const made = await alex.post('/v1/tasks', { customerId: DEMO_CUSTOMER.id, summary: 'Wants his money back' });
  const { id } = bodyOf(TaskView, made, 201);
  const complaint = { category: 'complaint', issue: 'Charged twice', contactMethod: 'call', urgency: 'standard' };
  expect((await alex.post(`/v1/tasks/${id}/escalate`, complaint)).status).toBe(201);
  await mail.take();
  await work(app, mail);
  await app.advance(3 * HOUR);
  expect((await mail.take()).filter(({ text }) => text.includes('how did we do'))).toEqual([]);
  const job = await readJob(await app.become(DEE));
  expect(job.timeline.find(({ kind }) => kind === 'not_told')).toMatchObject({
    messages: [{ fact: 'survey', why: 'open_complaint' }],
  });
});

journey('a complaint that comes while the question waits keeps it from being asked', async (app, mail) => {
  await work(app, mail);
  await app.advance(HOUR);
  await mail.expect(customerReads('the work is complete'));
  const alex = await app.become(ALEX);
  const made = await alex.post('/v1/tasks', { customerId: DEMO_CUSTOMER.id, summary: 'Wants his money back' });
  const complaint = { category: 'complaint', issue: 'Charged twice', contactMethod: 'call', urgency: 'standard' };
  await alex.post(`/v1/tasks/${bodyOf(TaskView, made, 201).id}/escalate`, complaint);
  await mail.take();
  await app.advance(2 * HOUR);
  expect((await mail.take()).filter(({ text }) => text.includes('how did we do'))).toEqual([]);
  const job = await readJob(await app.become(DEE));
  expect(job.messages.find(({ facts }) => facts.includes('survey'))).toMatchObject({
    ...{ status: 'suppressed', why: 'open_complaint' },
  });
});

journey('a Complete that is taken back, or that nobody was let in for, asks nobody', async (app, mail) => {
  await work(app, mail);
  const dee = await app.become(DEE);
  await onJob(dee, 'reopen', { reason: 'The pilot light went out' });
  await app.advance(4 * HOUR);
  expect((await mail.take()).filter(({ text }) => text.includes('how did we do'))).toEqual([]);
  const visit = await book(app, dee, 1, [JOHN]);
  await mail.take();
  const john = await app.become(JOHN);
  await tap(john, visit, 'WORKING');
  await tap(john, visit, 'PAUSED', { reason: 'not at home' });
  await onJob(dee, 'complete');
  await app.advance(4 * HOUR);
  expect((await mail.take()).filter(({ text }) => text.includes('how did we do'))).toEqual([]);
});
