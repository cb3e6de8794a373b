import { expect } from 'vitest';
import { DEMO_JOB } from '../../local/seed/demo.ts';
import { escalationIn, problemIn } from '../support/api-client.ts';
import { ALEX, DEE, JOHN, pagesTo, readEscalation } from '../support/demo.ts';
import { journey } from '../support/journey.ts';

const call = { phone: '+13125550177', summary: 'No heat' };

journey('the same request with the same Idempotency-Key is one escalation', async (app, mail) => {
  const alex = await app.become(ALEX);
  const create = (body: object) => alex.post('/v1/escalations', body, { 'idempotency-key': 'call-1' });
  const first = await create({ call });
  const again = await create({ call });
  expect([first.status, again.status]).toEqual([201, 200]);
  expect(escalationIn(again)).toMatchObject({ id: escalationIn(first).id, number: escalationIn(first).number });
  expect(problemIn(await create({ call: { ...call, summary: 'Something else' } }))).toMatchObject({
    status: 422,
    fields: ['Idempotency-Key'],
  });
  await mail.expect(...pagesTo(JOHN, escalationIn(first).number));
});

journey('eight requests at once with one Idempotency-Key are one escalation', async (app, mail) => {
  const alex = await app.become(ALEX);
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => alex.post('/v1/escalations', { call }, { 'idempotency-key': 'call-2' })),
  );
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(new Set(answers.map((answer) => escalationIn(answer).number)).size).toBe(1);
  const [first] = answers;
  await mail.expect(...(first ? pagesTo(JOHN, escalationIn(first).number) : []));
});

journey(
  'a job that is being escalated is not escalated again: the note is added to the one there is',
  async (app, mail) => {
    const [alex, dee] = await Promise.all([app.become(ALEX), app.become(DEE)]);
    const first = escalationIn(await alex.post('/v1/escalations', { jobId: DEMO_JOB.id }));
    const second = await dee.post('/v1/escalations', {
      jobId: DEMO_JOB.id,
      note: 'She called again: the baby is cold',
    });
    expect(second.status).toBe(200);
    expect(escalationIn(second)).toMatchObject({ id: first.id, deduplicated: true });
    const { timeline } = await readEscalation(app, first.number);
    expect(timeline.at(-1)).toMatchObject({ kind: 'noted', note: 'She called again: the baby is cold' });
    await mail.expect(...pagesTo(JOHN, first.number));
  },
);

journey('six people who escalate one job at once start one escalation', async (app, mail) => {
  const clients = await Promise.all([ALEX, DEE, ALEX, DEE, ALEX, DEE].map((person) => app.become(person)));
  const answers = await Promise.all(clients.map((each) => each.post('/v1/escalations', { jobId: DEMO_JOB.id })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 201]);
  const numbers = new Set(answers.map((answer) => escalationIn(answer).number));
  expect(numbers.size).toBe(1);
  await mail.expect(...[...numbers].flatMap((number) => pagesTo(JOHN, number)));
});
