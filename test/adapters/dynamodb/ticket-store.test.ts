import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ticketStore } from '../../../adapters/dynamodb/ticket-store.ts';
import { accountContext } from '../../../core/access/account-context.ts';
import { CustomerId, JobId } from '../../../core/ids/ids.ts';
import { decideTask } from '../../../core/task/decide-task.ts';
import { TaskId, TicketNumber } from '../../../core/task/task.ts';
import { savedChannels, withBounced } from '../../../core/ticket/channel-settings.ts';
import { decideTicket } from '../../../core/ticket/decide-ticket.ts';
import type { TicketStatus } from '../../../core/ticket/ticket.ts';
import type { TicketEvent } from '../../../core/ticket/ticket-decision.ts';
import { ticketWorld } from '../../../core/ticket/world.ts';
import { plusSeconds } from '../../../core/time/instant.ts';
import type { CommandEdge } from '../../../functions/pipelines/escalation-command.ts';
import { ticketCommand } from '../../../functions/pipelines/ticket-command.ts';
import { ARRIVED, actor, aTask, theChannels } from '../../core/ticket/ticket-story.ts';
import { ALEX, DEE, OLIVE, ulidOf } from '../../support/builders/team.ts';
import { channelsOf, escalation, openDesk, openTicket, readTicket, tasksOf, ticketsOf, told } from './a-ticket.ts';
import { SOUTHSIDE } from './northside.ts';
import { type ServedTable, serveTable } from './served-table.ts';

let served: ServedTable;
beforeEach(async () => {
  served = await serveTable();
});
afterEach(() => served.close());

const edge: CommandEdge = { clock: () => ARRIVED, pause: async () => {} };
const NUMBER = TicketNumber.parse('5512');
const PAGE = { limit: 50 };

describe('Escalate', () => {
  test('takes the task out of the queue, makes the ticket and queues its emails, all at once', async () => {
    const { ticket, task, timeline } = await openTicket(served, {}, ARRIVED);
    expect(ticket).toMatchObject({ status: 'open', number: NUMBER, taskId: task.id });
    expect(task).toMatchObject({ status: 'escalated', ticketNumber: NUMBER });
    expect(timeline).toMatchObject([{ seq: 1, kind: 'created', to: 'channel', at: ARRIVED }]);
    expect(await told(served)).toEqual([
      'ticket_opened to accounting@northside.example',
      'ticket_opened to olive@northside.example',
    ]);
    expect((await tasksOf(served).list('unclaimed', 'oldest', PAGE)).items).toEqual([]);
    expect((await tasksOf(served).list('escalated', 'newest', PAGE)).items).toHaveLength(1);
    expect((await ticketsOf(served).list('open', PAGE)).items).toEqual([ticket]);
    expect(await ticketsOf(served).readByNumber(NUMBER)).toEqual({ task, ticket, timeline });
  });

  test('of two at once exactly one is written, and the other leaves nothing behind', async () => {
    const task = await openDesk(served);
    const decision = await escalation(served, task, {}, ARRIVED);
    const other = { ...decision, ticket: { ...decision.ticket, number: TicketNumber.parse('5513') } };
    const store = ticketsOf(served);
    const outcomes = await Promise.all([store.open(task, decision, ARRIVED), store.open(task, other, ARRIVED)]);
    expect(outcomes.sort()).toEqual(['lost', 'written']);
    expect((await told(served)).length).toBe(2);
    const numbers = (await served.rows()).filter(({ pk }) => String(pk).includes('#TICKETNUMBER#'));
    expect(numbers).toHaveLength(1);
  });

  test('draws again when the number belongs to another ticket', async () => {
    await openTicket(served, {}, ARRIVED);
    const second = { ...aTask(), id: TaskId.parse(ulidOf('tsk', 2)) };
    const { jobId: _, ...task } = second;
    await tasksOf(served).add(task);
    const decision = await escalation(served, task, {}, ARRIVED);
    expect(await ticketsOf(served).open(task, decision, ARRIVED)).toBe('number_in_use');
    expect((await tasksOf(served).read(task.id))?.status).toBe('unclaimed');
  });
});

