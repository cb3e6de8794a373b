import { expect } from 'vitest';
import { CustomerView } from '../../core/contracts/customers.ts';
import { JobView } from '../../core/contracts/jobs.ts';
import { DEMO_JOB } from '../../local/seed/demo.ts';
import { type Answer, bodyOf, escalationIn, listIn, problemIn } from '../support/api-client.ts';
import { ALEX, DEE, JOHN, pagesTo } from '../support/demo.ts';
import { journey } from '../support/journey.ts';
import { openSouthside, SOUTHSIDE } from '../support/operator-run.ts';

const CALL = { phone: '+13125550177', summary: 'No heat' };
const UNKNOWN = 'job_7ZZZZZZZZZZZZZZZZZZZZZZZZZ';

/** Bodies of POST /v1/escalations with the fields that the answer must name. */
const WRONG_BODIES: [string, unknown, string[]][] = [
  ['an unknown field', { jobId: DEMO_JOB.id, colour: 'red' }, ['colour']],
  ['an unknown field inside', { call: { ...CALL, mood: 'cold' } }, ['call.mood']],
  ['a number for an id', { jobId: 5 }, ['jobId']],
  ['an id of another kind', { jobId: 'cus_00000000000000000000000001' }, ['jobId']],
  ['a job nobody has', { jobId: UNKNOWN }, ['jobId']],
  ['a plan nobody has', { jobId: DEMO_JOB.id, planId: 'pln_7ZZZZZZZZZZZZZZZZZZZZZZZZZ' }, ['planId']],
  ['neither job nor call', {}, ['jobId']],
  ['both job and call', { jobId: DEMO_JOB.id, call: CALL }, ['jobId']],
  ['a phone that cannot exist', { call: { ...CALL, phone: '12' } }, ['call.phone']],
  ['words for a phone', { call: { ...CALL, phone: 'call me maybe' } }, ['call.phone']],
  ['an empty summary', { call: { ...CALL, summary: ' \u202e ' } }, ['call.summary']],
  ['a summary that is a book', { call: { ...CALL, summary: 'x'.repeat(241) } }, ['call.summary']],
  ['an urgency nobody knows', { jobId: DEMO_JOB.id, urgency: 'panic' }, ['urgency']],
  ['several wrong things', { jobId: 5, urgency: 1, note: [] }, ['jobId', 'urgency', 'note']],
  ['a list', [], ['body']],
  ['nothing', null, ['body']],
];

journey('what is wrong with a request is named by field, and nothing is left behind', async (app, mail) => {
  const alex = await app.become(ALEX);
  for (const [what, body, fields] of WRONG_BODIES) {
    const { status, ...problem } = problemIn(await alex.post('/v1/escalations', body));
    expect({ what, status, fields: problem.fields.sort() }).toEqual({ what, status: 422, fields: fields.sort() });
  }
  const key = await alex.post('/v1/escalations', { call: CALL }, { 'idempotency-key': 'x'.repeat(129) });
  expect(problemIn(key)).toMatchObject({ status: 422, fields: ['Idempotency-Key'] });
  for (const [path, fields] of [
    ['/v1/jobs?limit=1000', ['limit']],
    ['/v1/jobs?limit=many', ['limit']],
    ['/v1/jobs?cursor=nonsense', ['cursor']],
    ['/v1/jobs?colour=red', ['colour']],
    ['/v1/escalations?status=lost', ['status']],
    ['/v1/board?since=yesterday', ['since']],
  ] as const)
    expect(problemIn(await alex.get(path))).toMatchObject({ status: 422, fields });

  expect(listIn(CustomerView, await alex.get('/v1/customers'))).toHaveLength(1);
  expect(listIn(JobView, await alex.get('/v1/jobs'))).toHaveLength(1);
  await app.advance(60 * 60);
  await mail.expect();
});

