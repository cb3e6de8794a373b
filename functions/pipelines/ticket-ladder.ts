import type { Account } from '../../core/account/account.ts';
import type { Customer } from '../../core/customer/customer.ts';
import type { CustomerStore } from '../../core/customer/customer-store.ts';
import { placeOf } from '../../core/customer/place.ts';
import { decide } from '../../core/escalation/decide.ts';
import type { EscalationStore } from '../../core/escalation/escalation-store.ts';
import type { Repeat } from '../../core/idempotency/repeat.ts';
import { type AccountId, type EscalationId, IncidentNumber, type JobId } from '../../core/ids/ids.ts';
import { isOpen, type Job } from '../../core/job/job.ts';
import { shortened } from '../../core/message/sms-text.ts';
import type { Ticket } from '../../core/ticket/ticket.ts';
import { type Instant, plusMinutes, toEpochMs } from '../../core/time/instant.ts';
import { Contended } from './contention.ts';
import { type CommandEdge, worldOf } from './escalation-command.ts';

const ATTEMPTS = 8;
/** A repeat of the same press within this time finds the escalation, or makes up for one that was not started. */
const REPEATED_WITHIN_MINUTES = 60;
const NOTE_MAX = 1000;
const SUMMARY_MAX = 240;

export interface TicketLadderDeps extends CommandEdge {
  customersOf: (account: AccountId) => Pick<CustomerStore, 'read'>;
  escalationsOf: (account: AccountId) => EscalationStore;
  ids: {
    escalation: (now: number) => EscalationId;
    incidentNumber: (attempt: number) => IncidentNumber;
    job: (now: number) => JobId;
    jobNumber: () => string;
  };
}

/**
 * The escalation of a ticket whose category starts the on-call ladder (tickets spec, 7): for its job, or for a new one
 * where it has none that is open. Started once: the ticket's id is its key. The API asks, to say the number; so does
 * the reader of the stream, for an API that died before it could. Undefined for a ticket of the email kind.
 */
export async function ladderOf(deps: TicketLadderDeps, ticket: Ticket): Promise<IncidentNumber | undefined> {
  if (ticket.toldTo !== 'ladder' || deps.clock() > plusMinutes(ticket.createdAt, REPEATED_WITHIN_MINUTES))
    return undefined;
  const store = deps.escalationsOf(ticket.accountId);
  const repeat: Repeat = {
    ...{ route: 'the ladder of a ticket', personId: ticket.escalatedBy.id },
    ...{ key: ticket.id, bodyHash: ticket.id },
  };
  const customer = await deps.customersOf(ticket.accountId).read(ticket.customerId);
  if (!customer) throw new Error('the customer of a ticket is gone');
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (attempt > 0) await deps.pause(attempt);
    const opening = await store.readOpening({
      ...{ jobId: ticket.jobId, phone: undefined, planId: undefined },
      repeat,
    });
    if (opening.repeated) return IncidentNumber.parse(opening.repeated.made);
    // A call for this job is under way: the people on call know of it.
    if (opening.lock) return opening.lock;
    if (!opening.plan) return undefined;
    const now = deps.clock();
    const open = opening.job && isOpen(opening.job) ? opening.job : undefined;
    const job = open ?? newJob(deps, ticket, now);
    const decision = decide(
      undefined,
      {
        trigger: 'create',
        id: deps.ids.escalation(toEpochMs(now)),
        number: deps.ids.incidentNumber(attempt),
        jobId: job.id,
        call: factsOf(ticket, job, customer, opening.account),
        urgency: ticket.urgency,
        note: shortened(`Ticket ${ticket.number}. ${ticket.why || ticket.tried}`.trim(), NOTE_MAX),
        by: ticket.escalatedBy,
      },
      await worldOf(store, { account: opening.account, plan: opening.plan }, now),
    );
    if (decision.outcome !== 'changed') throw new Error('a new escalation was refused');
    const extras = { plan: opening.plan, repeat, ...(open ? {} : { newJob: job }) };
    const result = await store.create(decision, extras, now);
    if (result.outcome === 'written') return result.escalation.number;
  }
  throw new Contended('no attempt to start the ladder of a ticket got through');
}

const summaryOf = ({ issue }: Ticket): string => shortened(issue.replaceAll(/\s+/g, ' '), SUMMARY_MAX);

const newJob = (deps: TicketLadderDeps, ticket: Ticket, now: Instant): Job => ({
  accountId: ticket.accountId,
  id: deps.ids.job(toEpochMs(now)),
  number: deps.ids.jobNumber(),
  customerId: ticket.customerId,
  status: 'unscheduled',
  summary: summaryOf(ticket),
  ...{ createdAt: now, updatedAt: now, version: 1 },
});

const factsOf = (ticket: Ticket, job: Job, customer: Customer, { zone }: Account) => {
  const { phone, address } = placeOf(customer, job.locationId, zone);
  return {
    jobNumber: job.number,
    summary: summaryOf(ticket),
    customerName: customer.name,
    ...(phone ? { phone } : {}),
    ...(address ? { address } : {}),
  };
};
