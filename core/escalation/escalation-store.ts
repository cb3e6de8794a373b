import type { Account } from '../account/account.ts';
import type { Customer } from '../customer/customer.ts';
import type { Repeat } from '../idempotency/repeat.ts';
import type { IncidentNumber, JobId, PersonId, PlanId, ScheduleId } from '../ids/ids.ts';
import type { Job } from '../job/job.ts';
import type { Visit } from '../job/visit.ts';
import type { Message } from '../message/message.ts';
import type { Person } from '../person/person.ts';
import type { Plan } from '../plan/plan.ts';
import type { Schedule } from '../schedule/schedule.ts';
import type { Instant } from '../time/instant.ts';
import type { Decision } from './decision.ts';
import type { Escalation, EscalationStatus } from './escalation.ts';
import type { TimelineEntry } from './timeline.ts';

/** What a decision is made from, as it was read. */
export interface EscalationCase {
  escalation: Escalation;
  /** Hash of the last timeline entry; the next one carries it on. */
  chain: string;
  account: Account;
  /** The snapshot. */
  plan: Plan;
}

/** An escalation with all that happened. */
export interface EscalationHistory extends EscalationCase {
  timeline: TimelineEntry[];
  messages: Message[];
}

/** What an escalation is started from. */
export interface Opening {
  account: Account;
  plan: Plan | undefined;
  job: Job | undefined;
  customer: Customer | undefined;
  /** The number of the escalation that holds the job's lock, settled or not. */
  lock: IncidentNumber | undefined;
  /** What this Idempotency-Key did before. */
  repeated: { bodyHash: string; made: string } | undefined;
}

/** What else stands in the transaction that creates an escalation. */
export interface CreationExtras {
  plan: Plan;
  /** A customer and a job that the call made. */
  newCustomer?: Customer;
  newJob?: Job;
  repeat?: Repeat;
}

export type Changed = Extract<Decision, { outcome: 'changed' }>;

/** Who lost, by name: every one of them is answered by reading and deciding again. */
export type CommitOutcome =
  | { outcome: 'written'; escalation: Escalation }
  | { outcome: 'lost'; to: 'another_change' | 'number_in_use' | 'repeated' | 'customer_exists' }
  /** `holder`: the escalation that has the job. */
  | { outcome: 'lost'; to: 'job_locked'; holder: IncidentNumber };

/**
 * The escalations of one account. Each write is one transaction: the escalation under the guard of the version that was
 * read, its timeline, the job's lock, the reply codes and the messages. Run twice, the second one loses by name.
 */
export interface EscalationStore {
  read(number: IncidentNumber): Promise<EscalationCase | undefined>;
  readHistory(number: IncidentNumber): Promise<EscalationHistory | undefined>;
  readOpening(wanted: {
    jobId?: JobId | undefined;
    phone?: string | undefined;
    planId?: PlanId | undefined;
    repeat?: Repeat | undefined;
  }): Promise<Opening>;
  list(
    status: EscalationStatus,
    query: { cursor?: string | undefined; limit: number; after?: Instant },
  ): Promise<{ items: Escalation[]; next?: string }>;
  people(ids: readonly PersonId[]): Promise<Map<PersonId, Person>>;
  /** The job of an escalation with its appointments, as they are now. */
  visit(job: JobId): Promise<Visit | undefined>;
  /** Those of these schedules that exist, as they are now. */
  schedules(ids: readonly ScheduleId[]): Promise<Map<ScheduleId, Schedule>>;
  /** Everybody of the team; for "the office is told". */
  team(): Promise<Person[]>;
  create(decision: Changed, extras: CreationExtras, now: Instant): Promise<CommitOutcome>;
  change(before: EscalationCase, decision: Changed, now: Instant): Promise<CommitOutcome>;
}
