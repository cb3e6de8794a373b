import type { Account } from '../account/account.ts';
import type { Page, PageQuery } from '../list/page.ts';
import type { Person } from '../person/person.ts';
import type { TaskDecision } from '../task/decide-task.ts';
import type { Task, TaskId, TicketNumber } from '../task/task.ts';
import type { Instant } from '../time/instant.ts';
import type { ChannelKey } from './channel.ts';
import type { ChannelSettings } from './channel-settings.ts';
import type { TaskEscalated } from './escalate-task.ts';
import type { Ticket, TicketStatus } from './ticket.ts';
import type { TicketDecision } from './ticket-decision.ts';
import type { TicketEntry } from './timeline.ts';

/** A ticket with the task it came from, as one strong read found them. */
export interface TicketCase {
  task: Task;
  ticket: Ticket;
  /** Of the ticket, oldest first. */
  timeline: TicketEntry[];
}

/** What decides about tickets besides themselves: the account, its channels, its team. */
export interface TicketSetting {
  account: Account;
  channels: ChannelSettings;
  /** From an index: somebody added a moment ago may be missing. */
  team: Person[];
}

/** The tickets of one account, each beside its task. */
export interface TicketStore {
  setting(): Promise<TicketSetting>;
  read(id: TaskId): Promise<TicketCase | undefined>;
  readByNumber(number: TicketNumber): Promise<TicketCase | undefined>;
  /** Tickets of a status, newest first. */
  list(status: TicketStatus, query: PageQuery): Promise<Page<Ticket>>;
  /** Tickets of a status that came to this channel, newest change first. */
  listInChannel(channel: ChannelKey, status: TicketStatus, query: PageQuery): Promise<Page<Ticket>>;
  /**
   * The Escalate button, in one transaction: the ticket under a number that is still free, the task out of the queue,
   * the messages. `lost`: the task changed meanwhile, and whoever asked reads and decides again.
   */
  open(before: Task, decision: TaskEscalated, now: Instant): Promise<'written' | 'lost' | 'number_in_use'>;
  /**
   * Writes a change under the version it was decided from, with its messages; `task` is what the outcome changes on the
   * task, in the same transaction. False: somebody else was quicker.
   */
  change(
    before: TicketCase,
    decision: Extract<TicketDecision, { outcome: 'changed' }>,
    task: Extract<TaskDecision, { outcome: 'changed' }> | undefined,
    now: Instant,
  ): Promise<boolean>;
}

/** The ticket channels of one account. */
export interface ChannelStore {
  read(): Promise<ChannelSettings>;
  /** Replaces the version before; false when somebody else was quicker. */
  replace(settings: ChannelSettings): Promise<boolean>;
}
