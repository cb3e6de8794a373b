import type { Recipient } from '../message/message.ts';
import { backupOf, recipientsOf } from './channel.ts';
import { noticeAt } from './due-time.ts';
import type { ClaimedTicket, Notice, NoticeKind, OpenTicket, TicketFact } from './ticket.ts';
import type { TicketDecision, TicketWorld } from './ticket-decision.ts';
import { alertMessage, recipientKey, reminderMessage, type TicketMessage, type Via } from './ticket-message.ts';

/*
 * Reminders of a ticket that nobody has resolved (tickets spec, 6): once each, in business hours, first the channel,
 * then the backup, then the managers. Once a ticket has an owner, it is he who is reminded when it is due.
 */

type WatchedTicket = OpenTicket | ClaimedTicket;

/** Sends what is due; what a late clock finds due out of hours is moved to the next opening (urgent: sent at once). */
export function remind(ticket: WatchedTicket, world: TicketWorld): TicketDecision<WatchedTicket> {
  const due = ticket.notices.filter(({ at }) => at <= world.now);
  if (due.length === 0) return { outcome: 'unchanged', why: 'not_due' };
  const possibleAt = noticeAt(world.calendar, world.now);
  const moves = ({ kind }: Notice) =>
    possibleAt > world.now && !(ticket.urgency === 'urgent' && (kind === 'due' || kind === 'breach'));
  const sent = due.filter((notice) => !moves(notice));
  const moved = due.filter(moves).map(({ kind }) => ({ kind, at: possibleAt }));
  const ahead = ticket.notices.filter(({ at }) => at > world.now);
  const timeline: TicketFact[] = [
    ...sent.map(({ kind }) => ({ kind: 'reminded' as const, notice: kind })),
    ...(moved.length > 0 ? [{ kind: 'reminder_moved' as const, to: possibleAt }] : []),
  ];
  return {
    outcome: 'changed',
    next: {
      ...ticket,
      notices: [...moved, ...ahead].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
      updatedAt: world.now,
      version: ticket.version + timeline.length,
    },
    timeline,
    messages: messagesFor(
      ticket,
      sent.map(({ kind }) => kind),
      world,
    ),
  };
}

/** One message a recipient and wake, about the gravest of what is due. */
function messagesFor(ticket: WatchedTicket, kinds: readonly NoticeKind[], world: TicketWorld): TicketMessage[] {
  const told = new Set<string>();
  return kinds.toReversed().flatMap((kind) => {
    const { to, via, alert } = audienceOf(ticket, kind, world);
    const fresh = to.filter((recipient) => !told.has(recipientKey(recipient)));
    for (const recipient of fresh) told.add(recipientKey(recipient));
    return [
      ...fresh.map((recipient) => reminderMessage(ticket, kind, recipient, via)),
      ...(alert
        ? world.administrators.map((personId) => alertMessage(ticket, world.channels, kind, { personId }))
        : []),
    ];
  });
}

interface Audience {
  to: Recipient[];
  via: Via;
  alert: boolean;
}

function audienceOf(ticket: WatchedTicket, kind: NoticeKind, world: TicketWorld): Audience {
  const owner = ticket.status === 'claimed' ? [{ personId: ticket.owner.id }] : [];
  if (kind === 'breach') {
    const managers = world.managers.length > 0 ? world.managers : world.administrators;
    const others = managers.filter((id) => ticket.status !== 'claimed' || id !== ticket.owner.id);
    return { to: [...owner, ...others.map((personId) => ({ personId }))], via: 'managers', alert: false };
  }
  if (owner.length > 0) return { to: owner, via: 'owner', alert: false };
  if (kind === 'due') {
    const backup = backupOf(world.channels, world.bounced);
    if (backup) return { to: [backup], via: 'backup', alert: false };
  }
  // Without a backup, the channel is reminded again rather than nobody.
  const { to, from } = recipientsOf(world.channels, ticket.category, world.bounced, world.administrators);
  return { to, via: from, alert: from === 'default' };
}
