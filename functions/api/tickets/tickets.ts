import { problem } from '../../../core/contracts/problem.ts';
import { claimTicket, getTicket, listTickets, resolveTicket } from '../../../core/contracts/tickets.ts';
import type { Session } from '../../../core/login/session.ts';
import type { TicketNumber } from '../../../core/task/task.ts';
import type { Ticket } from '../../../core/ticket/ticket.ts';
import type { TicketEvent } from '../../../core/ticket/ticket-decision.ts';
import { ticketSummary, ticketView } from '../../../core/ticket/view.ts';
import { operation, reply } from '../../pipelines/call.ts';
import { ticketCommand } from '../../pipelines/ticket-command.ts';
import type { TicketDeps } from './deps.ts';
import { refused } from './refused.ts';
import { refOf } from './tasks.ts';

const isOwn = ({ escalatedBy }: Ticket, { personId }: Session): boolean => escalatedBy.id === personId;

/** Tickets of a status, of one channel if it is named; who has no part in handling them sees those he made. */
export const ticketsList = (deps: TicketDeps) =>
  operation(listTickets, async ({ session, query, verdict }) => {
    const { status, channel } = query;
    const tickets = deps.ticketsOf(session.accountId);
    const { items, next } =
      channel === undefined ? await tickets.list(status, query) : await tickets.listInChannel(channel, status, query);
    const wanted = items.filter((each) => verdict === 'allow' || isOwn(each, session));
    return reply(200, { items: wanted.map(ticketSummary), ...(next ? { next } : {}) });
  });

export const ticketByNumber = (deps: TicketDeps) =>
  operation(getTicket, async ({ session, params, verdict }) => {
    const found = await deps.ticketsOf(session.accountId).readByNumber(params.number);
    if (!found || (verdict === 'own' && !isOwn(found.ticket, session))) return { problem: problem('not-found') };
    return reply(200, ticketView(found));
  });

export const takeTicket = (deps: TicketDeps) =>
  operation(claimTicket, ({ session, params }) =>
    act(deps, session, params.number, { trigger: 'claim', by: refOf(session) }),
  );

export const endTicket = (deps: TicketDeps) =>
  operation(resolveTicket, ({ session, params, body }) =>
    act(deps, session, params.number, {
      trigger: 'resolve',
      by: { ...refOf(session), roles: session.roles },
      note: body.outcome,
    }),
  );

async function act(
  deps: TicketDeps,
  session: Session,
  number: TicketNumber,
  event: Exclude<TicketEvent, { trigger: 'create' }>,
) {
  const tickets = deps.ticketsOf(session.accountId);
  const found = await tickets.readByNumber(number);
  if (!found) return { problem: problem('not-found') };
  const result = await ticketCommand(tickets, found.task.id, event, deps);
  if (result.outcome === 'not_found') return { problem: problem('not-found') };
  if (result.outcome === 'refused') {
    const { account } = await tickets.setting();
    return { problem: refused(result.refusal, account.zone) };
  }
  const after = await tickets.read(found.task.id);
  return after ? reply(200, ticketView(after)) : { problem: problem('not-found') };
}
