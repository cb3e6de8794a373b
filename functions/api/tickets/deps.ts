import type { AccountStore } from '../../../core/account/account-store.ts';
import type { CustomerStore } from '../../../core/customer/customer-store.ts';
import type { AccountId } from '../../../core/ids/ids.ts';
import type { TaskId, TicketId, TicketNumber } from '../../../core/task/task.ts';
import type { TaskStore } from '../../../core/task/task-store.ts';
import type { ChannelStore, TicketStore } from '../../../core/ticket/ticket-store.ts';
import type { TicketLadderDeps } from '../../pipelines/ticket-ladder.ts';

/** What the operations of this function are given by its handler. */
export interface TicketDeps extends TicketLadderDeps {
  customersOf: (account: AccountId) => Pick<CustomerStore, 'read' | 'readMany'>;
  tasksOf: (account: AccountId) => TaskStore;
  ticketsOf: (account: AccountId) => TicketStore;
  channelsOf: (account: AccountId) => ChannelStore;
  accountOf: (account: AccountId) => Pick<AccountStore, 'person'>;
  ids: TicketLadderDeps['ids'] & {
    task: (now: number) => TaskId;
    ticket: (now: number) => TicketId;
    ticketNumber: (attempt: number) => TicketNumber;
  };
}
