import { expect } from 'vitest';
import { ChannelReach, ChannelsView } from '../../core/contracts/channels.ts';
import { CustomerView } from '../../core/contracts/customers.ts';
import { EscalatedView, TaskView } from '../../core/contracts/tasks.ts';
import { TicketView } from '../../core/contracts/tickets.ts';
import { bodyOf, listIn, problemIn } from '../support/api-client.ts';
import { ALEX, ANA, DEE, JOHN, noticeTo } from '../support/demo.ts';
import { journey } from '../support/journey.ts';
import {
  ACCOUNTING,
  addTask,
  BACKUP,
  DETAILS,
  escalateTask,
  FRONT_DESK,
  readTask,
  readTicket,
  SERVICE,
  saveChannels,
} from '../support/tickets.ts';

journey(
  'an escalated task leaves the queue, reaches its channel with every detail, and its outcome comes back',
  async (app, mail) => {
    await saveChannels(app, { service: [SERVICE, SERVICE.toUpperCase()] });
    const { ticket, sentence, taskId } = await escalateTask(app);
    // Monday, 10 a.m. in Chicago: the end of the second business day after.
    expect(ticket.dueAt).toBe('2026-06-03T22:00:00.000Z');
    expect(sentence).toBe('Someone will contact you by 5 pm on Wednesday, June 3 by phone');

    const [email] = await mail.expect({ to: SERVICE, class: 'staff', says: `Ticket ${ticket.number}` });
    const link = `${app.url}/tickets/${ticket.number}`;
    for (const part of [
      ...[DETAILS.issue, DETAILS.tried, DETAILS.why, 'Complaint', 'Standard', 'Wed, Jun 3'],
      ...['Maria Lopez', '+13125550190', 'maria@example.com', '1200 W Lake St, Chicago', 'Call', 'Alex Reed', link],
    ]) {
      expect(email?.text).toContain(part);
      expect(email?.html).toContain(part);
    }

    const alex = await app.become(ALEX);
    expect(listIn(TaskView, await alex.get('/v1/tasks')).map(({ id }) => id)).not.toContain(taskId);
    expect(await readTask(app, taskId)).toMatchObject({ status: 'escalated', ticket: { number: ticket.number } });

    // Whoever opens the link claims nothing by it.
    const dee = await app.become(DEE);
    await dee.get(`/tickets/${ticket.number}`);
    expect((await readTicket(app, ticket.number)).status).toBe('open');
    const claimed = bodyOf(TicketView, await dee.post(`/v1/tickets/${ticket.number}/claim`), 200);
    expect(claimed).toMatchObject({ status: 'claimed', owner: { name: DEE.name } });
    const resolved = await dee.post(`/v1/tickets/${ticket.number}/resolve`, { outcome: 'Sent the foreman' });
    expect(bodyOf(TicketView, resolved, 200).timeline.map(({ kind }) => kind)).toEqual([
      'created',
      'claimed',
      'resolved',
    ]);
    expect((await readTask(app, taskId)).outcome).toMatchObject({ note: 'Sent the foreman', by: { name: DEE.name } });
  },
);

