import { expect } from 'vitest';
import { TaskView } from '../../core/contracts/tasks.ts';
import { DEMO_CUSTOMER } from '../../local/seed/demo.ts';
import { bodyOf, listIn, problemIn } from '../support/api-client.ts';
import { ALEX, DEE } from '../support/demo.ts';
import { journey } from '../support/journey.ts';

journey('a task is added once a key, claimed by one, and done by its owner with what came of it', async (app, mail) => {
  const alex = await app.become(ALEX);
  const dee = await app.become(DEE);
  const body = { customerId: DEMO_CUSTOMER.id, summary: 'Send the invoice again' };
  const add = (more: object = {}) => alex.post('/v1/tasks', { ...body, ...more }, { 'idempotency-key': 'invoice' });
  const [first, second] = [await add(), await add()];
  const task = bodyOf(TaskView, first, 201);
  expect(bodyOf(TaskView, second, 200).id).toBe(task.id);
  expect(problemIn(await add({ summary: 'Something else' }))).toMatchObject({
    status: 422,
    fields: ['Idempotency-Key'],
  });
  expect(listIn(TaskView, await alex.get('/v1/tasks')).map(({ id }) => id)).toEqual([task.id]);

  const answers = await Promise.all([alex, dee].map((browser) => browser.post(`/v1/tasks/${task.id}/claim`)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const [winner, loser, owner] = answers[0]?.status === 200 ? [alex, dee, ALEX] : [dee, alex, DEE];
  const done = (browser: typeof alex) => browser.post(`/v1/tasks/${task.id}/done`, { outcome: 'Sent by email' });
  expect(problemIn(await done(loser))).toMatchObject({ status: 409, detail: `claimed by ${owner.name} at 10:00` });
  expect(bodyOf(TaskView, await done(winner), 200)).toMatchObject({
    status: 'done',
    outcome: { note: 'Sent by email', by: { name: owner.name } },
  });
  expect(problemIn(await alex.post(`/v1/tasks/${task.id}/claim`))).toMatchObject({ status: 409, type: 'wrong-status' });
  await mail.expect();
});
