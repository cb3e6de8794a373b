import { accountStore } from '../../../adapters/dynamodb/account-store.ts';
import { channelStore } from '../../../adapters/dynamodb/channel-store.ts';
import { customerStore } from '../../../adapters/dynamodb/customer-store.ts';
import { taskStore } from '../../../adapters/dynamodb/task-store.ts';
import { ticketStore } from '../../../adapters/dynamodb/ticket-store.ts';
import { accountContext } from '../../../core/access/account-context.ts';
import { Message } from '../../../core/message/message.ts';
import type { Task } from '../../../core/task/task.ts';
import type { Channels } from '../../../core/ticket/channel.ts';
import { noChannelsYet, savedChannels } from '../../../core/ticket/channel-settings.ts';
import { escalateTask, type TaskEscalated } from '../../../core/ticket/escalate-task.ts';
import type { TicketDetails } from '../../../core/ticket/ticket.ts';
import { recipientKey } from '../../../core/ticket/ticket-message.ts';
import type { TicketCase } from '../../../core/ticket/ticket-store.ts';
import { ticketWorld } from '../../../core/ticket/world.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { aTask, creation, theChannels } from '../../core/ticket/ticket-story.ts';
import { NORTHSIDE } from '../../support/builders/team.ts';
import { anAccount } from '../../support/builders/world.ts';
import { aCustomer, openBoth } from './northside.ts';
import type { ServedTable } from './served-table.ts';

const context = accountContext(NORTHSIDE, 'item');

export const tasksOf = ({ table }: ServedTable) => taskStore(table, context);
export const ticketsOf = ({ table }: ServedTable) => ticketStore(table, context);
export const channelsOf = ({ table }: ServedTable) => channelStore(table, context);

/** What of the account is not as usual. */
export interface Desk {
  channels?: Partial<Channels>;
  holidays?: string[];
}

/** Both accounts, Northside's channels, a customer and an unclaimed task of hers. */
export async function openDesk(served: ServedTable, { channels: more = {}, holidays = [] }: Desk = {}): Promise<Task> {
  await openBoth(served);
  await accountStore(served.table, context).replace(anAccount({ holidays, version: 2 }));
  await channelsOf(served).replace(savedChannels(noChannelsYet(NORTHSIDE), theChannels(more)));
  await customerStore(served.table, context).add(aCustomer());
  const { jobId: _, ...task } = aTask();
  await tasksOf(served).add(task);
  return task;
}

/** What pressing Escalate on the task decides now. */
export async function escalation(
  served: ServedTable,
  task: Task,
  details: Partial<TicketDetails>,
  now: Instant,
): Promise<TaskEscalated> {
  const decision = escalateTask(task, creation(details), ticketWorld(await ticketsOf(served).setting(), now));
  if (decision.outcome !== 'changed') throw new Error(`nothing to write: ${JSON.stringify(decision)}`);
  return decision;
}

/** The ticket of the task, in the table. */
export async function openTicket(
  served: ServedTable,
  details: Partial<TicketDetails>,
  now: Instant,
  desk: Desk = {},
): Promise<TicketCase> {
  const task = await openDesk(served, desk);
  const outcome = await ticketsOf(served).open(task, await escalation(served, task, details, now), now);
  if (outcome !== 'written') throw new Error(`not opened: ${outcome}`);
  return readTicket(served, task);
}

export async function readTicket(served: ServedTable, { id }: Pick<Task, 'id'>): Promise<TicketCase> {
  const found = await ticketsOf(served).read(id);
  if (!found) throw new Error(`task ${id} has no ticket`);
  return found;
}

/** Every message of the ticket so far, as `<kind or notice> to <whom>`, in no order. */
export async function told(served: ServedTable): Promise<string[]> {
  const rows = (await served.rows()).filter(({ sk }) => String(sk).startsWith('OUT#TICKET#'));
  return rows
    .map((row) => Message.parse(row))
    .map(({ content, to }) => `${'notice' in content ? content.notice : content.kind} to ${recipientKey(to)}`)
    .sort();
}
