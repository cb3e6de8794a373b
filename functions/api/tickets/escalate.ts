import { problem } from '../../../core/contracts/problem.ts';
import { type EscalatedView, escalateToTicket, getEscalateOffer } from '../../../core/contracts/tasks.ts';
import type { Customer } from '../../../core/customer/customer.ts';
import { placeOf } from '../../../core/customer/place.ts';
import type { Session } from '../../../core/login/session.ts';
import { usableMethods } from '../../../core/person/person.ts';
import { escalateTask } from '../../../core/ticket/escalate-task.ts';
import { escalateOffer } from '../../../core/ticket/offer.ts';
import { promiseSentence } from '../../../core/ticket/promise.ts';
import type { Ticket, TicketCustomer } from '../../../core/ticket/ticket.ts';
import { ticketWorld } from '../../../core/ticket/world.ts';
import { toEpochMs } from '../../../core/time/instant.ts';
import { operation, reply } from '../../pipelines/call.ts';
import { Contended } from '../../pipelines/contention.ts';
import { ladderOf } from '../../pipelines/ticket-ladder.ts';
import type { TicketDeps } from './deps.ts';
import { refused } from './refused.ts';
import { refOf } from './tasks.ts';

/** A number in use, a task that changed meanwhile: each is read and tried again, so often. */
const ATTEMPTS = 8;

/**
 * The Escalate button. A task is escalated once: pressed again, or by two at once, the answer is the one ticket with the
 * sentence that was to be said then. A category that starts the ladder does so behind
 * the transaction; after a crash between the two, the reader of the stream starts it.
 */
export const escalate = (deps: TicketDeps) =>
  operation(escalateToTicket, async ({ session, params, body }) => {
    const tickets = deps.ticketsOf(session.accountId);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (attempt > 0) await deps.pause(attempt);
      const [task, setting, replyTo] = await Promise.all([
        deps.tasksOf(session.accountId).read(params.taskId),
        tickets.setting(),
        mailboxOf(deps, session),
      ]);
      if (!task) return { problem: problem('not-found') };
      const customer = await deps.customersOf(session.accountId).read(task.customerId);
      if (!customer) throw new Error('the customer of a task is gone');
      const now = deps.clock();
      const world = ticketWorld(setting, now);
      const decision = escalateTask(
        task,
        {
          id: deps.ids.ticket(toEpochMs(now)),
          number: deps.ids.ticketNumber(attempt),
          customer: contactOf(customer, world.calendar.zone),
          details: body,
          by: refOf(session),
          replyTo,
        },
        world,
      );
      const { zone } = world.calendar;
      if (decision.outcome === 'refused') return { problem: refused(decision.refusal, zone) };
      if (decision.outcome === 'unchanged') {
        const known = await tickets.read(task.id);
        if (!known) throw new Error('an escalated task has no ticket');
        return reply(200, await answer(deps, known.ticket, zone));
      }
      const outcome = await tickets.open(task, decision, now);
      if (outcome === 'written') return reply(201, await answer(deps, decision.ticket, zone));
    }
    throw new Contended('no attempt to make the ticket got through');
  });

/** What the form shows before it is sent. Nothing is written. */
export const offer = (deps: TicketDeps) =>
  operation(getEscalateOffer, async ({ session, params }) => {
    const [task, setting] = await Promise.all([
      deps.tasksOf(session.accountId).read(params.taskId),
      deps.ticketsOf(session.accountId).setting(),
    ]);
    const customer = task && (await deps.customersOf(session.accountId).read(task.customerId));
    if (!customer) return { problem: problem('not-found') };
    const world = ticketWorld(setting, deps.clock());
    return reply(200, escalateOffer(contactOf(customer, world.calendar.zone), world));
  });

async function answer(deps: TicketDeps, ticket: Ticket, zone: string): Promise<EscalatedView> {
  const { id, number, dueAt, contactMethod, createdAt } = ticket;
  const escalation = await ladderOf(deps, ticket);
  return {
    ticket: { id, number, dueAt },
    sentence: promiseSentence(dueAt, zone, contactMethod, createdAt),
    ...(escalation ? { escalation: { number: escalation } } : {}),
  };
}

/** He is called where he is known in short: a ticket is about his matter, not about one of his locations. */
function contactOf(customer: Customer, zone: string): TicketCustomer {
  const { phone, email, address } = placeOf(customer, undefined, zone);
  return {
    name: customer.name,
    ...(phone ? { phone } : {}),
    ...(email ? { email } : {}),
    ...(address ? { address } : {}),
  };
}

/** Where the team's answers go: the agent's own mailbox, if he has one that works. */
async function mailboxOf(deps: TicketDeps, session: Session): Promise<string | undefined> {
  const person = await deps.accountOf(session.accountId).person(session.personId);
  return person && usableMethods(person, 'email')[0]?.address;
}
