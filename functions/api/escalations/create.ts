import type * as z from 'zod';
import { createEscalation } from '../../../core/contracts/escalations.ts';
import { NOT_A_PHONE } from '../../../core/contracts/input.ts';
import { type FieldError, problem } from '../../../core/contracts/problem.ts';
import { type Customer, newCustomer, UNNAMED_CALLER } from '../../../core/customer/customer.ts';
import { locationOfCaller, placeOf } from '../../../core/customer/place.ts';
import { decide } from '../../../core/escalation/decide.ts';
import type { CallFacts } from '../../../core/escalation/escalation.ts';
import type { CreationExtras, EscalationStore, Opening } from '../../../core/escalation/escalation-store.ts';
import { IncidentNumber } from '../../../core/ids/ids.ts';
import { isOpen, type Job } from '../../../core/job/job.ts';
import type { Session } from '../../../core/login/session.ts';
import { toE164 } from '../../../core/phone/phone.ts';
import { type Instant, toEpochMs } from '../../../core/time/instant.ts';
import { type Call, operation, type Reply } from '../../pipelines/call.ts';
import { Contended } from '../../pipelines/contention.ts';
import { command, worldOf } from '../../pipelines/escalation-command.ts';
import { REUSED_KEY, repeatOf } from '../../pipelines/repeat.ts';
import { readView } from './answer.ts';
import type { EscalationDeps } from './deps.ts';

type Body = z.output<typeof createEscalation.body>;

/** A number in use, a customer made at the same moment, a lost race: each is read and tried again, so often. */
const ATTEMPTS = 8;

/**
 * Starts an escalation, once: the same Idempotency-Key, or a job whose escalation is still under way, is answered with
 * the one there is. Customer, job, escalation, snapshot, lock and the first pages are one transaction.
 */
export const create = (deps: EscalationDeps) =>
  operation(createEscalation, async (call) => {
    const { body, session } = call;
    const phone = body.call && toE164(body.call.phone, deps.defaultCountry);
    if (body.call && !phone) return wrong([{ field: 'call.phone', message: NOT_A_PHONE }]);
    const store = deps.storeOf(session.accountId);
    const repeat = repeatOf(createEscalation, call);

    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (attempt > 0) await deps.pause(attempt);
      const opening = await store.readOpening({
        ...{ jobId: body.jobId, phone, planId: body.planId },
        repeat,
      });
      if (opening.repeated && repeat) {
        if (opening.repeated.bodyHash !== repeat.bodyHash) return { problem: REUSED_KEY };
        return answer(store, IncidentNumber.parse(opening.repeated.made), session, 200, deps.clock());
      }
      if (opening.lock) {
        if (body.note) await addNote(deps, store, opening.lock, session, body.note);
        return answer(store, opening.lock, session, 200, deps.clock(), true);
      }
      const errors = unusable(body, opening);
      if (errors.length > 0 || !opening.plan) return wrong(errors);

      const now = deps.clock();
      const subject = subjectOf(deps, call, opening, phone, now);
      const decision = decide(
        undefined,
        {
          trigger: 'create',
          id: deps.ids.escalation(toEpochMs(now)),
          number: deps.ids.incidentNumber(attempt),
          jobId: subject.job.id,
          call: factsOf(subject, phone, opening.account.zone, body),
          urgency: body.urgency,
          note: body.note,
          by: { id: session.personId, name: session.name },
        },
        await worldOf(store, { account: opening.account, plan: opening.plan }, now),
      );
      if (decision.outcome !== 'changed') throw new Error('a new escalation was refused');
      const extras: CreationExtras = {
        plan: opening.plan,
        ...(subject.newCustomer ? { newCustomer: subject.newCustomer } : {}),
        ...(subject.newJob ? { newJob: subject.newJob } : {}),
        ...(repeat ? { repeat } : {}),
      };
      const result = await store.create(decision, extras, now);
      if (result.outcome === 'written') return answer(store, result.escalation.number, session, 201, now);
    }
    throw new Contended('no attempt to start the escalation got through');
  });

const wrong = (errors: FieldError[]): { problem: ReturnType<typeof problem> } => ({
  problem: problem('invalid', undefined, errors),
});

/** What of the request points at nothing, by field. */
function unusable(body: Body, { job, customer, plan }: Opening): FieldError[] {
  const errors: FieldError[] = [];
  if (body.jobId && !(job && customer)) errors.push({ field: 'jobId', message: 'there is no such job' });
  else if (job && !isOpen(job)) errors.push({ field: 'jobId', message: `the job is ${job.status}` });
  if (!plan)
    errors.push({
      field: 'planId',
      message: body.planId ? 'there is no such plan' : 'the account has no default plan: name one',
    });
  return errors;
}

/** The job and customer of the escalation: the ones there are, or those that the call makes. */
function subjectOf(
  deps: EscalationDeps,
  { body, session }: Pick<Call<typeof createEscalation>, 'body' | 'session'>,
  opening: Opening,
  phone: string | undefined,
  now: Instant,
): { job: Job; customer: Customer; newJob?: Job; newCustomer?: Customer } {
  const { accountId } = session;
  const stamp = { createdAt: now, updatedAt: now, version: 1 };
  const { address, name, summary } = body.call ?? {};
  const customer =
    opening.customer ??
    newCustomer(
      { accountId, id: deps.ids.customer(toEpochMs(now)), name: name ?? UNNAMED_CALLER, phone, address },
      now,
    );
  const locationId = locationOfCaller(customer, phone);
  const job: Job = opening.job ?? {
    accountId,
    id: deps.ids.job(toEpochMs(now)),
    number: deps.ids.jobNumber(),
    customerId: customer.id,
    ...(locationId ? { locationId } : {}),
    status: 'unscheduled',
    summary: summary ?? '',
    ...stamp,
  };
  return {
    job,
    customer,
    ...(opening.customer ? {} : { newCustomer: customer }),
    ...(opening.job ? {} : { newJob: job }),
  };
}

/** What the people on call are told. What the caller said just now goes before what is on file. */
function factsOf(
  { job, customer }: { job: Job; customer: Customer },
  caller: string | undefined,
  zone: string,
  body: Body,
): CallFacts {
  const place = placeOf(customer, job.locationId, zone);
  const phone = caller ?? place.phone;
  const address = body.call?.address ?? place.address;
  return {
    jobNumber: job.number,
    summary: job.summary,
    customerName: body.call?.name ?? customer.name,
    ...(phone ? { phone } : {}),
    ...(address ? { address } : {}),
  };
}

const addNote = (
  deps: EscalationDeps,
  store: EscalationStore,
  number: IncidentNumber,
  session: Session,
  note: string,
) => command(store, number, { trigger: 'note', by: { id: session.personId, name: session.name }, note }, deps);

async function answer<S extends 200 | 201>(
  store: EscalationStore,
  number: IncidentNumber,
  session: Session,
  status: S,
  now: Instant,
  deduplicated = false,
): Promise<Reply<typeof createEscalation>> {
  const view = await readView(store, number, session, 'allow', now);
  if (!view) throw new Error('an escalation that was just read is gone');
  return { status, body: deduplicated ? { ...view, deduplicated } : view };
}
