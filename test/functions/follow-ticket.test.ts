import { afterEach, beforeEach, expect, test } from 'vitest';
import { customerStore } from '../../adapters/dynamodb/customer-store.ts';
import { drawIncidentNumber, drawJobNumber, newEscalationId, newJobId } from '../../adapters/ids/ids.ts';
import { accountContext } from '../../core/access/account-context.ts';
import { DEFAULT_CATEGORY_MAP } from '../../core/ticket/channel.ts';
import type { Ticket } from '../../core/ticket/ticket.ts';
import type { TicketLadderDeps } from '../../functions/pipelines/ticket-ladder.ts';
import { ladderOf } from '../../functions/pipelines/ticket-ladder.ts';
import { followTicket } from '../../functions/stream/escalations/follow-ticket.ts';
import { openTicket } from '../adapters/dynamodb/a-ticket.ts';
import { storeOf } from '../adapters/dynamodb/northside.ts';
import { type ServedTable, serveTable } from '../adapters/dynamodb/served-table.ts';
import { ARRIVED, DETAILS } from '../core/ticket/ticket-story.ts';
import { JOHN } from '../support/builders/team.ts';

/* What follows a new ticket from the stream, over the real table. */

let served: ServedTable;
let started: string[];
beforeEach(async () => {
  served = await serveTable();
  started = [];
});
afterEach(() => served.close());

const ladder = (): TicketLadderDeps => ({
  customersOf: (account) => customerStore(served.table, accountContext(account, 'item')),
  escalationsOf: (account) => storeOf(served, account),
  ids: { escalation: newEscalationId, incidentNumber: drawIncidentNumber, job: newJobId, jobNumber: drawJobNumber },
  clock: () => ARRIVED,
  pause: async () => {},
});
const watches = { start: async ({ number }: Ticket) => void started.push(number) };
const follow = (after: Ticket, before?: Ticket) =>
  followTicket(
    {
      key: { pk: `A#northside#TASK#${after.taskId}`, sk: 'TICKET' },
      before: before && { ...before },
      after: { ...after },
    },
    { watches, ladder: ladder() },
  );
const pending = async () => (await storeOf(served).list('pending', { limit: 50 })).items;

const LADDER = {
  channels: { categoryMap: { ...DEFAULT_CATEGORY_MAP, billing: { channel: 'accounting', ladder: true } } },
};

test('a new ticket is watched, a changed one is not watched again', async () => {
  const { ticket } = await openTicket(served, {}, ARRIVED);
  await follow(ticket);
  await follow({ ...ticket, version: 2 }, ticket);
  expect(started).toEqual([ticket.number]);
  expect(await pending()).toEqual([]);
});

test('a ladder that the API died before is started from the stream, with a job of its own', async () => {
  const { ticket } = await openTicket(served, { urgency: 'urgent' }, ARRIVED, LADDER);
  expect(await pending()).toEqual([]);
  await follow(ticket);
  const [escalation, ...others] = await pending();
  expect(others).toEqual([]);
  expect(escalation).toMatchObject({
    urgency: 'urgent',
    call: { summary: DETAILS.issue, customerName: 'Maria Lopez' },
    paged: [{ id: JOHN.id }],
  });
  expect(escalation?.note).toContain(`Ticket ${ticket.number}`);
});

test('the API and the stream at once, and the stream again, start one ladder', async () => {
  const { ticket } = await openTicket(served, {}, ARRIVED, LADDER);
  const [number] = await Promise.all([ladderOf(ladder(), ticket), follow(ticket), follow(ticket)]);
  await follow(ticket);
  expect((await pending()).map((each) => each.number)).toEqual([number]);
});