journey('a body that cannot be read is refused before anything is done', async (app) => {
  const alex = await app.become(ALEX);
  const send = (text: string, headers = {}) => alex.sendText('POST', '/v1/escalations', text, headers);
  expect(problemIn(await send('{"jobId":'))).toMatchObject({ status: 400, type: 'unreadable-json' });
  expect(problemIn(await send('jobId=1', { 'content-type': 'application/x-www-form-urlencoded' }))).toMatchObject({
    status: 415,
    type: 'unsupported-media-type',
  });
  const big = JSON.stringify({ jobId: DEMO_JOB.id, note: 'x'.repeat(64 * 1024) });
  expect(problemIn(await send(big))).toMatchObject({ status: 413, type: 'too-large' });
  const huge = await send('x'.repeat(10 * 1024 * 1024 + 1));
  expect([huge.status, huge.body]).toEqual([413, { message: 'Request Entity Too Large' }]);
  const board = await (await app.become(DEE)).get('/v1/board');
  expect(board.body).toMatchObject({ items: [] });
});

journey('without a session, without the right, or from another site nothing can be done', async (app) => {
  const create = { jobId: DEMO_JOB.id };
  expect(problemIn(await app.api().post('/v1/escalations', create))).toMatchObject({ status: 401 });
  const forged = app.api({ '__Host-session': 'A'.repeat(43) });
  expect(problemIn(await forged.post('/v1/escalations', create))).toMatchObject({ status: 401 });
  const john = await app.become(JOHN);
  expect(problemIn(await john.post('/v1/escalations', create))).toMatchObject({ status: 403, type: 'forbidden' });
  const alex = await app.become(ALEX);
  const foreign = await alex.post('/v1/escalations', create, { origin: 'https://elsewhere.example' });
  expect(problemIn(foreign)).toMatchObject({ status: 403, type: 'foreign-origin' });
});

journey(
  'the escalation, job and customer of another contractor are as unknown as ones that do not exist',
  async (app, mail) => {
    await openSouthside(app);
    const sue = await app.login(SOUTHSIDE.administrator.email);
    await mail.expect({ to: SOUTHSIDE.administrator.email, class: 'code' });
    const customer = bodyOf(CustomerView, await sue.post('/v1/customers', { name: 'Pat' }), 201);
    const job = bodyOf(JobView, await sue.post('/v1/jobs', { customerId: customer.id, summary: 'Drip' }), 201);

    const alex = await app.become(ALEX);
    const { number } = escalationIn(await alex.post('/v1/escalations', { jobId: DEMO_JOB.id }));
    await mail.expect(...pagesTo(JOHN, number));
    const same = (foreign: Answer, unknown: Answer) => {
      expect([foreign.status, foreign.text]).toEqual([unknown.status, unknown.text]);
      expect([404, 422]).toContain(foreign.status);
    };
    const unknownCustomer = 'cus_7ZZZZZZZZZZZZZZZZZZZZZZZZZ';
    same(await alex.get(`/v1/jobs/${job.id}`), await alex.get(`/v1/jobs/${UNKNOWN}`));
    same(await alex.get(`/v1/customers/${customer.id}`), await alex.get(`/v1/customers/${unknownCustomer}`));
    same(await alex.post('/v1/escalations', { jobId: job.id }), await alex.post('/v1/escalations', { jobId: UNKNOWN }));
    same(
      await alex.post('/v1/jobs', { customerId: customer.id, summary: 'Drip' }),
      await alex.post('/v1/jobs', { customerId: unknownCustomer, summary: 'Drip' }),
    );
    const other = number === '1000' ? '1001' : '1000';
    same(await sue.get(`/v1/escalations/${number}`), await sue.get(`/v1/escalations/${other}`));
    same(await sue.post(`/v1/escalations/${number}/accept`), await sue.post(`/v1/escalations/${other}/accept`));
    same(
      await sue.post(`/v1/escalations/${number}/stop`, { reason: 'Mine' }),
      await sue.post(`/v1/escalations/${other}/stop`, { reason: 'Mine' }),
    );
  },
);

journey('what cannot be an id, and what is no route, is not found', async (app) => {
  const dee = await app.become(DEE);
  for (const path of ['/v1/escalations/12', '/v1/escalations/12345678', '/v1/jobs/%00', '/v1/nothing', '/nothing'])
    expect(problemIn(await dee.send('GET', path, undefined, { accept: 'application/json' })).status).toBe(404);
  expect((await dee.send('PATCH', '/v1/escalations', {}, { accept: 'application/json' })).status).toBe(404);
});
