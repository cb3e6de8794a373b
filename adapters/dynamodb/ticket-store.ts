import * as z from 'zod';
import type { AccountContext } from '../../core/access/account-context.ts';
import { Task, TaskId } from '../../core/task/task.ts';
import { nextNoticeAt, Ticket } from '../../core/ticket/ticket.ts';
import type { TicketMessage } from '../../core/ticket/ticket-message.ts';
import type { TicketCase, TicketStore } from '../../core/ticket/ticket-store.ts';
import { TicketEntry } from '../../core/ticket/timeline.ts';
import type { Instant } from '../../core/time/instant.ts';
import { toAccount } from './account-items.ts';
import { toChannelSettings } from './channel-store.ts';
import type { Table } from './client.ts';
import { due } from './due-keys.ts';
import {
  channelsKey,
  settingsKey,
  TICKET_RANGE,
  taskKey,
  ticketKey,
  ticketNumberKey,
  ticketPlaceKey,
  ticketTimelineKey,
} from './keys.ts';
import { listedInChannel, listedTicket } from './list-keys.ts';
import { listPage } from './list-page.ts';
import { messageItem, queued } from './message-item.ts';
import { teamStore } from './person-store.ts';
import { getItem, getItems, itemAt, queryAll } from './read.ts';
import { taskWrites } from './task-store.ts';
import { putNew, putVersion, transact, type Write } from './transaction.ts';

/** Leads to a ticket: from its number, and from its channel's list. */
const PointerRow = z.object({ taskId: TaskId });

/** In the due index while a reminder is ahead. */
function ticketItem(ticket: Ticket) {
  const { accountId, taskId, status, updatedAt, number } = ticket;
  const at = nextNoticeAt(ticket);
  return {
    ...ticketKey(accountId, taskId),
    ...ticket,
    ...listedTicket(accountId, status, `${updatedAt}#${number}`),
    ...(at ? due('TKT', at, `${accountId}#${taskId}`) : {}),
  };
}

/** The ticket's place in its channel's list. Written with every change of the ticket, whose version guards both. */
const placeWrite = (table: Table, { accountId, taskId, channel, status, updatedAt, number }: Ticket): Write => ({
  name: 'place',
  item: {
    Put: {
      TableName: table.name,
      Item: {
        ...ticketPlaceKey(accountId, taskId),
        ...listedInChannel(accountId, channel, status, `${updatedAt}#${number}`),
        taskId,
      },
    },
  },
});

/** The tickets of one account in the table. A message's row stands in the partition of the task. */
export function ticketStore(table: Table, context: AccountContext): TicketStore {
  const acc = context.accountId;

  const consequences = (
    next: Ticket,
    timeline: readonly object[],
    messages: readonly TicketMessage[],
    now: Instant,
  ): Write[] => [
    ...timeline.map((fact, index) => {
      const seq = next.version - timeline.length + 1 + index;
      return putNew(table, 'timeline', { ...ticketTimelineKey(acc, next.taskId, seq), ...fact, seq, at: now });
    }),
    ...messages.map((message) =>
      putNew(table, 'message', messageItem(taskKey(acc, next.taskId), queued(message, now, { accountId: acc }))),
    ),
  ];

  const read = async (id: TaskId): Promise<TicketCase | undefined> => {
    const rows = await queryAll(table, {
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: {
        ':pk': taskKey(acc, id).pk,
        ':from': TICKET_RANGE.from,
        ':to': TICKET_RANGE.to,
      },
      ConsistentRead: true,
    });
    const at = (sk: string) => rows.find((row) => row.sk === sk);
    const [task, ticket] = [at('TASK'), at('TICKET')];
    if (!task || !ticket) return undefined;
    const entries = rows.filter(({ sk }) => String(sk).startsWith(TICKET_RANGE.timeline));
    return {
      task: Task.parse(task),
      ticket: Ticket.parse(ticket),
      timeline: entries.map((row) => TicketEntry.parse(row)),
    };
  };

  return {
    async setting() {
      const keys = { account: settingsKey(acc), channels: channelsKey(acc) };
      const [items, team] = await Promise.all([getItems(table, Object.values(keys)), teamStore(table, context).list()]);
      return {
        account: toAccount(itemAt(items, keys.account)),
        channels: toChannelSettings(acc, itemAt(items, keys.channels)),
        team,
      };
    },

    read,

    async readByNumber(number) {
      const row = await getItem(table, ticketNumberKey(acc, number));
      return row && read(PointerRow.parse(row).taskId);
    },

    list: (status, query) => listPage(table, listedTicket(acc, status, '').gsi1pk, query, (item) => Ticket.parse(item)),

    async listInChannel(channel, status, query) {
      const { gsi1pk } = listedInChannel(acc, channel, status, '');
      const { items: places, next } = await listPage(table, gsi1pk, query, (item) => PointerRow.parse(item));
      const keys = places.map(({ taskId }) => ticketKey(acc, taskId));
      const found = await getItems(table, keys);
      const tickets = keys.map((key) => Ticket.parse(itemAt(found, key)));
      // The index is a moment behind: what was claimed or resolved since is in another list.
      return { items: tickets.filter((ticket) => ticket.status === status), ...(next ? { next } : {}) };
    },

    async open(before, { task, ticket, timeline, messages }, now) {
      const result = await transact(table, [
        putNew(table, 'number', { ...ticketNumberKey(acc, ticket.number), taskId: ticket.taskId }),
        putNew(table, 'ticket', ticketItem(ticket)),
        placeWrite(table, ticket),
        ...taskWrites(table, before, task, timeline.task),
        ...consequences(ticket, timeline.ticket, messages, now),
      ]);
      if (result.outcome === 'written') return 'written';
      const numberOnly = result.outcome === 'condition_failed' && result.failed.every(({ name }) => name === 'number');
      return numberOnly ? 'number_in_use' : 'lost';
    },

    async change({ task: taskBefore, ticket: before }, { next, timeline, messages }, task, now) {
      const result = await transact(table, [
        putVersion(table, 'ticket', ticketItem(next), before.version),
        placeWrite(table, next),
        ...(task ? taskWrites(table, taskBefore, task.next, task.timeline) : []),
        ...consequences(next, timeline, messages, now),
      ]);
      return result.outcome === 'written';
    },
  };
}