describe('a ticket', () => {
  const happens = (event: Exclude<TicketEvent, { trigger: 'create' }>) =>
    ticketCommand(ticketsOf(served), aTask().id, event, edge);

  test('that two claim at once has one owner, and the other hears his name', async () => {
    await openTicket(served, {}, ARRIVED);
    const results = await Promise.all([DEE, OLIVE].map((person) => happens({ trigger: 'claim', by: actor(person) })));
    expect(results.map(({ outcome }) => outcome).sort()).toEqual(['changed', 'refused']);
    const { ticket } = await readTicket(served, aTask());
    const owner = ticket.status === 'claimed' ? ticket.owner.name : 'nobody';
    expect(results.find(({ outcome }) => outcome === 'refused')).toMatchObject({
      refusal: { kind: 'taken', by: owner },
    });
  });

  test('writes its outcome back on the task when it is resolved, and is due no more', async () => {
    await openTicket(served, {}, ARRIVED);
    const due = async () => (await served.rows()).filter(({ gsi2sk }) => String(gsi2sk).includes('#TKT#'));
    expect(await due()).toHaveLength(1);
    await happens({ trigger: 'claim', by: actor(DEE) });
    await happens({ trigger: 'resolve', by: actor(DEE), note: 'Refunded' });
    const { task, timeline } = await readTicket(served, aTask());
    expect(task).toMatchObject({ status: 'escalated', outcome: { note: 'Refunded', by: { name: DEE.name } } });
    expect(timeline.map(({ seq, kind }) => [seq, kind])).toEqual([
      [1, 'created'],
      [2, 'claimed'],
      [3, 'resolved'],
    ]);
    expect(await due()).toEqual([]);
  });

  test('that changed since it was read is not overwritten', async () => {
    const before = await openTicket(served, {}, ARRIVED);
    const world = ticketWorld(await ticketsOf(served).setting(), ARRIVED);
    const claim = (person: typeof DEE) => {
      const decision = decideTicket(before.ticket, { trigger: 'claim', by: actor(person) }, world);
      if (decision.outcome !== 'changed') throw new Error('a claim was refused');
      return ticketsOf(served).change(before, decision, undefined, ARRIVED);
    };
    expect([await claim(DEE), await claim(OLIVE)]).toEqual([true, false]);
    expect((await readTicket(served, aTask())).ticket).toMatchObject({ owner: { name: DEE.name } });
  });

  test('of another account is not found by its number', async () => {
    await openTicket(served, {}, ARRIVED);
    expect(await ticketStore(served.table, accountContext(SOUTHSIDE, 'item')).readByNumber(NUMBER)).toBeUndefined();
  });
});

describe('the list of a channel', () => {
  /** Tickets of one customer, a second apart, in these categories; answers with their numbers. */
  const open = async (...categories: ('billing' | 'complaint')[]) => {
    const first = await openDesk(served);
    for (const [index, category] of categories.entries()) {
      const task = { ...first, id: TaskId.parse(ulidOf('tsk', 10 + index)) };
      await tasksOf(served).add(task);
      const now = plusSeconds(ARRIVED, index);
      const decision = await escalation(served, task, { category }, now);
      const number = TicketNumber.parse(String(6000 + index));
      await ticketsOf(served).open(task, { ...decision, ticket: { ...decision.ticket, number } }, now);
    }
  };
  const numbersIn = async (channel: string, status: TicketStatus, limit = 50) => {
    const pages: string[][] = [];
    let cursor: string | undefined;
    do {
      const page = await ticketsOf(served).listInChannel(channel, status, { limit, cursor });
      pages.push(page.items.map(({ number }) => number));
      cursor = page.next;
    } while (cursor);
    return pages;
  };

  test('has its tickets only, newest first, and every page but the last is full', async () => {
    await open('billing', 'complaint', 'billing', 'complaint', 'complaint', 'billing', 'billing');
    expect(await numbersIn('accounting', 'open', 2)).toEqual([['6006', '6005'], ['6002', '6000'], []]);
    expect(await numbersIn('service', 'open')).toEqual([['6004', '6003', '6001']]);
    expect(await numbersIn('other', 'open')).toEqual([[]]);
  });

  test('follows a ticket from status to status', async () => {
    await open('billing', 'billing');
    const id = TaskId.parse(ulidOf('tsk', 10));
    const happens = (event: Exclude<TicketEvent, { trigger: 'create' }>) =>
      ticketCommand(ticketsOf(served), id, event, edge);
    await happens({ trigger: 'claim', by: actor(DEE) });
    expect([await numbersIn('accounting', 'open'), await numbersIn('accounting', 'claimed')]).toEqual([
      [['6001']],
      [['6000']],
    ]);
    await happens({ trigger: 'resolve', by: actor(DEE), note: 'Refunded' });
    expect([await numbersIn('accounting', 'claimed'), await numbersIn('accounting', 'resolved')]).toEqual([
      [[]],
      [['6000']],
    ]);
  });
});

