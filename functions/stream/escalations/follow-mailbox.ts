import type { AccountId } from '../../../core/ids/ids.ts';
import { Message } from '../../../core/message/message.ts';
import { lostStateOf } from '../../../core/person/method-state.ts';
import { withBounced } from '../../../core/ticket/channel-settings.ts';
import type { ChannelStore, TicketStore } from '../../../core/ticket/ticket-store.ts';
import { Contended } from '../../pipelines/contention.ts';
import type { CommandEdge } from '../../pipelines/escalation-command.ts';
import type { Change } from '../../pipelines/stream.ts';
import { ticketCommand } from '../../pipelines/ticket-command.ts';

export interface FollowMailboxDeps {
  channelsOf: (account: AccountId) => ChannelStore;
  ticketsOf: (account: AccountId) => TicketStore;
  edge: CommandEdge;
}

const ATTEMPTS = 6;

/**
 * An email of a ticket came back: its address is marked in the account's channels first, and then the ticket is told to
 * whoever comes next, if nobody of its channel is left. Delivered twice, both find themselves done.
 */
export async function followMailbox({ before, after }: Change, deps: FollowMailboxDeps): Promise<void> {
  if (after?.status !== 'failed' || before?.status === 'failed') return;
  const { accountId, to, content, why } = Message.parse(after);
  const ofTicket = content.kind === 'ticket_opened' || content.kind === 'ticket_reminder';
  if (!ofTicket || !accountId || !('address' in to) || !lostStateOf(why)) return;
  await markBounced(deps.channelsOf(accountId), to.address, deps.edge);
  const tickets = deps.ticketsOf(accountId);
  const found = await tickets.readByNumber(content.number);
  if (found) await ticketCommand(tickets, found.task.id, { trigger: 'bounce' }, deps.edge);
}

async function markBounced(channels: ChannelStore, address: string, { pause }: CommandEdge): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (attempt > 0) await pause(attempt);
    const after = withBounced(await channels.read(), address);
    if (!after || (await channels.replace(after))) return;
  }
  throw new Contended('the channels kept changing');
}