journey('pressed twice, also by two at once, it is one ticket with one sentence', async (app, mail) => {
  await saveChannels(app, {});
  const taskId = await addTask(app);
  const alex = await app.become(ALEX);
  const press = () => alex.post(`/v1/tasks/${taskId}/escalate`, DETAILS);
  const answers = await Promise.all([press(), press(), press()]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
  const said = answers.map((answer) => bodyOf(EscalatedView, answer, 200, 201));
  expect(new Set(said.map((each) => JSON.stringify(each))).size).toBe(1);
  await app.advance(3600);
  expect(bodyOf(EscalatedView, await press(), 200)).toEqual(said[0]);
  await mail.expect({ to: SERVICE, class: 'staff' });
});

journey('two members claim at once: one owns it, the other is told who', async (app, mail) => {
  await saveChannels(app, {});
  const { ticket } = await escalateTask(app);
  await mail.expect({ to: SERVICE, class: 'staff' });
  const members = [DEE, ANA];
  const browsers = await Promise.all(members.map((member) => app.become(member)));
  const answers = await Promise.all(browsers.map((browser) => browser.post(`/v1/tickets/${ticket.number}/claim`)));
  const winner = members[answers.findIndex(({ status }) => status === 200)];
  const refusals = answers.filter(({ status }) => status !== 200).map(problemIn);
  expect(refusals).toEqual([
    { status: 409, type: 'already-taken', fields: [], detail: `claimed by ${winner?.name} at 10:00` },
  ]);
  expect((await readTicket(app, ticket.number)).owner).toMatchObject({ name: winner?.name });
});

journey(
  'a complaint whose channel has nobody reaches the default recipient, and a banner says so',
  async (app, mail) => {
    const saved = await saveChannels(app, { service: [], defaultRecipient: BACKUP });
    expect(saved.unreached).toEqual(['service']);
    const { ticket } = await escalateTask(app);
    await mail.expect(
      { to: BACKUP, class: 'staff', says: 'You get this as the default recipient' },
      noticeTo(ANA, `Nobody in the ticket channel "Service" can be reached. Ticket ${ticket.number}`),
    );
    expect((await readTicket(app, ticket.number)).toldTo).toBe('default');
    expect(bodyOf(ChannelsView, await (await app.become(DEE)).get('/v1/channels'), 200).unreached).toEqual(['service']);
    // The agents see it, too, without the addresses.
    const reach = bodyOf(ChannelReach, await (await app.become(ALEX)).get('/v1/channels/reach'), 200);
    expect(reach).toMatchObject({ isSetUp: true, fallback: 'default' });
    expect(reach.channels.filter(({ reached }) => !reached)).toEqual([
      { key: 'service', name: 'Service', reached: false },
    ]);
    await saveChannels(app, { defaultRecipient: BACKUP });
    const mended = bodyOf(ChannelReach, await (await app.become(ALEX)).get('/v1/channels/reach'), 200);
    expect(mended.channels.every(({ reached }) => reached)).toBe(true);
  },
);

journey('an account that never set up channels loses nothing: the administrators get it', async (app, mail) => {
  const { ticket } = await escalateTask(app);
  await mail.expect(noticeTo(ANA, `Ticket ${ticket.number} (Complaint)`));
  expect((await readTicket(app, ticket.number)).toldTo).toBe('administrators');
});

journey(
  'the emails of a channel bounce: the ticket goes to the default recipient, then to the administrators',
  async (app, mail) => {
    await saveChannels(app, { defaultRecipient: BACKUP });
    await app.fault({ channel: 'email', behaviour: 'invalid_number', count: 2 });
    const { ticket } = await escalateTask(app);
    await app.advance(60);
    const told = await mail.take();
    expect(
      told
        .filter(({ class: of }) => of === 'staff')
        .map(({ to }) => to)
        .sort(),
    ).toEqual([SERVICE, BACKUP, ANA.phone, ANA.phone].sort());
    const { timeline, toldTo } = await readTicket(app, ticket.number);
    expect(toldTo).toBe('administrators');
    expect(timeline.map((entry) => ('to' in entry ? `${entry.kind} ${entry.to}` : entry.kind))).toEqual([
      'created channel',
      'rerouted default',
      'rerouted administrators',
    ]);
    const view = bodyOf(ChannelsView, await (await app.become(DEE)).get('/v1/channels'), 200);
    expect(view.unreached).toEqual(['service']);
    expect(view.warnings).toContainEqual({ kind: 'bounced', channel: 'service', address: SERVICE });

    // Taken out and added again, an address is tried again.
    await saveChannels(app, { service: [FRONT_DESK], defaultRecipient: ACCOUNTING });
    expect((await saveChannels(app, {})).warnings).toEqual([]);
  },
);

journey('a category may start the on-call ladder instead of an email', async (app, mail) => {
  await saveChannels(app, {}, { categoryMap: { complaint: { channel: 'service', ladder: true } } });
  const { ticket, escalation, taskId } = await escalateTask(app, { urgency: 'urgent' });
  const number = escalation?.number ?? 'none';
  await mail.expect(
    { to: JOHN.phone, class: 'page', says: number },
    { to: JOHN.email, class: 'page', says: DETAILS.issue },
  );
  const alex = await app.become(ALEX);
  const again = bodyOf(EscalatedView, await alex.post(`/v1/tasks/${taskId}/escalate`, DETAILS), 200);
  expect(again.escalation).toEqual({ number });
  expect((await readTicket(app, ticket.number)).toldTo).toBe('ladder');
});

journey('what cannot be is refused by its field, and nothing is left behind', async (app, mail) => {
  const ana = await app.become(ANA);
  const nobody = await ana.send('PUT', '/v1/channels', {
    service: { recipients: [] },
    accounting: { recipients: [ACCOUNTING] },
    other: { recipients: [FRONT_DESK] },
  });
  expect(problemIn(nobody)).toMatchObject({ status: 422, fields: ['service.recipients'] });

  const alex = await app.become(ALEX);
  const created = await alex.post('/v1/customers', { name: 'Noah Kim', phone: '+13125550155' });
  const customerId = bodyOf(CustomerView, created, 201).id;
  const task = bodyOf(TaskView, await alex.post('/v1/tasks', { customerId, summary: 'Wants a refund' }), 201);
  const escalate = (details: object) => alex.post(`/v1/tasks/${task.id}/escalate`, { ...DETAILS, ...details });
  expect(problemIn(await escalate({ contactMethod: 'email' }))).toMatchObject({
    status: 422,
    fields: ['contactMethod'],
  });
  expect(problemIn(await escalate({ issue: ' ' }))).toMatchObject({ status: 422, fields: ['issue'] });
  expect((await readTask(app, task.id)).status).toBe('unclaimed');
  expect(problemIn(await alex.post(`/v1/tickets/9999/claim`)).status).toBe(403);
  await mail.expect();
});