describe('a task', () => {
  test('waits in line: the queue begins with whoever has waited longest, page by page', async () => {
    const task = await openDesk(served);
    for (const n of [2, 3, 4])
      await tasksOf(served).add({ ...task, id: TaskId.parse(ulidOf('tsk', n)), createdAt: plusSeconds(ARRIVED, n) });
    const list = (order: 'newest' | 'oldest', cursor?: string) =>
      tasksOf(served).list('unclaimed', order, { limit: 3, cursor });
    const first = await list('oldest');
    const ids = (page: { items: { id: string }[] }) => page.items.map(({ id }) => id);
    expect(ids(first)).toEqual([1, 2, 3].map((n) => ulidOf('tsk', n)));
    expect(ids(await list('oldest', first.next))).toEqual([ulidOf('tsk', 4)]);
    expect(ids(await list('newest'))).toEqual([4, 3, 2].map((n) => ulidOf('tsk', n)));
  });

  test('needs a customer, and a job if it names one', async () => {
    const task = await openDesk(served);
    const add = (more: object) => tasksOf(served).add({ ...aTask(), ...task, ...more });
    expect(await add({ id: TaskId.parse(ulidOf('tsk', 7)), customerId: CustomerId.parse(ulidOf('cus', 7)) })).toEqual({
      outcome: 'no_such_customer',
    });
    expect(await add({ id: TaskId.parse(ulidOf('tsk', 7)), jobId: JobId.parse(ulidOf('job', 7)) })).toEqual({
      outcome: 'no_such_job',
    });
  });

  test('that two claim at once has one owner', async () => {
    const task = await openDesk(served);
    const claims = await Promise.all(
      [ALEX, DEE].map((person) => {
        const decision = decideTask(task, { trigger: 'claim', by: actor(person) }, ARRIVED);
        if (decision.outcome !== 'changed') throw new Error('a claim was refused');
        return tasksOf(served).change(task, decision);
      }),
    );
    expect(claims.sort()).toEqual([false, true]);
  });
});

describe('the channels', () => {
  test('are saved by one of two at once, and remember what bounced until it is taken out', async () => {
    await openDesk(served);
    const before = await channelsOf(served).read();
    const bounced = withBounced(before, 'Service@northside.example');
    if (!bounced) throw new Error('an address of a channel was not found');
    expect(await channelsOf(served).replace(bounced)).toBe(true);
    expect(await channelsOf(served).replace(savedChannels(before, theChannels()))).toBe(false);
    const now = await channelsOf(served).read();
    expect(now.bounced).toEqual(['service@northside.example']);
    const without = savedChannels(now, theChannels({ service: { name: 'Service', recipients: [] } }));
    expect(savedChannels(without, theChannels()).bounced).toEqual([]);
    expect(withBounced(now, 'stranger@example.com')).toBeUndefined();
  });
});
